//! Locales, messages, numbers, dates, collation
