//! Which character separates the cells of a text table, found by trying each on the first rows.
//! It looks at structure only: a header's words decide nothing here.

use csv::{ByteRecord, ReaderBuilder};

/// The separators tried, the usual one first.
const CANDIDATES: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Rows looked at.
const ROWS: usize = 20;

/// The separator a `sep=;` line before the table names, and the length of that line.
pub(super) fn announced(text: &[u8]) -> Option<(u8, usize)> {
    let line = text.split(|byte| *byte == b'\n').next()?;
    let name = line.strip_suffix(b"\r").unwrap_or(line);
    match name {
        [s, e, p, b'=', separator]
            if [s, e, p].map(u8::to_ascii_lowercase) == *b"sep" && CANDIDATES.contains(separator) =>
        {
            Some((*separator, line.len() + 1))
        }
        _ => None,
    }
}

/// The separator that gives the first rows the same number of cells, the more the better.
pub(super) fn sniff(text: &[u8]) -> u8 {
    let scored = CANDIDATES.map(|separator| (score(&records(text, separator, ROWS)), separator));
    let mut best = scored[0];
    for candidate in scored {
        if candidate.0 > best.0 {
            best = candidate;
        }
    }
    best.1
}

/// The first rows of a text under this separator; a last row cut by the end of the text counts as well.
pub(super) fn records(text: &[u8], separator: u8, limit: usize) -> Vec<ByteRecord> {
    let reader =
        ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(text);
    // Reading from memory cannot fail, and flexible rows cannot be uneven.
    reader.into_byte_records().take(limit).filter_map(Result::ok).collect()
}

/// Share of rows as wide as the first in thousandths, then that width; one column is no structure at all.
fn score(records: &[ByteRecord]) -> (usize, usize) {
    let Some(first) = records.first().filter(|record| record.len() > 1) else {
        return (0, 1);
    };
    let even = records.iter().filter(|record| record.len() == first.len()).count();
    (even * 1000 / records.len(), first.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_separator_is_the_one_that_makes_even_rows() {
        assert_eq!(sniff(b"a,b,c\n1,2,3\n4,5,6\n"), b',');
        assert_eq!(sniff(b"a;b;c\n1,5;2;3\n4,5;5;6\n"), b';');
        assert_eq!(sniff(b"a\tb\n\"x;y;z\"\t1\n\"x;y\"\t2\n"), b'\t');
        assert_eq!(sniff(b"a,b\n\"x;y;z\",1\n\"x;y\",2\n"), b',');
        assert_eq!(sniff(b"a|b\n1|2\n"), b'|');
        assert_eq!(sniff(b"only one column\n1\n2\n"), b',');
    }

    #[test]
    fn a_line_may_name_the_separator() {
        assert_eq!(announced(b"sep=;\r\na;b\r\n"), Some((b';', 7)));
        assert_eq!(announced(b"SEP=,\na,b\n"), Some((b',', 6)));
        assert_eq!(announced(b"separate;b\n"), None);
    }
}
