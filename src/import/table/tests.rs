//! Tables as they come: encodings, separators, line ends, and every bound with the line it was broken on.

use super::*;
use std::io::Cursor;

fn rows(text: &[u8]) -> Result<Vec<(u64, Vec<String>)>, ImportError> {
    let mut source = Cursor::new(text.to_vec());
    let mut input = Input { name: "answers.csv".into(), source: &mut source, team: None };
    let mut table = Table::open(&mut input)?;
    let mut row = ByteRecord::new();
    let mut rows = Vec::new();
    while table.read(&mut row)? {
        let cells = row.iter().map(|cell| String::from_utf8(cell.to_vec()).unwrap()).collect();
        rows.push((table.line_of(&row), cells));
    }
    Ok(rows)
}

fn lines(text: &[u8]) -> Vec<u64> {
    rows(text).unwrap().into_iter().map(|(line, _)| line).collect()
}

#[test]
fn rows_know_their_line_with_every_line_end() {
    assert_eq!(lines(b"a,b\n1,\"x\ny\"\n3,4\n5,6"), [1, 2, 4, 5]);
    assert_eq!(lines(b"a,b\r\n1,\"x\r\ny\"\r\n3,4\r\n5,6\r\n"), [1, 2, 4, 5]);
    assert_eq!(lines(b"a,b\r1,\"x\ry\"\r3,4\r5,6\r"), [1, 2, 4, 5]);
    assert_eq!(lines(b"sep=;\r\na;b\r\n1;2\r\n"), [2, 3]);
}

#[test]
fn an_open_quote_is_named_by_its_line() {
    for text in [
        &b"a,b\n1,2\n3,\"open\n5,6\n7,8\n"[..],
        b"a,b\r\n1,2\r\n3,\"open\r\n5,6\r\n7,8\r\n",
        b"a,b\n1,2\n3,\"open",
        b"a,b\r1,2\r3,\"open\r5,6\r",
    ] {
        let error = rows(text).unwrap_err();
        assert_eq!((error.line, error.what.contains("line 3")), (Some(3), true), "{error}");
    }
    let error = rows(b"a,b,c\n1,\"two\nlines\",\"open\n5,6,7\n").unwrap_err();
    assert_eq!(error.line, Some(3));
}

#[test]
fn an_open_quote_in_a_large_file_is_found_before_it_is_all_in_memory() {
    let mut text = b"a,b\n1,2\n3,\"open\n".to_vec();
    text.extend(std::iter::repeat_n(&b"5,6 and more\n"[..], 1_000_000).flatten());
    let error = rows(&text).unwrap_err();
    assert_eq!(error.line, Some(3), "{error}");
}

#[test]
fn long_cells_and_many_columns_are_refused() {
    let long = [b"a,b\n1,".as_slice(), &vec![b'x'; LONGEST_CELL + 1], b"\n"].concat();
    let error = rows(&long).unwrap_err();
    assert_eq!((error.line, error.column.as_deref()), (Some(2), Some("b")));
    let wide = [b"a".as_slice(), &b",a".repeat(MOST_COLUMNS)].concat();
    assert!(rows(&wide).unwrap_err().what.contains("201 columns"));
}

#[test]
fn what_is_no_table_is_refused_whatever_its_name() {
    for (bytes, word) in [
        (&b"\n <!DOCTYPE html><html>"[..], "web page"),
        (b"%PDF-1.7", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "password"),
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n", "empty"),
    ] {
        let error = rows(bytes).unwrap_err();
        assert!(error.what.contains(word), "{error}");
    }
}

#[test]
fn a_table_is_the_same_in_every_encoding_and_with_every_line_end() {
    let text = "Größe;Wie?\n\"a;b\";gut\nc;schön\n";
    let expected = [(1, vec!["Größe", "Wie?"]), (2, vec!["a;b", "gut"]), (3, vec!["c", "schön"])];
    let expected =
        expected.map(|(line, cells)| (line, cells.into_iter().map(str::to_owned).collect::<Vec<_>>()));
    let wide =
        |text: &str, bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    for end in ["\n", "\r\n", "\r"] {
        let text = text.replace('\n', end);
        let western: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
        for bytes in [
            text.clone().into_bytes(),
            [b"\xef\xbb\xbf", text.as_bytes()].concat(),
            [b"\xff\xfe".to_vec(), wide(&text, u16::to_le_bytes)].concat(),
            [b"\xfe\xff".to_vec(), wide(&text, u16::to_be_bytes)].concat(),
            wide(&text, u16::to_le_bytes),
            wide(&text, u16::to_be_bytes),
            western,
        ] {
            assert_eq!(rows(&bytes).unwrap(), expected, "{bytes:?}");
        }
    }
}

#[test]
fn an_encoding_that_was_guessed_is_said() {
    let warnings = |bytes: &[u8]| {
        let mut source = Cursor::new(bytes.to_vec());
        let mut input = Input { name: "answers.csv".into(), source: &mut source, team: None };
        Table::open(&mut input).unwrap().warnings
    };
    assert_eq!(warnings("a,Größe\n1,2\n".as_bytes()), Vec::<String>::new());
    let said = warnings(b"a,Gr\xf6\xdfe\n1,Schr\xe4g\n");
    assert!(said.len() == 1 && said[0].contains("windows-1252"), "{said:?}");
    let said = warnings(b"a\0,\0b\0\n\x001\0,\x002\0");
    assert!(said.len() == 1 && said[0].contains("UTF-16LE"), "{said:?}");
}
