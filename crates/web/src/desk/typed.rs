//! What was typed and cannot be kept, in words beside the field.

use diligence_app::{Fault, Field, Why};
use diligence_i18n::Messages;

/// Faults of a form, in words.
#[derive(Debug, Default)]
pub struct Faults(Vec<(&'static str, String)>);

impl Faults {
    /// Faults as a use case found them.
    pub fn new(m: &Messages, faults: &[Fault]) -> Self {
        Self(faults.iter().map(|it| (id(it.field), words(m, it.why).to_owned())).collect())
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of them: the field's id and what is wrong.
    pub fn all(&self) -> &[(&'static str, String)] {
        &self.0
    }

    /// What is wrong with a field, empty where nothing is.
    pub fn of(&self, field: &str) -> &str {
        self.0.iter().find(|(it, _)| *it == field).map_or("", |(_, words)| words.as_str())
    }
}

impl Faults {
    /// Attributes of a field that has a fault, so that it is read aloud with it.
    pub fn mark(&self, field: &str) -> String {
        if self.of(field).is_empty() {
            return String::new();
        }
        format!(" aria-invalid=\"true\" aria-describedby=\"{field}-fault\"")
    }
}

/// The id of a field in its page.
pub fn id(field: Field) -> &'static str {
    match field {
        Field::Name => "name",
        Field::Email => "email",
        Field::Password => "password",
        Field::Code => "code",
        Field::Kind => "kind",
        Field::Jurisdictions => "jurisdictions",
        Field::Themes => "themes",
        Field::Visibility => "visibility",
        Field::Joined => "joined",
        Field::Partner => "partner",
        Field::Role => "role",
        Field::Locale => "locale",
        Field::Zone => "zone",
        Field::Digest => "digest",
        Field::Reason => "reason",
        Field::Passkey => "passkey",
        Field::Questionnaire => "questionnaire",
        Field::Targets => "targets",
        Field::Opens => "opens",
        Field::Closes => "closes",
        Field::Keep => "keep",
        Field::Rater => "rater",
        Field::Consent => "consent",
        Field::Referral => "referral",
        Field::File => "file",
    }
}

/// Why, in words.
pub fn words(m: &Messages, why: Why) -> &str {
    match why {
        Why::Missing => m.fault_missing(),
        Why::Long => m.fault_long(),
        Why::Control => m.fault_control(),
        Why::Form => m.fault_form(),
        Why::Unknown => m.fault_unknown(),
        Why::Taken => m.fault_taken(),
        Why::Reach => m.fault_reach(),
        Why::Short => m.fault_short(),
        Why::Guessable => m.fault_guessable(),
        Why::Wrong => m.fault_wrong(),
        Why::Pinned => m.fault_pinned(),
        Why::Words => m.fault_words(),
    }
}
