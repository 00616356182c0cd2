//! A round that takes answers, and a server for it.

use diligence_app::desk::keys::Keys;
use diligence_app::people::operator;
use diligence_app::round::{self, Change, Typed, WordsTyped, invite};
use diligence_app::session::Visitor;
use diligence_app::{AnswersKey, App, Desk, answering, invite as people, session};
use diligence_domain::{AccessState, Locale, PartnerId, Role, RoundId, Scope};
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// A round that was opened, and who opened it.
pub struct Started {
    pub app: App,
    pub boss: Visitor,
    pub round: RoundId,
    host: PartnerId,
}

impl Started {
    /// Opens a round that asks a form, given as CSV.
    pub async fn new(address: &str, folder: &Path, form: &str) -> Self {
        let app = App::open_and_migrate(address).await.unwrap();
        AnswersKey::random().store_new(&folder.join("answers.key")).unwrap();
        let app = app.with_desk(desk(folder));
        let host = operator::first_partner(&app, "Host").await.unwrap();
        let (boss, _) = director(&app, host, "dina@people.example").await;
        let questionnaire = answering::add(&app, &boss, form.as_bytes(), "try.csv").await.unwrap();
        let typed = Typed {
            name: "Round".into(),
            questionnaire: questionnaire.to_string(),
            targets: "XAA 8".into(),
            locales: vec!["en".into()],
            opens: "2020-01-01".into(),
            closes: "2099-12-31".into(),
            zone: "UTC".into(),
            keep_months: "24".into(),
        };
        let round = round::add(&app, &boss, &typed).await.unwrap();
        let words = WordsTyped {
            consent: [(Locale::EN, "We ask.".to_owned())].into(),
            referral: [("XAA".parse().unwrap(), [(Locale::EN, "Call.".to_owned())].into())].into(),
        };
        round::change(&app, &boss, round, Change::Words(&words), 1).await.unwrap();
        round::change(&app, &boss, round, Change::Open, 2).await.unwrap();
        Self { app, boss, round, host }
    }

    /// How many organisations submitted, as the side of identities knows once all that waits was carried there.
    #[allow(dead_code, reason = "one of the benchmarks needs it")]
    pub async fn submitted(&self, address: &str, folder: &Path) -> usize {
        let app = App::open_and_migrate(address).await.unwrap();
        let app = app.with_desk(desk(folder));
        answering::outbox::carry(&app).await.unwrap();
        let all = invite::list(&app, &self.boss, self.round).await.unwrap();
        app.close().await;
        all.into_iter().filter(|it| it.access.state == AccessState::Submitted).count()
    }

    /// Another director, who came in just now; and what her browser shows.
    #[allow(dead_code, reason = "one of the benchmarks needs it")]
    pub async fn another(&self) -> (Visitor, String) {
        director(&self.app, self.host, "nora@people.example").await
    }

    /// Invites as many organisations; their codes.
    pub async fn invite(&self, many: usize) -> Vec<String> {
        let mut codes = Vec::new();
        for n in 0..many {
            let it = invite::Invitee {
                name: format!("Organisation {n}"),
                locale: "en".into(),
                jurisdiction: "XAA".into(),
                class: "civil-society".into(),
                ..invite::Invitee::default()
            };
            let made = invite::invite(&self.app, &self.boss, self.round, &it).await.unwrap();
            codes.push(made.code.unwrap().as_str().to_owned());
        }
        codes
    }
}

fn desk(folder: &Path) -> Desk {
    let keys = Keys::load_or_make(&folder.join("installation.key")).unwrap();
    let answers = AnswersKey::load(&folder.join("answers.key")).unwrap();
    Desk::new(keys, "http://localhost:1", None, None).unwrap().with_answers_key(answers)
}

async fn director(app: &App, host: PartnerId, email: &str) -> (Visitor, String) {
    let who = (email, "Director", Locale::EN);
    let made =
        operator::add(app, who, Some(host), &[Role::Director], &Scope::Everywhere, "Host").await.unwrap();
    let link = made.link.unwrap();
    let token = diligence_app::desk::token::Token::parse(link.rsplit('/').next().unwrap()).unwrap();
    let opened = people::open(app, &token).await.unwrap().unwrap();
    let setup = people::begin(app, &opened, None).unwrap();
    let secret = totp_rs::Secret::try_from_base32(&setup.secret).unwrap();
    let code = totp_rs::Builder::new().with_secret(secret).build().unwrap();
    let now = u64::try_from(app.now_ms() / 1000).unwrap();
    let code = code.generate(now).to_string();
    let password = "four unlikely words together";
    let entered = people::accept_by_password(app, &token, password, &setup.sealed, &code).await.unwrap();
    let cookie = format!("__Host-session={}", entered.token.as_str());
    (session::visitor(app, &entered.token).await.unwrap().unwrap(), cookie)
}

/// A server, and the port that it listens on.
pub fn serve(database: &str, folder: &Path) -> (Child, u16) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_diligence"))
        .args(["serve", "--listen", "127.0.0.1:0", "--database", database, "--data"])
        .arg(folder)
        .arg("--key-file")
        .arg(folder.join("installation.key"))
        .arg("--answers-key-file")
        .arg(folder.join("answers.key"))
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut said).unwrap();
    let port = said.split("://127.0.0.1:").nth(1).and_then(|it| it.split('/').next()).expect("an address");
    (child, port.parse().unwrap())
}
