//! Words of questionnaires in further languages, and whether they are still right.

use crate::db::{Tx, rows, run};
use crate::{Error, Result, sql};
use diligence_domain::{Locale, PersonId, QuestionnaireId};

/// Words of a questionnaire in a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Translation {
    /// In which language.
    pub locale: Locale,
    /// What names the words in the form.
    pub place: String,
    /// The words.
    pub text: String,
    /// The digest of what they translate.
    pub source: String,
    /// Who read them and found them right; none where nobody did.
    pub reviewed_by: Option<PersonId>,
    /// Counts every change.
    pub version: i64,
}

#[derive(sqlx::FromRow)]
struct Row {
    locale: String,
    place: String,
    text: String,
    source: String,
    reviewed_by: String,
    version: i64,
}

impl Row {
    fn read(self) -> Result<Translation> {
        let odd = |column, value: &str| Error::inconsistent("translation", column, value);
        let person = |text: &str| text.parse().map(Some).map_err(|_| odd("reviewed_by", text));
        Ok(Translation {
            locale: self.locale.parse().map_err(|_| odd("locale", &self.locale))?,
            reviewed_by: if self.reviewed_by.is_empty() { None } else { person(&self.reviewed_by)? },
            place: self.place,
            text: self.text,
            source: self.source,
            version: self.version,
        })
    }
}

impl Tx {
    /// The words of a questionnaire that stand beside its workbook, by language and place.
    ///
    /// # Errors
    /// A database that does not answer, or holds what cannot be.
    pub async fn translations(&mut self, of: QuestionnaireId) -> Result<Vec<Translation>> {
        let found: Vec<Row> = rows!(self, sql::translation::OF_QUESTIONNAIRE, of.to_string());
        found.into_iter().map(Row::read).collect()
    }

    /// Keeps words as they are after a version, 0 for none; `false` where somebody changed them since.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn save_translation(
        &mut self,
        of: QuestionnaireId,
        it: &Translation,
        now: i64,
    ) -> Result<bool> {
        let reviewed_by = it.reviewed_by.map(|it| it.to_string()).unwrap_or_default();
        let saved = run!(
            self,
            sql::translation::SAVE,
            of.to_string(),
            it.locale.to_string(),
            &it.place,
            &it.text,
            &it.source,
            reviewed_by,
            it.version,
            now
        );
        Ok(saved == 1)
    }
}
