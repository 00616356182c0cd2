//! Routes, pages, assets
