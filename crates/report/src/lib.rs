//! One document tree to HTML and PDF
