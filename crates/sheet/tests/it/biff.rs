//! Workbooks of Excel 97 made record by record, in a container of plain sectors.

const SECTOR: usize = 512;
const END: u32 = 0xffff_fffe;

/// One record.
pub fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).unwrap();
    [kind.to_le_bytes().as_slice(), &length.to_le_bytes(), data].concat()
}

/// The beginning of a stream.
pub fn begin(version: u16) -> Vec<u8> {
    record(0x0809, &[version.to_le_bytes(), [0x05, 0]].concat())
}

/// The end of a stream.
pub fn end() -> Vec<u8> {
    record(0x000a, &[])
}

/// The workbook stream of one sheet: records that hold for the workbook, and the sheet's own.
pub fn book(globals: &[u8], cells: &[u8]) -> Vec<u8> {
    let name = b"\x01\0S";
    let begin = begin(0x0600);
    let position = begin.len() + globals.len() + 4 + 6 + name.len() + end().len();
    let position = u32::try_from(position).unwrap().to_le_bytes();
    let tab = record(0x0085, &[position.as_slice(), &[0, 0], name].concat());
    [begin.as_slice(), globals, &tab, &end(), &begin, cells, &end()].concat()
}

/// A cell that names a shared string.
pub fn shared(row: u16, column: u16, string: u32) -> Vec<u8> {
    let place = [row.to_le_bytes(), column.to_le_bytes(), [0, 0]].concat();
    record(0x00fd, &[place.as_slice(), &string.to_le_bytes()].concat())
}

/// A cell that holds a number.
pub fn number(row: u16, column: u16, number: f64) -> Vec<u8> {
    let place = [row.to_le_bytes(), column.to_le_bytes(), [0, 0]].concat();
    record(0x0203, &[place.as_slice(), &number.to_le_bytes()].concat())
}

/// The container: its table of sectors first, then the directory, then the stream.
pub fn compound(name: &str, stream: &[u8]) -> Vec<u8> {
    // Streams below 4 KiB would belong into small sectors.
    let mut stream = stream.to_vec();
    stream.resize(stream.len().max(4_096).next_multiple_of(SECTOR), 0);
    let sectors = stream.len() / SECTOR;
    let tables = (sectors + 1).div_ceil(SECTOR / 4 - 1);
    assert!(tables <= 109, "the stream is too long for the header alone");
    let directory = u32::try_from(tables).unwrap();

    let mut table: Vec<u32> = vec![0xffff_fffd; tables];
    table.push(END);
    for sector in 1..=u32::try_from(sectors).unwrap() {
        table.push(if sector as usize == sectors { END } else { directory + 1 + sector });
    }
    table.resize(tables * SECTOR / 4, 0xffff_ffff);

    let mut header = vec![0; SECTOR];
    header[..8].copy_from_slice(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    header[26] = 3;
    header[30] = 9;
    header[32] = 6;
    header[48..52].copy_from_slice(&directory.to_le_bytes());
    header[60..64].copy_from_slice(&END.to_le_bytes());
    header[68..72].copy_from_slice(&END.to_le_bytes());
    header[76..].fill(0xff);
    for id in 0..directory {
        let at = 76 + 4 * id as usize;
        header[at..at + 4].copy_from_slice(&id.to_le_bytes());
    }
    let mut file = header;
    file.extend(table.iter().flat_map(|id| id.to_le_bytes()));
    file.extend(entry("Root Entry", END, 0));
    file.extend(entry(name, directory + 1, stream.len()));
    file.extend([0; 256]);
    file.extend(stream);
    file
}

fn entry(name: &str, start: u32, size: usize) -> Vec<u8> {
    let mut entry = vec![0; 128];
    for (at, unit) in name.encode_utf16().enumerate() {
        entry[2 * at..2 * at + 2].copy_from_slice(&unit.to_le_bytes());
    }
    entry[116..120].copy_from_slice(&start.to_le_bytes());
    entry[120..124].copy_from_slice(&u32::try_from(size).unwrap().to_le_bytes());
    entry
}
