//! What may be written on the line.

use clap::builder::TypedValueParser as _;
use clap::{Parser, Subcommand, ValueEnum};
use std::net::SocketAddr;
use std::path::PathBuf;

/// Put the due diligence framework to work: open data, assessments, reports.
///
/// Settings come from flags, then DILIGENCE_* variables, then diligence.toml, then defaults;
/// “diligence config show” prints where each came from.
#[derive(Debug, Parser)]
#[command(
    name = "diligence",
    version,
    after_help = "Examples:\n  diligence demo\n  diligence init && diligence serve\n  diligence import wbl-safety-2024 wbl2024-safety.xlsx --dry-run\n  diligence profile Malaysia --format json\n  diligence report EGY --locale ar --format html,pdf --out reports\n\nExit codes: 0 done, 1 failed, 2 wrong use."
)]
pub struct Args {
    /// Folder of the embedded database and of files [default: ./diligence-data]
    #[arg(long, global = true, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// Database address: sqlite:FILE or postgres://… [default: in the data folder]
    #[arg(long, global = true, value_name = "URL")]
    pub database: Option<String>,
    /// Settings file [default: ./diligence.toml]
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Address to listen on [default: 127.0.0.1:8080]
    #[arg(long, global = true, value_name = "ADDR")]
    pub listen: Option<SocketAddr>,
    /// Where “Leave this page” leads [default: <https://www.wikipedia.org>/]
    #[arg(long, global = true, value_name = "URL")]
    pub leave_to: Option<String>,
    /// Address under which people reach the site [default: `http://localhost` and the port]
    #[arg(long, global = true, value_name = "URL")]
    pub address: Option<String>,
    /// File of the installation’s key; keep a copy apart from the database [default: in the data folder]
    #[arg(long, global = true, value_name = "FILE")]
    pub key_file: Option<PathBuf>,
    /// File of the key that opens answers; keep a copy far from the database [default: beside the data folder]
    #[arg(long, global = true, value_name = "FILE")]
    pub answers_key_file: Option<PathBuf>,
    /// Certificate for TLS, PEM
    #[arg(long, global = true, value_name = "FILE")]
    pub tls_cert: Option<PathBuf>,
    /// Key of the certificate, PEM, readable by its owner alone
    #[arg(long, global = true, value_name = "FILE")]
    pub tls_key: Option<PathBuf>,
    /// Mail server, such as <smtps://USER:PASSWORD@HOST>; better in a variable or the settings file than here
    #[arg(long, global = true, value_name = "URL", hide_env_values = true)]
    pub mail: Option<String>,
    /// Who letters come from
    #[arg(long, global = true, value_name = "ADDRESS")]
    pub mail_from: Option<String>,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Show the product at work on real open data: store, reports, site
    #[command(
        after_help = "Running it again is safe: what is there stays.\n\nExample:\n  diligence demo --data /tmp/try --listen 127.0.0.1:9000"
    )]
    Demo(Demo),
    /// Set up: make the data folder, the database and the first administrator
    #[command(
        after_help = "Asks for what is not given, where somebody can answer.\n\nExample:\n  diligence init --admin amina@example.org --name Amina --organisation \"Our network\""
    )]
    Init(Init),
    /// Serve the site
    Serve,
    /// Bring the database’s tables up to date
    Migrate,
    /// Check that everything needed is there and works
    Doctor,
    /// People who may sign in
    #[command(subcommand)]
    User(User),
    /// The log of acts
    #[command(subcommand)]
    Audit(Audit),
    /// The key that opens what contributors answered
    #[command(
        subcommand,
        after_help = "The key lies in a file of its own (--answers-key-file), or in the variable DILIGENCE_ANSWERS_KEY.\nWhoever loses it loses every answer: nobody can help. Keep a copy on paper or in a safe, apart from database and backups."
    )]
    Keys(Keys),
    /// Settings
    #[command(subcommand)]
    Config(Config),
    /// Framework editions
    #[command(subcommand)]
    Framework(Framework),
    /// Questionnaires, as XLSForm and ODK XForms have them
    #[command(subcommand)]
    Form(Form),
    /// Bring in open data
    #[command(subcommand)]
    Import(Import),
    /// Everything known about a jurisdiction, per principle, with sources
    #[command(
        after_help = "JURISDICTION is a code (MYS, MY, 458, MY-10) or a name.\n\nExample:\n  diligence profile MYS --format json"
    )]
    Profile(Profile),
    /// Write a report about a jurisdiction
    #[command(after_help = "Example:\n  diligence report EGY --locale ar --format html,pdf --out reports")]
    Report(Report),
    /// Turn a file of ratings into comparable scores that say how sure they are
    #[command(
        after_help = "RATINGS.csv has the columns rater,jurisdiction,year,item,rating and, where there are any, organisation,class,home,parent,confidence.\nA rating is a level such as 0 to 4, unknown, or na; a jurisdiction that starts with ~ is a vignette, with the year 0.\n\nExample:\n  diligence score ratings.csv --out scores --seed 7"
    )]
    Score(Score),
}

#[derive(Debug, clap::Args)]
pub struct Demo {
    /// Make everything, then stop instead of serving
    #[arg(long)]
    pub no_serve: bool,
}

#[derive(Debug, clap::Args)]
pub struct Init {
    /// Address of the first administrator
    #[arg(long, value_name = "EMAIL")]
    pub admin: Option<String>,
    /// What she is called
    #[arg(long)]
    pub name: Option<String>,
    /// The organisation that runs this installation
    #[arg(long)]
    pub organisation: Option<String>,
    /// Language of her pages and letters
    #[arg(long, default_value = "en")]
    pub locale: String,
}

#[derive(Debug, Clone, Copy, Subcommand)]
pub enum Keys {
    /// Make a key where there is none
    Make,
    /// Take a new key; the old one still opens what it wrapped
    #[command(
        after_help = "Afterwards: copy the key file to where its copy is kept, then run “diligence keys retire”."
    )]
    Rotate,
    /// Drop old keys once the new one opens everything
    Retire,
    /// Try the key on every answer
    Check,
}

#[derive(Debug, Subcommand)]
pub enum User {
    /// Invite somebody, or offer her more roles
    #[command(
        after_help = "Roles: director, coordinator, country-partner, contributor, reviewer, government-focal-point, translator, publisher, administrator, read-only.\n\nExample:\n  diligence user add amina@example.org --name Amina --role country-partner --jurisdiction MYS --partner \"Women’s Network\""
    )]
    Add {
        /// Her address
        email: String,
        /// What she is called
        #[arg(long)]
        name: String,
        /// What she is to be; may be given several times
        #[arg(long = "role", required = true)]
        roles: Vec<String>,
        /// For which jurisdictions, with commas; everywhere without
        #[arg(long, value_delimiter = ',')]
        jurisdiction: Vec<String>,
        /// At which partner: id or name [default: the one with which the installation began]
        #[arg(long)]
        partner: Option<String>,
        /// Language of her pages and letters
        #[arg(long, default_value = "en")]
        locale: String,
    },
    /// List people, their state and roles
    List {
        /// How to print
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Let somebody in no more, at once
    Disable {
        /// Her address
        email: String,
    },
    /// Let somebody in again
    Enable {
        /// Her address
        email: String,
    },
    /// Take every way of signing in from somebody and make her a link to begin anew
    Reset {
        /// Her address
        email: String,
    },
    /// List somebody’s roles, or end one
    Roles {
        /// Her address
        email: String,
        /// End the role with this id
        #[arg(long, value_name = "ID")]
        end: Option<String>,
    },
}

#[derive(Debug, Subcommand)]
pub enum Audit {
    /// Check that no act was changed, taken out, moved or cut off
    Verify,
}

#[derive(Debug, Subcommand)]
pub enum Config {
    /// Print every setting and where it came from
    Show,
}

#[derive(Debug, Subcommand)]
pub enum Form {
    /// Say all that is wrong with a form: sheet, row, column, what, and the remedy
    #[command(
        after_help = "FORM is an XLSForm: XLSX, XLS, ODS, or CSV whose first column names the sheets.\n\nExample:\n  diligence form check shelters.xlsx --fix mended.xlsx"
    )]
    Check {
        /// The workbook
        #[arg(value_name = "FORM")]
        path: PathBuf,
        /// Write a copy in which all is mended that can be mended safely
        #[arg(long, value_name = "OUT")]
        fix: Option<PathBuf>,
        /// How to print
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Write the questionnaire of a framework edition as a workbook
    #[command(
        after_help = "The first language is the one that is shown first.\n\nExample:\n  diligence form generate --version short --locale ar,fr,en --out short.xlsx"
    )]
    Generate {
        /// Which edition [default: the first shipped]
        #[arg(long)]
        edition: Option<String>,
        /// For whom
        #[arg(long, value_enum, default_value_t = Questionnaire::Long)]
        version: Questionnaire,
        /// In which languages [default: all]
        #[arg(long, value_delimiter = ',')]
        locale: Vec<String>,
        /// Where to
        #[arg(long)]
        out: PathBuf,
    },
    /// Turn a form into an ODK XForm, a workbook or JSON
    #[command(after_help = "Example:\n  diligence form convert shelters.xlsx --to xform --out shelters.xml")]
    Convert {
        /// The workbook
        #[arg(value_name = "FORM")]
        path: PathBuf,
        /// Into what
        #[arg(long, value_enum)]
        to: Target,
        /// Where to [default: print it]
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// Compute an expression of a form
    #[command(
        after_help = "Example:\n  diligence form eval --expr 'sum(/data/shelter/beds)' --xform shelters.xml --instance answers.xml"
    )]
    Eval {
        /// The expression
        #[arg(long, allow_hyphen_values = true)]
        expr: String,
        /// An XForm, or a form in a workbook
        #[arg(long, value_name = "FORM")]
        xform: PathBuf,
        /// A record to look at [default: the empty one]
        #[arg(long, value_name = "RECORD")]
        instance: Option<PathBuf>,
        /// Where the expression stands, as /data/shelter/beds; a number in brackets says which shelter [default: the root]
        #[arg(long, value_name = "PATH")]
        at: Option<String>,
    },
}

/// For whom a questionnaire is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Questionnaire {
    /// Organisations: every principle
    Long,
    /// Organisations: the core principles
    Short,
    /// The government, about itself
    Government,
    /// Organisations: a part of a State, such as a province
    Part,
    /// Organisations: digital violence
    Digital,
}

/// Into what a form is turned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Target {
    /// ODK XForms XML
    Xform,
    /// XLSX, with every cell of every sheet
    Xlsform,
    /// For programs
    Json,
}

#[derive(Debug, Subcommand)]
pub enum Framework {
    /// Check a content pack: a folder or a spreadsheet
    Check {
        /// Folder with edition.toml, or a spreadsheet
        path: PathBuf,
    },
    /// Print an edition, area, principle or indicator
    Show {
        /// A code such as PT3; the whole edition without one
        code: Option<String>,
        /// Which edition [default: the first shipped]
        #[arg(long)]
        edition: Option<String>,
        /// Language of the words
        #[arg(long, default_value = "en")]
        locale: String,
        /// How to print
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Say what changed between two editions, and whether rounds stay comparable
    Diff {
        /// The earlier: a code or a path
        from: String,
        /// The later: a code or a path
        to: String,
        /// How to print
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Keep an edition that somebody else wrote
    #[command(
        after_help = "A spreadsheet has the columns row_kind, code, parent, dimension, indicator_kind, value, title, text, source, page, locale.\n\nExample:\n  diligence framework import principles.xlsx --code network-1 --title \"Our principles\" --licence \"with permission\""
    )]
    Import {
        /// Folder with edition.toml, or a spreadsheet
        path: PathBuf,
        /// Code of the edition, for a spreadsheet [default: the file’s name]
        #[arg(long)]
        code: Option<String>,
        /// Title of the edition, for a spreadsheet [default: its code]
        #[arg(long)]
        title: Option<String>,
        /// Licence of its words, or who gave permission, for a spreadsheet
        #[arg(long)]
        licence: Option<String>,
        /// Say what would be done and do nothing
        #[arg(long)]
        dry_run: bool,
    },
}

#[derive(Debug, Subcommand)]
pub enum Import {
    /// Women, Business and the Law 2024, Safety (World Bank, XLSX)
    #[command(name = "wbl-safety-2024")]
    WblSafety2024(File),
    /// Minimum Set of Gender Indicators (UN Statistics Division, TSV)
    UnstatsGender(File),
    /// Ratification of CEDAW or its Optional Protocol (CSV)
    Ratification {
        #[command(flatten)]
        file: File,
        /// CEDAW or CEDAW-OP, where the file’s name does not say
        #[arg(long)]
        treaty: Option<String>,
    },
    /// Any table, with a file that says what its columns are
    Csv {
        #[command(flatten)]
        file: File,
        /// What the columns are: see docs/import-map.md
        #[arg(long, value_name = "MAP.toml")]
        map: PathBuf,
    },
}

#[derive(Debug, clap::Args)]
pub struct File {
    /// The publisher’s file
    pub file: PathBuf,
    /// Say what would change and change nothing
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Debug, clap::Args)]
pub struct Profile {
    /// Code or name
    pub jurisdiction: String,
    /// Language of names and titles
    #[arg(long, default_value = "en")]
    pub locale: String,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

#[derive(Debug, clap::Args)]
pub struct Report {
    /// Code or name
    pub jurisdiction: String,
    /// Language
    #[arg(long, default_value = "en")]
    pub locale: String,
    /// Which files
    #[arg(long, value_enum, value_delimiter = ',', default_value = "html,pdf")]
    pub format: Vec<Paper>,
    /// Folder to write to
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
}

#[derive(Debug, clap::Args)]
pub struct Score {
    /// The ratings
    pub file: PathBuf,
    /// Folder to write to
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// With the file it determines every number
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Markov chains
    #[arg(long, default_value_t = 4, value_parser = clap::value_parser!(u8).range(2..=16).map(usize::from))]
    pub chains: usize,
    /// Let ratings weigh by the column “confidence”
    #[arg(long)]
    pub confidence: bool,
    /// Let ratings of regions inform the numbers of their States
    #[arg(long)]
    pub inform_state: bool,
    /// Look what every score would be without each organisation; each area is fitted again N times at most
    #[arg(long, value_name = "N", num_args = 0..=1, require_equals = true, default_missing_value = "20")]
    pub leave_one_out: Option<usize>,
    /// Seconds instead of minutes: one file, not converged, not to be published
    #[arg(long)]
    pub preview: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Paper {
    /// One self-contained page
    Html,
    /// Tagged PDF
    Pdf,
}
