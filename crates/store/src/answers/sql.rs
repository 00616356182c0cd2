//! Every statement about answers, by aggregate and verb.

crate::sql::statements! {
    "../../answers/sql/"
    act {
        INSERT = "insert", OF_DAY = "of_day", OPEN_DAYS = "open_days", SEAL = "seal", SEALED_DAYS = "sealed_days",
    }
    answer_set {
        DELETE = "delete", GET = "get", INSERT_POSTGRES = "insert.postgres", INSERT_SQLITE = "insert.sqlite", OF_RATER = "of_rater", OF_ROUND = "of_round", SAVE = "save", SUBMITTED = "submitted",
        WHOLE_POSTGRES = "whole.postgres", WHOLE_SQLITE = "whole.sqlite",
    }
    code { OF_ROUND = "of_round", SET = "set" }
    coding {
        DELETE = "delete", DELETE_ALL = "delete_all", FORGET = "forget", INSERT = "insert", MERGE = "merge",
        OF_QUESTION = "of_question",
    }
    consent { DELETE_ALL = "delete_all", OF_SET = "of_set", SET = "set" }
    data_key { DELETE = "delete", FIRST = "first", FIRST_SQLITE = "first_all.sqlite", GET = "get", PAGE = "page", REWRAP = "rewrap" }
    export { COUNT = "count", PAGE = "page" }
    file { DELETE = "delete", DELETE_ALL = "delete_all", GET = "get", INSERT = "insert", ROOM = "room" }
    outbox {
        DELETE_POSTGRES = "delete.postgres", DELETE_SQLITE = "delete.sqlite", INSERT = "insert", SOME = "some",
    }
    submission {
        ANSWERED = "answered", DELETE_ALL = "delete_all", INSERT = "insert", LAST_OF_SET = "last_of_set",
        OF_RECEIPT = "of_receipt", OF_SET = "of_set", RECORD = "record",
    }
}
