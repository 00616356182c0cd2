//! The press: documents in, PDF files out.

use crate::fonts::Fonts;
use crate::joint::joined;
use crate::tidy::tidy;
use crate::world::Desk;
use crate::{ReportError, print};
use diligence_domain::document::Document;
use typst::foundations::{Bytes, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

/// The typesetter with its fonts: made once, shared by every thread.
pub struct Press {
    pub(crate) fonts: Fonts,
    pub(crate) library: LazyHash<Library>,
    pub(crate) template: Source,
    pub(crate) copy_id: FileId,
}

impl Press {
    /// Parses the embedded fonts and the template.
    ///
    /// # Errors
    /// [`ReportError::Font`] when the program was built from a broken copy of its fonts.
    pub fn new() -> Result<Self, ReportError> {
        // Header cells of rows are behind this switch until the typesetter has settled their names.
        let features = [Feature::A11yExtras].into_iter().collect();
        Ok(Self {
            fonts: Fonts::load()?,
            library: LazyHash::new(Library::builder().with_features(features).build()),
            template: Source::new(file("report.typ")?, include_str!("report.typ").to_owned()),
            copy_id: file("doc.json")?,
        })
    }

    /// The document as a tagged PDF/UA-1 file on A4.
    ///
    /// The same document gives the same bytes. Characters that no embedded font has are set as “�”.
    ///
    /// # What a copy gets
    /// The file holds all text in logical order, and clusters of Indic letters as `/ActualText`. What readers make
    /// of it, as measured with the words of the tests:
    /// - Latin: everything, in all readers.
    /// - Bangla: every word in poppler 22 and `PDFium` 2026; poppler puts a space inside some words whose marks stand
    ///   off their letter. `MuPDF` 1.21 ignores `/ActualText` and repeats and swaps letters.
    /// - Arabic: poppler and `PDFium` find words in logical order, except that they turn round the two letters that
    ///   one glyph shows (lam-alef, “وملاحقة” becomes “ومالحقة”) and may misplace vowel marks. `MuPDF` 1.21 gives
    ///   lines from left to right.
    ///
    /// Who needs the text itself should take [`html`](crate::html). PDF/UA-1 is checked by the writer (krilla), not
    /// by veraPDF.
    ///
    /// # Errors
    /// [`ReportError`] names what the document lacks, or what the typesetter refuses.
    pub fn pdf(&self, doc: &Document) -> Result<Vec<u8>, ReportError> {
        let file = self.lay(&tidy(doc)).and_then(|pages| bind(&joined(&pages)));
        // What the typesetter remembers of one document helps no other and would only grow.
        typst::comemo::evict(0);
        file
    }

    /// The pages of a tidy document.
    pub(crate) fn lay(&self, doc: &Document) -> Result<PagedDocument, ReportError> {
        let copy = Bytes::new(print::copy(doc, &self.fonts)?);
        typst::compile(&Desk { press: self, copy }).output.map_err(|errors| ReportError::typeset(&errors))
    }
}

/// Pages as a PDF/UA-1 file.
fn bind(pages: &PagedDocument) -> Result<Vec<u8>, ReportError> {
    let standards = PdfStandards::new(&[PdfStandard::Ua_1])
        .map_err(|error| ReportError::Typeset(error.message().to_string()))?;
    let creator = concat!("Diligence ", env!("CARGO_PKG_VERSION")).to_owned();
    let options = PdfOptions { creator: Smart::Custom(Some(creator)), standards, ..PdfOptions::default() };
    typst_pdf::pdf(pages, &options).map_err(|errors| ReportError::typeset(&errors))
}

/// A name in the typesetter's world.
fn file(name: &str) -> Result<FileId, ReportError> {
    let path = VirtualPath::new(name).map_err(|error| ReportError::Typeset(error.to_string()))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}
