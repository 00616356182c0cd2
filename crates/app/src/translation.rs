//! Words of questionnaires in the languages of the site: what is there, what is missing, what translates words that have
//! changed since. An edition stays as it is; what is translated stands beside it, and goes over to the next one.

use crate::answering::{as_kept, language_of, original};
use crate::refused::{Refused, Why, authorise};
use crate::session::{Visitor, who};
use crate::{App, audit, questionnaire};
use diligence_domain::{Door, Event, Locale, QuestionnaireId, may_enter};
use diligence_framework::digest;
use diligence_i18n::locales;
use diligence_store::{Questionnaire, Translation};
use diligence_survey::Form;
use std::collections::HashMap;

/// The longest text, in characters.
const LONGEST: usize = 5000;

/// How far a text is in a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// There is none.
    Missing,
    /// What it translates has changed since.
    Stale,
    /// Nobody has read it and found it right.
    Unreviewed,
    /// Somebody did.
    Reviewed,
}

/// A text to translate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// What names it in the form.
    pub place: String,
    /// What is to be translated.
    pub source: String,
    /// The translation as it is; may be empty.
    pub text: String,
    /// How far it is.
    pub state: State,
    /// Counts changes of it, 0 for what stands in the workbook.
    pub version: i64,
}

/// How far a language is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// All texts.
    pub total: usize,
    /// Those that are there, and translate what stands there now.
    pub current: usize,
    /// Those that translate what has changed since.
    pub stale: usize,
    /// Those that somebody read and found right.
    pub reviewed: usize,
}

impl Progress {
    /// Counts texts.
    pub fn of(texts: &[Text]) -> Self {
        let count = |state| texts.iter().filter(|it| it.state == state).count();
        let reviewed = count(State::Reviewed);
        let current = reviewed + count(State::Unreviewed);
        Self { total: texts.len(), current, stale: count(State::Stale), reviewed }
    }
}

/// What somebody typed for a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// Names it.
    pub place: String,
    /// The translation.
    pub text: String,
    /// Whether she read it and found it right.
    pub reviewed: bool,
    /// The version that she saw.
    pub was: i64,
}

/// What was not saved, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotSaved {
    /// Somebody was faster.
    Conflict,
    /// It cannot be kept.
    Wrong(Why),
    /// What the original has in `${…}` is not all there, or more is.
    Marks(String),
}

/// The texts of a form in a language, in the order of the form. None for the language that it was written in.
fn texts(form: &Form, kept: &[Translation], locale: Locale) -> Vec<Text> {
    let (own, source) = (language_of(form, locale), original(form));
    if own.as_ref() == Some(&source) {
        return Vec::new();
    }
    let kept: HashMap<&str, &Translation> =
        kept.iter().filter(|it| it.locale == locale).map(|it| (it.place.as_str(), it)).collect();
    let mut form = form.clone();
    let all = form.words_mut().into_iter().filter_map(|(place, words)| {
        let from = words.in_language(&source).filter(|it| !it.trim().is_empty())?.to_owned();
        let there = own.as_ref().and_then(|own| words.languages.iter().find(|it| it.0 == *own));
        let there = there.map(|it| it.1.clone()).unwrap_or_default();
        let (text, state, version) = match kept.get(place.as_str()) {
            Some(it) if !it.text.is_empty() => {
                let state = match it {
                    it if it.source != digest::hex(from.as_bytes()) => State::Stale,
                    it if it.reviewed_by.is_some() => State::Reviewed,
                    _ => State::Unreviewed,
                };
                (it.text.clone(), state, it.version)
            }
            // Words that were taken away leave those of the workbook.
            row => {
                let state = if there.is_empty() { State::Missing } else { State::Unreviewed };
                (there, state, row.map_or(0, |it| it.version))
            }
        };
        Some(Text { place, source: from, text, state, version })
    });
    all.collect()
}

/// Puts what stands beside a form into it.
pub(crate) fn put(form: &mut Form, kept: &[Translation]) {
    for locale in locales() {
        let language = language_of(form, *locale).unwrap_or_else(|| questionnaire::language(*locale));
        let of: HashMap<&str, &str> = kept
            .iter()
            .filter(|it| it.locale == *locale && !it.text.is_empty())
            .map(|it| (it.place.as_str(), it.text.as_str()))
            .collect();
        if of.is_empty() {
            continue;
        }
        for (place, words) in form.words_mut() {
            if let Some(text) = of.get(place.as_str()) {
                words.put(&language, (*text).to_owned());
            }
        }
    }
}

/// What goes over from one edition to the next: translations that the new one lacks, that somebody reviewed, or that
/// translate words which have changed.
pub(crate) fn carried(before: &Form, kept: &[Translation], now: &Form) -> Vec<Translation> {
    let mut all = Vec::new();
    for locale in locales() {
        let old = texts(before, kept, *locale);
        let old: HashMap<&str, &Text> = old.iter().map(|it| (it.place.as_str(), it)).collect();
        let kept: HashMap<&str, &Translation> =
            kept.iter().filter(|it| it.locale == *locale).map(|it| (it.place.as_str(), it)).collect();
        for new in texts(now, &[], *locale) {
            let Some(was) = old.get(new.place.as_str()).filter(|it| !it.text.is_empty()) else { continue };
            // The editor brought words of her own.
            if !new.text.is_empty() && new.text != was.text {
                continue;
            }
            let row = kept.get(new.place.as_str());
            let source = row.map_or_else(|| digest::hex(was.source.as_bytes()), |it| it.source.clone());
            let reviewed_by = row.and_then(|it| it.reviewed_by);
            let stale = source != digest::hex(new.source.as_bytes());
            if new.text.is_empty() || stale || reviewed_by.is_some() {
                let (place, text) = (new.place, was.text.clone());
                all.push(Translation { locale: *locale, place, text, source, reviewed_by, version: 0 });
            }
        }
    }
    all
}

/// What stands in `${…}`, in the order of names.
fn marks(text: &str) -> Vec<&str> {
    let mut all: Vec<&str> =
        text.split("${").skip(1).filter_map(|it| it.split_once('}')).map(|it| it.0).collect();
    all.sort_unstable();
    all
}

/// All questionnaire editions, newest first, with how far each language is. A language in which a form was written has
/// nothing to translate.
///
/// # Errors
/// Somebody who does not translate, or a database that does not answer.
pub async fn list(
    app: &App,
    visitor: &Visitor,
) -> Result<Vec<(Questionnaire, Vec<(Locale, Progress)>)>, Refused> {
    authorise(may_enter(&visitor.actor, Door::Translate))?;
    let mut all = app.store().look(who(&visitor.actor)).await?.questionnaires().await?;
    all.reverse();
    let mut found = Vec::new();
    for it in all {
        let form = as_kept(app, it.id).await?;
        let kept = app.store().look(who(&visitor.actor)).await?.translations(it.id).await?;
        let far = locales().iter().map(|locale| (*locale, Progress::of(&texts(&form, &kept, *locale))));
        found.push((it, far.filter(|it| it.1.total > 0).collect()));
    }
    Ok(found)
}

/// The texts of an edition in a language, in the order of the form; and the language of the original.
///
/// # Errors
/// Somebody who does not translate, no such edition or nothing to translate, or a database that does not answer.
pub async fn queue(
    app: &App,
    visitor: &Visitor,
    id: QuestionnaireId,
    locale: Locale,
) -> Result<(Questionnaire, Locale, Vec<Text>), Refused> {
    authorise(may_enter(&visitor.actor, Door::Translate))?;
    let form = as_kept(app, id).await?;
    let mut tx = app.store().look(who(&visitor.actor)).await?;
    let known = tx.questionnaires().await?.into_iter().find(|it| it.id == id).ok_or(Refused::NotFound)?;
    let all = texts(&form, &tx.translations(id).await?, locale);
    if all.is_empty() {
        return Err(Refused::NotFound);
    }
    let source = original(&form);
    let from = locales().iter().find(|it| language_of(&form, **it).as_ref() == Some(&source));
    Ok((known, from.copied().unwrap_or(Locale::EN), all))
}

/// Saves what was typed; what was not saved, by place. What did not change stays as it is.
///
/// # Errors
/// As in [`queue`].
pub async fn save(
    app: &App,
    visitor: &Visitor,
    id: QuestionnaireId,
    locale: Locale,
    typed: &[Typed],
) -> Result<Vec<(String, NotSaved)>, Refused> {
    let (_, _, all) = queue(app, visitor, id, locale).await?;
    let all: HashMap<&str, &Text> = all.iter().map(|it| (it.place.as_str(), it)).collect();
    let mut not_saved = Vec::new();
    let mut changed = false;
    let mut tx = app.store().begin_as(who(&visitor.actor)).await?;
    for it in typed {
        let Some(now) = all.get(it.place.as_str()) else { continue };
        let text = it.text.trim().replace("\r\n", "\n");
        let same = text == now.text;
        // Ticking what is stale says that it is still right.
        let settled = it.reviewed == (now.state == State::Reviewed);
        if same && settled {
            continue;
        }
        let mut wrong = |why| not_saved.push((it.place.clone(), why));
        if text.chars().count() > LONGEST {
            wrong(NotSaved::Wrong(Why::Long));
            continue;
        }
        if text.chars().any(|it| it.is_control() && it != '\n') {
            wrong(NotSaved::Wrong(Why::Control));
            continue;
        }
        if !text.is_empty() && marks(&text) != marks(&now.source) {
            let kept = marks(&now.source).iter().map(|it| format!("${{{it}}}")).collect::<Vec<_>>();
            wrong(NotSaved::Marks(kept.join(" ")));
            continue;
        }
        // Whoever takes the tick away from what is stale does not make it fresh.
        let row = Translation {
            locale,
            place: it.place.clone(),
            source: digest::hex(now.source.as_bytes()),
            reviewed_by: (it.reviewed && !text.is_empty()).then(|| visitor.id()),
            text,
            version: it.was,
        };
        if now.version != it.was || !tx.save_translation(id, &row, app.now_ms()).await? {
            wrong(NotSaved::Conflict);
            continue;
        }
        changed = true;
    }
    if changed {
        audit::log(app, &mut tx, Some(visitor.id()), Event::TextTranslated, ("questionnaire", id)).await?;
    }
    tx.commit_unseen().await?;
    if changed {
        app.asked.forget(id);
    }
    Ok(not_saved)
}
