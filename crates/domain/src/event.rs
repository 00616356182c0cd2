//! What the log of acts says was done.

use crate::words::words;

words! {
    /// An act that is written down. The log says who did it to which record, and nothing of what the record holds.
    Event {
        /// Somebody signed in.
        SignedIn = "signed-in",
        /// Somebody proved again that it is she.
        Confirmed = "confirmed",
        /// A wrong password, code or passkey for somebody who exists.
        SignInFailed = "sign-in-failed",
        /// Somebody signed out.
        SignedOut = "signed-out",
        /// Somebody ended sessions of hers.
        SessionsEnded = "sessions-ended",
        /// Somebody was invited.
        Invited = "invited",
        /// An invitation was taken back.
        InvitationEnded = "invitation-ended",
        /// Somebody accepted.
        Accepted = "accepted",
        /// A role was taken away.
        RoleEnded = "role-ended",
        /// Somebody may not sign in any more.
        PersonDisabled = "person-disabled",
        /// Somebody may sign in again.
        PersonEnabled = "person-enabled",
        /// Somebody has to begin anew.
        PersonReset = "person-reset",
        /// Somebody’s record was read.
        PersonRead = "person-read",
        /// Somebody changed what she says of herself.
        ProfileChanged = "profile-changed",
        /// Somebody set a password.
        PasswordSet = "password-set",
        /// Somebody set up one-time codes.
        OneTimeCodesSet = "one-time-codes-set",
        /// Somebody made recovery codes.
        RecoveryCodesMade = "recovery-codes-made",
        /// Somebody signed in with a recovery code.
        RecoveryCodeUsed = "recovery-code-used",
        /// Somebody added a passkey.
        PasskeyAdded = "passkey-added",
        /// Somebody removed a passkey.
        PasskeyRemoved = "passkey-removed",
        /// A partner was written down.
        PartnerAdded = "partner-added",
        /// A partner’s record was changed.
        PartnerChanged = "partner-changed",
        /// A partner was put away.
        PartnerArchived = "partner-archived",
        /// A partner was brought back.
        PartnerRestored = "partner-restored",
        /// A hidden partner’s record was read.
        PartnerRead = "partner-read",
        /// Partners were taken away as a file.
        PartnersExported = "partners-exported",
        /// Partners came in from a file.
        PartnersImported = "partners-imported",
        /// The log was read.
        AuditRead = "audit-read",
        /// The log was taken away as a file.
        AuditExported = "audit-exported",
        /// Somebody asked for a second person.
        ReleaseAsked = "release-asked",
        /// A second person agreed.
        ReleaseGranted = "release-granted",
        /// A second person refused.
        ReleaseRefused = "release-refused",
        /// A questionnaire edition was kept.
        QuestionnaireAdded = "questionnaire-added",
        /// A round was set up.
        RoundAdded = "round-added",
        /// What is written down about a round was changed.
        RoundChanged = "round-changed",
        /// A round was opened to answers.
        RoundOpened = "round-opened",
        /// A round was closed.
        RoundClosed = "round-closed",
        /// Answers of a round were kept as long as contributors were told, and deleted.
        RoundExpired = "round-expired",
        /// An organisation was invited to a round.
        OrganisationInvited = "organisation-invited",
        /// An organisation was given a new code.
        CodeRenewed = "code-renewed",
        /// An invitation to a round was ended.
        AccessEnded = "access-ended",
        /// Organisations were reminded.
        Reminded = "reminded",
        /// An answer was deleted because its organisation asked for it.
        WithdrawnOnRequest = "withdrawn-on-request",
        /// Words of a questionnaire were translated.
        TextTranslated = "text-translated",
        /// Answers of a round were taken away as a file.
        AnswersExported = "answers-exported",
        /// Single answers of a round were read.
        AnswersRead = "answers-read",
        /// What organisations wrote in their own words was read.
        TextsRead = "texts-read",
        /// Tags for what organisations wrote were changed.
        CodesChanged = "codes-changed",
        /// What an organisation wrote was tagged.
        TextCoded = "text-coded",
    }
}
