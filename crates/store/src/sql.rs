//! Every statement, by aggregate and verb. A test prepares each on both engines.

macro_rules! statements {
    ($root:literal $($aggregate:ident { $($name:ident = $file:literal),+ $(,)? })+) => {
        $(
            #[doc = concat!("Statements of `", stringify!($aggregate), "`.")]
            pub mod $aggregate {
                $(
                    #[doc = concat!("`", $root, stringify!($aggregate), "/", $file, ".sql`")]
                    pub const $name: &str =
                        include_str!(concat!($root, stringify!($aggregate), "/", $file, ".sql"));
                )+
            }
        )+
        /// All statements with their names, for the registry test.
        pub const ALL: &[(&str, &str)] =
            &[$($((concat!(stringify!($aggregate), "/", $file), $aggregate::$name)),+),+];
    };
}
pub(crate) use statements;

statements! {
    "../sql/"
    access {
        ADVANCE_POSTGRES = "advance.postgres", ADVANCE_SQLITE = "advance.sqlite", ENTERED = "entered", FORGET = "forget", GET = "get", INSERT = "insert", OF_ROUND = "of_round",
        RECODE = "recode", SET_STATE = "set_state", WROTE = "wrote",
    }
    audit {
        COUNT = "count", FROM = "from", HEAD = "head", INSERT = "insert", PAGE = "page", SEAL = "seal",
        UNSEALED = "unsealed",
    }
    dataset { LIST = "list", UPSERT = "upsert", UPSERT_VARIABLE = "upsert_variable", VARIABLES = "variables" }
    edition { INSERT = "insert", LIST = "list" }
    history { INSERT = "insert", LIST = "list" }
    invitation {
        BY_TOKEN = "by_token", FINISH = "finish", FINISH_ALL = "finish_all", INSERT = "insert", OPEN = "open",
    }
    membership {
        ACCEPT = "accept", FINISH = "finish", FINISH_ALL = "finish_all", INSERT = "insert", LIST = "list",
        OF_INVITED = "of_invited", OF_PERSON = "of_person", OFFERED_BY = "offered_by",
    }
    notice { INSERT = "insert", OF_PERSON = "of_person", READ_ALL = "read_all", UNREAD = "unread" }
    observation {
        JURISDICTIONS = "jurisdictions", OF_DATASET = "of_dataset", OF_JURISDICTION = "of_jurisdiction",
        OF_VARIABLE = "of_variable", UPSERT = "upsert",
    }
    partner {
        CHANGE = "change", COUNT = "count", GET = "get", INSERT = "insert", LIST = "list", PUBLIC = "public",
    }
    passkey {
        DELETE = "delete", DELETE_ALL = "delete_all", INSERT = "insert", OF_PERSON = "of_person",
        USED = "used",
    }
    person {
        BY_EMAIL = "by_email", CHANGE = "change", GET = "get", INSERT = "insert", LIST = "list",
        SECRETS = "secrets", SECRETS_OF = "secrets_of", SET_PASSWORD = "set_password", SET_STATE = "set_state",
        SET_TOTP = "set_totp", SPEND_STEP = "spend_step", TO_WRITE_TO = "to_write_to", WROTE = "wrote",
    }
    questionnaire { GET = "get", INSERT = "insert", LIST = "list" }
    recovery_code { DELETE_ALL = "delete_all", INSERT = "insert", LEFT = "left", SPEND = "spend" }
    release_request { DECIDE = "decide", GET = "get", INSERT = "insert", LIST = "list", SPEND = "spend" }
    revision { BUMP = "bump", GET = "get" }
    round { CHANGE = "change", GET = "get", INSERT = "insert", LIST = "list" }
    run { INSERT = "insert", LIST = "list" }
    score { INSERT = "insert", JURISDICTIONS = "jurisdictions", OF_JURISDICTION = "of_jurisdiction" }
    score_run { FIND = "find", INSERT = "insert", LATEST = "latest" }
    session {
        DELETE = "delete", DELETE_ALL = "delete_all", GET = "get", INSERT = "insert", OF_PERSON = "of_person",
        RENEW = "renew", SEEN = "seen", SWEEP = "sweep",
    }
    spent { INSERT = "insert", SWEEP = "sweep" }
    translation { OF_QUESTIONNAIRE = "of_questionnaire", SAVE = "save" }
    treaty { LIST = "list", OF_JURISDICTION = "of_jurisdiction", UPSERT = "upsert" }
}
