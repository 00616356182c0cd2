//! Every statement, by aggregate and verb. A test prepares each on both engines.

macro_rules! statements {
    ($($aggregate:ident { $($name:ident = $file:literal),+ $(,)? })+) => {
        $(
            #[doc = concat!("Statements of `", stringify!($aggregate), "`.")]
            pub mod $aggregate {
                $(
                    #[doc = concat!("`sql/", stringify!($aggregate), "/", $file, ".sql`")]
                    pub const $name: &str =
                        include_str!(concat!("../sql/", stringify!($aggregate), "/", $file, ".sql"));
                )+
            }
        )+
        /// All statements with their names, for the registry test.
        pub const ALL: &[(&str, &str)] =
            &[$($((concat!(stringify!($aggregate), "/", $file), $aggregate::$name)),+),+];
    };
}

statements! {
    dataset { LIST = "list", UPSERT = "upsert", UPSERT_VARIABLE = "upsert_variable", VARIABLES = "variables" }
    edition { INSERT = "insert", LIST = "list" }
    observation {
        JURISDICTIONS = "jurisdictions", OF_DATASET = "of_dataset", OF_JURISDICTION = "of_jurisdiction",
        OF_VARIABLE = "of_variable", UPSERT = "upsert",
    }
    revision { BUMP = "bump", GET = "get" }
    run { INSERT = "insert", LIST = "list" }
    score { INSERT = "insert", JURISDICTIONS = "jurisdictions", OF_JURISDICTION = "of_jurisdiction" }
    score_run { FIND = "find", INSERT = "insert", LATEST = "latest" }
    treaty { LIST = "list", OF_JURISDICTION = "of_jurisdiction", UPSERT = "upsert" }
}
