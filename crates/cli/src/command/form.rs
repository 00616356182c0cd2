//! `form check | convert | eval`

use super::framework::editions;
use super::{print, write};
use crate::args::{Form, Format, Questionnaire, Target};
use crate::failure::Failure;
use crate::settings::Settings;
use diligence_app::questionnaire::{self, Version};
use diligence_framework::Edition;
use diligence_sheet::{Limits, Workbook};
use diligence_survey::expr::{self, Asked, Value, World as _, evaluate, place};
use diligence_survey::xform::Instances;
use diligence_survey::xlsform::{self, Reading};
use diligence_survey::{Fault, Repair, json, xform};
use std::path::Path;

pub async fn run(settings: &Settings, command: Form) -> Result<(), Failure> {
    match command {
        Form::Generate { edition, version, locale, out } => {
            let editions = editions(settings).await?;
            generate(super::framework::named(&editions, edition.as_deref())?, version, &locale, &out)
        }
        Form::Check { path, fix, format } => check(&path, fix.as_deref(), format),
        Form::Convert { path, to, out } => convert(&path, to, out.as_deref()),
        Form::Eval { expr, xform, instance, at } => eval(&expr, &xform, instance.as_deref(), at.as_deref()),
    }
}

fn generate(
    edition: &Edition,
    version: Questionnaire,
    locales: &[String],
    out: &Path,
) -> Result<(), Failure> {
    let version = match version {
        Questionnaire::Long => Version::Long,
        Questionnaire::Short => Version::Short,
        Questionnaire::Government => Version::Government,
        Questionnaire::Part => Version::Part,
        Questionnaire::Digital => Version::Digital,
    };
    let locales = if locales.is_empty() {
        diligence_i18n::locales().to_vec()
    } else {
        locales.iter().map(|it| super::locale(it)).collect::<Result<_, _>>()?
    };
    let book = questionnaire::workbook(edition, version, &locales);
    let reading = xlsform::read(&book, "form");
    for fault in &reading.faults {
        anstream::eprintln!("{fault}");
    }
    let Some(form) = reading.form else {
        return Err(Failure::new("the questionnaire of this edition has faults")
            .remedy("Mend the edition as is said above."));
    };
    write(out, &xlsform::write(&book)?)?;
    print(format!(
        "{}: {} rows, {} lists",
        form.settings.id,
        book.sheets[0].rows.len() - 1,
        form.lists.len()
    ));
    Ok(())
}

fn read(path: &Path) -> Result<(Workbook, Reading), Failure> {
    let stem = path.file_stem().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
    let book = diligence_sheet::read(path, &Limits::default())?;
    let reading = xlsform::read(&book, &stem);
    Ok((book, reading))
}

fn check(path: &Path, fix: Option<&Path>, format: Format) -> Result<(), Failure> {
    let (book, reading) = read(path)?;
    let repairs: Vec<Repair> = reading.faults.iter().filter_map(|it| it.repair.clone()).collect();
    if format == Format::Json {
        let faults: Vec<serde_json::Value> = reading.faults.iter().map(fault).collect();
        print(serde_json::to_string_pretty(&faults)?);
    } else {
        for fault in &reading.faults {
            anstream::eprintln!("{fault}");
        }
    }
    if let Some(out) = fix {
        write(out, &xlsform::write(&xlsform::mend(&book, &repairs))?)?;
        for repair in &repairs {
            anstream::eprintln!("mended: “{}”, row {}: {repair}", repair.sheet, repair.row);
        }
        anstream::eprintln!("{} cell(s) mended in {}; check it once more.", repairs.len(), out.display());
    }
    let warnings = reading.faults.iter().filter(|it| it.warning).count();
    let Some(form) = reading.form else {
        let failure = Failure::new(format!("{} fault(s)", reading.faults.len() - warnings));
        return Err(match (repairs.len(), fix) {
            (0, _) | (_, Some(_)) => failure.remedy("Mend what is listed above and check again."),
            (count, None) => failure.remedy(format!(
                "Mend what is listed above; “--fix OUT.xlsx” writes a copy in which {count} of them are mended."
            )),
        });
    };
    if format == Format::Text {
        let questions = form.items.iter().filter(|it| it.kind.control().is_some()).count();
        let languages = form.languages().join(", ");
        let spoken = if languages.is_empty() { String::new() } else { format!("; languages: {languages}") };
        print(format!("{}: {questions} questions, {} lists{spoken}", form.settings.title, form.lists.len()));
        print(format!("{warnings} warning(s); it can be used."));
    }
    Ok(())
}

fn fault(fault: &Fault) -> serde_json::Value {
    serde_json::json!({
        "sheet": fault.place.sheet,
        "row": fault.place.row,
        "column": fault.place.column,
        "header": fault.place.header,
        "warning": fault.warning,
        "problem": fault.problem,
        "remedy": fault.remedy,
        "repair": fault.repair.as_ref().map(|it| it.becomes.as_str()),
    })
}

fn convert(path: &Path, to: Target, out: Option<&Path>) -> Result<(), Failure> {
    let (book, reading) = read(path)?;
    let bytes = if to == Target::Xlsform {
        // Its cells are carried over whatever they mean.
        xlsform::write(&book)?
    } else {
        for fault in &reading.faults {
            anstream::eprintln!("{fault}");
        }
        let Some(form) = reading.form else {
            return Err(Failure::new("the form cannot be converted")
                .remedy("Mend what is listed above and try again."));
        };
        match to {
            Target::Xform => xform::write(&form).into_bytes(),
            _ => (serde_json::to_string_pretty(&json::of(&form))? + "\n").into_bytes(),
        }
    };
    match out {
        Some(out) => write(out, &bytes),
        None if to == Target::Xlsform => {
            Err(Failure::usage("a workbook cannot be printed").remedy("Name a file with “--out FILE.xlsx”."))
        }
        None => {
            anstream::print!("{}", String::from_utf8_lossy(&bytes));
            Ok(())
        }
    }
}

fn eval(text: &str, form: &Path, instance: Option<&Path>, at: Option<&str>) -> Result<(), Failure> {
    let source = |path: &Path| {
        std::fs::read_to_string(path).map_err(|error| {
            Failure::new(format!("{} cannot be read: {error}", path.display()))
                .remedy("Check that it is there and is text.")
        })
    };
    let xml = if form.extension().is_some_and(|it| it.eq_ignore_ascii_case("xml")) {
        source(form)?
    } else {
        let (_, reading) = read(form)?;
        let Some(form) = reading.form else {
            return Err(Failure::new("the form has faults").remedy("Run “diligence form check” on it."));
        };
        xform::write(&form)
    };
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map(|it| it.as_millis());
    let now = now.ok().and_then(|it| i64::try_from(it).ok()).unwrap_or_default();
    let mut world = Instances::of_xform(&xml)?.at(now, 0);
    if let Some(instance) = instance {
        world = world.with_record(&source(instance)?)?;
    }
    let parsed =
        expr::parse(text).map_err(|error| Failure::usage(format!("“{text}” is no expression: {error}")))?;
    let root = world.tree(0).root().unwrap_or_default();
    let node = match at {
        Some(path) => world.find(path).ok_or_else(|| {
            Failure::usage(format!("the record has nothing at {path}"))
                .remedy("Name an element as “/data/group/name”; “[2]” says which.")
        })?,
        None => root,
    };
    let value = evaluate(&world, Asked { expr: &parsed, at: place(0, node) })?;
    match &value {
        Value::Nodes(places) => {
            for it in places {
                let tree = world.tree(it.tree);
                print(format!("{} {}", tree.path(it.node), tree.text(it.node)).trim_end());
            }
        }
        _ => print(expr::text(&world, &value)),
    }
    Ok(())
}
