//! Questionnaire editions: kept, and made ready once for all who answer.

use super::page::Section;
use crate::questionnaire::{self, Version};
use crate::refused::{Field, Refused, Why, authorise};
use crate::session::{Visitor, who};
use crate::{App, audit, new_uuid, translation};
use diligence_domain::{Door, Event, Locale, QuestionnaireId, may_enter};
use diligence_framework::digest;
use diligence_i18n::locales;
use diligence_sheet::{Limits, Workbook, read_bytes};
use diligence_store::{Questionnaire, Tx, Who};
use diligence_survey::form::{Choices, Item, Kind};
use diligence_survey::{Fault, Form, Plan, xlsform};
use quick_cache::sync::Cache;
use std::sync::Arc;

/// A questionnaire made ready to be answered.
#[derive(Debug)]
pub struct Asked {
    /// The form with its expressions.
    pub plan: Arc<Plan>,
    /// Its pages.
    pub sections: Vec<Section>,
    /// Which language of the form each language of the site is asked in, and whether it is that language.
    tongues: Vec<(Locale, String, bool)>,
}

impl Asked {
    /// Makes a form ready.
    ///
    /// # Errors
    /// An expression that is none.
    pub fn new(form: Form) -> Result<Self, diligence_survey::PlanError> {
        let tongue = |locale: &Locale| {
            let own = language_of(&form, *locale);
            let is_own = own.is_some();
            (*locale, own.unwrap_or_else(|| original(&form)), is_own)
        };
        let tongues = locales().iter().map(tongue).collect();
        let sections = Section::of(&form);
        Ok(Self { plan: Arc::new(Plan::new(form)?), sections, tongues })
    }

    /// The form.
    pub fn form(&self) -> &Form {
        self.plan.form()
    }

    /// The form’s language for a language of the site.
    pub fn language(&self, locale: Locale) -> &str {
        self.tongues.iter().find(|it| it.0 == locale).map_or("", |it| it.1.as_str())
    }

    /// Whether the form speaks a language of the site.
    pub fn speaks(&self, locale: Locale) -> bool {
        self.tongues.iter().any(|it| it.0 == locale && it.2)
    }
}

/// The language of a form that is one of the site’s, as the form names it.
pub(crate) fn language_of(form: &Form, locale: Locale) -> Option<String> {
    let end = format!("({locale})");
    let mut all = form.languages().into_iter();
    all.find(|it| it.ends_with(&end) || *it == locale.to_string()).map(str::to_owned)
}

/// The language that a form was written in, as the form names it; empty for words whose language it does not say.
pub(crate) fn original(form: &Form) -> String {
    let says = form.items.iter().all(|it| it.label.plain.is_none());
    let first = form.languages().first().filter(|_| says).map(|it| (*it).to_owned());
    form.settings.default_language.clone().or(first).unwrap_or_default()
}

/// Questionnaires that were made ready, and when: an edition never changes, but what is translated beside it does, also
/// by another program on the same database.
#[derive(Debug)]
pub struct Library(Cache<QuestionnaireId, (i64, Arc<Asked>)>);

/// For how long one is used before it is looked up again, milliseconds.
const FRESH: i64 = 5 * 60_000;

impl Default for Library {
    fn default() -> Self {
        Self(Cache::new(32))
    }
}

/// Why a file is no questionnaire.
#[derive(Debug, thiserror::Error)]
pub enum Rejected {
    /// It cannot be kept.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// What is wrong with it, in lines that name sheet, row, column and remedy.
    #[error("the form has faults")]
    Faults(Vec<Fault>),
    /// It is no workbook.
    #[error("{0}")]
    File(String),
}

/// All questionnaire editions, oldest first.
///
/// # Errors
/// Somebody who sets up no rounds, or a database that does not answer.
pub async fn list(app: &App, visitor: &Visitor) -> Result<Vec<Questionnaire>, Refused> {
    authorise(may_enter(&visitor.actor, Door::Rounds))?;
    Ok(app.store().look(who(&visitor.actor)).await?.questionnaires().await?)
}

/// Keeps the questionnaire of the current framework edition in one of its versions.
///
/// # Errors
/// Somebody who sets up no rounds, or a database that refuses.
pub async fn generate(app: &App, visitor: &Visitor, version: Version) -> Result<QuestionnaireId, Rejected> {
    let book = questionnaire::workbook(app.edition(), version, locales());
    let bytes = xlsform::write(&book).map_err(|error| Rejected::File(error.to_string()))?;
    add(app, visitor, &bytes, "generated.xlsx").await
}

/// Keeps a questionnaire that somebody wrote as an `XLSForm`.
///
/// # Errors
/// A file that is no form, somebody who sets up no rounds, or a database that refuses.
pub async fn add(
    app: &App,
    visitor: &Visitor,
    bytes: &[u8],
    file: &str,
) -> Result<QuestionnaireId, Rejected> {
    authorise(may_enter(&visitor.actor, Door::ChangeRounds))?;
    let (book, form, faults) = form_of(bytes, file)?;
    // Nobody could answer a question whose choices are not there.
    let beside = |it: &Item| it.kind == Kind::External || matches!(it.choices, Some(Choices::File(_)));
    if form.items.iter().any(beside) {
        return Err(Rejected::Faults(faults));
    }
    let settings = &form.settings;
    let mut it = Questionnaire {
        id: QuestionnaireId::new(new_uuid()),
        code: String::new(),
        framework: app.edition().code().to_owned(),
        title: settings.title.clone(),
        digest: digest::hex(bytes),
    };
    let mut tx = app.store().begin_as(who(&visitor.actor)).await.map_err(Refused::from)?;
    let known = tx.questionnaires().await.map_err(Refused::from)?;
    if let Some(same) = known.iter().find(|other| other.digest == it.digest) {
        return Ok(same.id);
    }
    // The how manieth of its name: a code is never used again.
    let mut number = 1;
    let code = |number: usize| format!("{}.{number}", settings.id);
    while known.iter().any(|other| other.code == code(number)) {
        number += 1;
    }
    it.code = code(number);
    // Whatever it came as, it is kept as a workbook.
    let kept = xlsform::write(&book).map_err(|error| Rejected::File(error.to_string()))?;
    if !tx.add_questionnaire(&it, &kept, app.now_ms()).await.map_err(Refused::from)? {
        return Err(Refused::Stale.into());
    }
    let about = ("questionnaire", it.id);
    // What was translated of the one before goes over.
    if let Some(last) =
        known.iter().rev().find(|it| it.code.rsplit_once('.').is_some_and(|it| it.0 == settings.id))
    {
        let before = tx.workbook(last.id).await.map_err(Refused::from)?.ok_or(Refused::NotFound)?;
        let (_, before, _) = form_of(&before, "questionnaire.xlsx")?;
        let kept = tx.translations(last.id).await.map_err(Refused::from)?;
        for row in translation::carried(&before, &kept, &form) {
            tx.save_translation(it.id, &row, app.now_ms()).await.map_err(Refused::from)?;
        }
    }
    let logged = audit::log(app, &mut tx, Some(visitor.id()), Event::QuestionnaireAdded, about).await;
    logged.map_err(Refused::from)?;
    tx.commit_unseen().await.map_err(Refused::from)?;
    Ok(it.id)
}

fn form_of(bytes: &[u8], file: &str) -> Result<(Workbook, Form, Vec<Fault>), Rejected> {
    let book =
        read_bytes(file, bytes, &Limits::default()).map_err(|error| Rejected::File(error.to_string()))?;
    let reading = xlsform::read(&book, file.rsplit_once('.').map_or(file, |it| it.0));
    match reading.form {
        Some(form) => {
            let known = Asked::new(form.clone()).map_err(|error| Rejected::File(error.to_string()))?;
            if known.sections.is_empty() {
                return Err(Refused::field(Field::File, Why::Missing).into());
            }
            Ok((book, form, reading.faults))
        }
        None => Err(Rejected::Faults(reading.faults)),
    }
}

/// A questionnaire edition made ready, with what is translated beside it.
///
/// # Errors
/// One that is not there, or a database that does not answer.
pub async fn asked(app: &App, id: QuestionnaireId) -> Result<Arc<Asked>, Refused> {
    let now = app.now_ms();
    if let Some((since, known)) = app.asked.0.get(&id)
        && (since..since + FRESH).contains(&now)
    {
        return Ok(known);
    }
    let mut tx: Tx = app.store().look(Who::SYSTEM).await?;
    let bytes = tx.workbook(id).await?.ok_or(Refused::NotFound)?;
    let kept = tx.translations(id).await?;
    let (_, mut form, _) = form_of(&bytes, "questionnaire.xlsx").map_err(|_| Refused::NotFound)?;
    translation::put(&mut form, &kept);
    let asked = Arc::new(Asked::new(form).map_err(|_| Refused::NotFound)?);
    app.asked.0.insert(id, (now, Arc::clone(&asked)));
    Ok(asked)
}

/// The form of an edition as its workbook has it.
pub(crate) async fn as_kept(app: &App, id: QuestionnaireId) -> Result<Form, Refused> {
    let bytes = app.store().look(Who::SYSTEM).await?.workbook(id).await?.ok_or(Refused::NotFound)?;
    form_of(&bytes, "questionnaire.xlsx").map(|it| it.1).map_err(|_| Refused::NotFound)
}

/// The workbook of an edition, to change and bring again as the next one; and its code.
///
/// # Errors
/// Somebody who sets up no rounds, one that is not there, or a database that does not answer.
pub async fn workbook(
    app: &App,
    visitor: &Visitor,
    id: QuestionnaireId,
) -> Result<(String, Vec<u8>), Refused> {
    authorise(may_enter(&visitor.actor, Door::Rounds))?;
    let mut tx = app.store().look(who(&visitor.actor)).await?;
    let known = tx.questionnaires().await?.into_iter().find(|it| it.id == id).ok_or(Refused::NotFound)?;
    Ok((known.code, tx.workbook(id).await?.ok_or(Refused::NotFound)?))
}

impl Library {
    /// Lets one go whose words have changed.
    pub(crate) fn forget(&self, id: QuestionnaireId) {
        self.0.remove(&id);
    }
}
