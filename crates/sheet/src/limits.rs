//! How much a file may cost us.

/// What a file may hold before reading it stops with [`SheetError::TooLarge`](crate::SheetError::TooLarge).
///
/// The defaults keep any file, however hostile, under about 200 MiB of memory and a few seconds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file itself.
    pub max_file_bytes: u64,
    /// Bytes of the file itself when it is a legacy XLS, which must be held in memory twice.
    pub max_legacy_bytes: u64,
    /// Bytes that the parts of a zip container (XLSX, ODS) may inflate to, all together and as counted.
    pub max_inflated_bytes: u64,
    /// How many times its packed size a part may inflate to, once it is beyond 8 MiB.
    pub max_ratio: u64,
    /// Parts in a zip container.
    pub max_parts: usize,
    /// XML elements in all parts together.
    pub max_elements: u64,
    /// Strings in the table of strings that the cells of a workbook share.
    pub max_strings: u64,
    /// Rows of one sheet that hold a value.
    pub max_rows: usize,
    /// Rows of one sheet that hold none, counted only where the file spells them out.
    pub max_empty_rows: usize,
    /// The column up to which a sheet may hold values.
    pub max_columns: usize,
    /// Cells of all sheets together, counting the empty ones before the last value of each row.
    pub max_cells: usize,
    /// Characters in one cell.
    pub max_cell_chars: usize,
    /// Bytes of text (UTF-8) in all cells together, counting a shared string once per cell.
    pub max_text_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            max_file_bytes: 32 << 20,
            max_legacy_bytes: 16 << 20,
            max_inflated_bytes: 128 << 20,
            max_ratio: 250,
            max_parts: 2_000,
            max_elements: 8_000_000,
            max_strings: 500_000,
            max_rows: 200_000,
            max_empty_rows: 1_048_576,
            max_columns: 2_000,
            max_cells: 1_000_000,
            max_cell_chars: 32_767,
            max_text_bytes: 32 << 20,
        }
    }
}
