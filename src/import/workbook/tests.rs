//! Workbooks, good ones and hostile ones: the same answers as a table, or a clear refusal, never a panic.

use crate::domain::baseline::Wave;
use crate::import::survey::{self, Map};
use crate::import::table::{MOST_COLUMNS, Table};
use crate::import::{ImportError, Input};
use csv::ByteRecord;
use proptest::prelude::*;
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const ENGLISH: &[u8] = include_bytes!("../../../tests/fixtures/survey/microsoft_forms.xlsx");
const AS_TEXT: &[u8] = include_bytes!("../../../tests/fixtures/survey/microsoft_forms.csv");
const GERMAN: &[u8] = include_bytes!("../../../tests/fixtures/survey/microsoft_forms_german.xlsx");

/// A workbook of these sheets, each the inside of `<sheetData>`.
struct Book {
    sheets: Vec<(&'static str, String)>,
    strings: String,
    parts: Vec<(String, Vec<u8>)>,
}

impl Book {
    fn of(rows: &str) -> Self {
        Self {
            sheets: vec![("name=\"Answers\"", rows.to_owned())],
            strings: "<sst/>".into(),
            parts: Vec::new(),
        }
    }

    fn parts(&self) -> Vec<(String, Vec<u8>)> {
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        let relation = |id: &str, kind: &str, target: &str| {
            format!("<Relationship Id=\"{id}\" Type=\"{office}/{kind}\" Target=\"{target}\"/>")
        };
        let relations = |inside: String| format!("<Relationships>{inside}</Relationships>").into_bytes();
        let (mut listed, mut related) = (String::new(), String::new());
        let mut parts = Vec::new();
        for (number, (attributes, rows)) in self.sheets.iter().enumerate() {
            write!(listed, "<sheet {attributes} sheetId=\"{number}\" r:id=\"r{number}\"/>").unwrap();
            related +=
                &relation(&format!("r{number}"), "worksheet", &format!("worksheets/sheet{number}.xml"));
            let sheet =
                format!("<worksheet><dimension ref=\"A1\"/><sheetData>{rows}</sheetData></worksheet>");
            parts.push((format!("xl/worksheets/sheet{number}.xml"), sheet.into_bytes()));
        }
        related += &relation("s", "sharedStrings", "/xl/sharedStrings.xml");
        related += &relation("f", "styles", "styles.xml");
        let book = format!("<workbook><sheets>{listed}</sheets></workbook>");
        let styles = "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"22\"/></cellXfs></styleSheet>";
        parts.push(("_rels/.rels".into(), relations(relation("r", "officeDocument", "xl/workbook.xml"))));
        parts.push(("xl/workbook.xml".into(), book.into_bytes()));
        parts.push(("xl/_rels/workbook.xml.rels".into(), relations(related)));
        parts.push(("xl/sharedStrings.xml".into(), self.strings.clone().into_bytes()));
        parts.push(("xl/styles.xml".into(), styles.into()));
        parts.extend(self.parts.iter().cloned());
        parts
    }

    fn bytes(&self) -> Vec<u8> {
        zipped(&self.parts())
    }
}

fn zipped(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

type Row = (u64, Vec<String>);

fn read(bytes: &[u8]) -> Result<(Vec<Row>, Vec<String>), ImportError> {
    let mut source = Cursor::new(bytes.to_vec());
    // The name lies on purpose: only the bytes count.
    let mut input = Input { name: "answers.csv".into(), source: &mut source, team: None };
    let mut table = Table::open(&mut input)?;
    let (mut row, mut rows) = (ByteRecord::new(), Vec::new());
    while table.read(&mut row)? {
        let cells = row.iter().map(|cell| String::from_utf8(cell.to_vec()).unwrap()).collect();
        rows.push((table.line_of(&row), cells));
    }
    Ok((rows, table.warnings))
}

fn rows(bytes: &[u8]) -> Vec<Row> {
    read(bytes).unwrap().0
}

fn cells(sheet_rows: &str) -> Vec<String> {
    rows(&Book::of(&format!("{HEADER}{sheet_rows}")).bytes()).remove(1).1
}

const HEADER: &str = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Team</t></is></c>\
                      <c r=\"B1\" t=\"inlineStr\"><is><t>Q</t></is></c></row>";

#[track_caller]
fn refused(bytes: &[u8], words: &str) -> ImportError {
    let error = read(bytes).unwrap_err();
    assert!(error.to_string().contains(words), "{error}");
    assert!(error.remedy.ends_with('.'), "{}", error.remedy);
    error
}

#[test]
fn both_ways_to_keep_texts_are_read() {
    let english = rows(ENGLISH);
    assert_eq!(english.len(), 15);
    assert_eq!(
        english[0].1[..6],
        ["ID", "Start time", "Completion time", "Email", "Name", "Which team are you on?"]
    );
    let first = &english[1];
    assert_eq!(first.0, 2);
    assert_eq!(
        first.1[..7],
        ["1", "2026-04-27T11:34:00", "2026-04-27T11:38:00", "anonymous", "", "Marketing", "Agree"]
    );
    assert_eq!(first.1[9..], ["9", "CRM;Email;", "Blind hand-offs\nand lists nobody asked for"]);
    let german = rows(GERMAN);
    assert_eq!((german.len(), german[0].1[2].as_str()), (15, "Fertigstellungszeit"));
    assert_eq!(german[1].1[6], "Stimme zu");
    assert!(german.iter().all(|row| row.1.len() == german[0].1.len()), "as wide as the headers");
}

#[test]
fn the_same_answers_give_the_same_wave_as_text_and_as_a_workbook() {
    let understood = |bytes: &[u8]| {
        let mut source = Cursor::new(bytes.to_vec());
        let mut inputs = [Input { name: "answers".into(), source: &mut source, team: None }];
        survey::read(&mut inputs, &Map::default()).unwrap()
    };
    let (workbook, text) = (understood(ENGLISH), understood(AS_TEXT));
    assert_eq!(workbook.wave, text.wave);
    let wave = workbook.wave;
    assert_eq!((wave.respondents.marketing, wave.respondents.sales, wave.not_counted), (6, 7, 1));
    let first = wave.items.iter().find(|item| item.title().contains("one definition of a lead")).unwrap();
    assert_eq!(first.answers.marketing.counts, Some(vec![0, 0, 1, 3, 2]));
    let german = understood(GERMAN).wave;
    let counts = |wave: &Wave| -> Vec<_> { wave.items.iter().map(|item| item.answers.clone()).collect() };
    assert_eq!(counts(&german), counts(&wave));
}

#[test]
fn a_cell_is_what_it_shows() {
    let found = cells(
        "<row r=\"5\"><c r=\"A5\"><v>4.0</v></c><c r=\"B5\" s=\"1\"><v>46139.5</v></c><c r=\"C5\" t=\"b\"><v>1</v></c>\
         <c r=\"D5\" t=\"b\"><v>0</v></c><c r=\"E5\" t=\"e\"><v>#N/A</v></c>\
         <c r=\"F5\" t=\"str\"><f>A1&amp;\"x\"</f><v>a_x001B_[0m &amp; b</v></c><c r=\"G5\"/><c r=\"H5\"><f>1+1</f><v>2</v></c>\
         <c t=\"d\"><v>2026-04-27</v></c></row>",
    );
    let shown =
        ["4", "2026-04-27T12:00:00", "TRUE", "FALSE", "#N/A", "a\u{1b}[0m & b", "", "2", "2026-04-27"];
    assert_eq!(found, shown);
}

#[test]
fn shared_texts_keep_their_runs_and_lose_their_reading() {
    let mut book = Book::of(&format!("{HEADER}<row><c t=\"s\"><v>1</v></c><c t=\"s\"><v>0</v></c></row>"));
    book.strings = "<x:sst xmlns:x=\"m\" count=\"2\" uniqueCount=\"2\"><x:si><x:r><x:t>Strongly </x:t></x:r>\
                    <x:r><x:t>agree&#33;</x:t></x:r><x:rPh><x:t>reading</x:t></x:rPh></x:si>\
                    <x:si><x:t><![CDATA[<Sales>]]></x:t></x:si></x:sst>"
        .into();
    assert_eq!(rows(&book.bytes())[1], (2, vec!["<Sales>".to_owned(), "Strongly agree!".to_owned()]));
    book.strings = "<sst/>".into();
    let error = refused(&book.bytes(), "a text that is not in the file");
    assert_eq!(
        (error.sheet.as_deref(), error.line, error.column.as_deref()),
        (Some("Answers"), Some(2), Some("A"))
    );
    assert!(
        error.to_string().starts_with("answers.csv, sheet \"Answers\", row 2, column \"A\": "),
        "{error}"
    );
}

#[test]
fn the_first_visible_sheet_with_headers_is_read_and_named() {
    let mut book = Book::of(HEADER);
    let title = "<row r=\"1\"><c t=\"str\"><v>Our survey</v></c></row>".to_owned();
    book.sheets.insert(0, ("name=\"Cover\"", title));
    book.sheets.insert(0, ("name=\"Secret\" state=\"hidden\"", HEADER.to_owned()));
    book.sheets.push(("name=\"Chart\"", String::new()));
    let (found, warnings) = read(&book.bytes()).unwrap();
    assert_eq!(found[0].1, ["Team", "Q"]);
    assert_eq!(warnings, ["answers.csv has 3 sheets: read \"Answers\", not \"Cover\", \"Chart\"."]);
    assert_eq!(read(ENGLISH).unwrap().1, Vec::<String>::new());
    book.sheets.remove(2);
    refused(&book.bytes(), "no sheet in it begins with a row of headers");
}

#[test]
fn bombs_are_measured_before_they_go_off() {
    let mut book = Book::of(HEADER);
    book.parts = vec![("xl/media/image1.png".into(), vec![b' '; 30 << 20])];
    refused(&book.bytes(), "more than 200 times its size");
    // Noise between the blanks keeps the ratio low; now the size gives it away.
    let noise: Vec<u8> = (0..60_u32 << 20)
        .map(|at| if at % 64 == 0 { (at >> 6).wrapping_mul(197) as u8 } else { b' ' })
        .collect();
    book.parts[0].1 = noise;
    refused(&book.bytes(), "more than 50 MB");
    book.parts = (0..500).map(|number| (format!("xl/{number}.xml"), Vec::new())).collect();
    refused(&book.bytes(), "more than 200");
    let mut large = Book::of(HEADER).bytes();
    large.splice(0..0, vec![b'P'; (20 << 20) + 1]);
    large[..4].copy_from_slice(b"PK\x03\x04");
    refused(&large, "larger than 20 MB");
}

#[test]
fn a_size_the_zip_states_is_not_believed() {
    let mut book = Book::of(HEADER);
    book.parts = vec![("xl/a.xml".into(), vec![b' '; 30 << 20])];
    let mut bytes = book.bytes();
    let stated = (30_u32 << 20).to_le_bytes();
    while let Some(at) = bytes.windows(4).position(|window| window == stated) {
        bytes[at..at + 4].copy_from_slice(&7_u32.to_le_bytes());
    }
    read(&bytes).unwrap_err();
}

#[test]
fn cells_far_apart_are_refused_with_their_place() {
    let far = |cell: &str| {
        let row: String = cell.chars().filter(char::is_ascii_digit).collect();
        Book::of(&format!("{HEADER}<row r=\"{row}\"><c r=\"{cell}\"><v>1</v></c></row>")).bytes()
    };
    let error = refused(&far("XFD2"), &format!("beyond column {MOST_COLUMNS}"));
    assert_eq!((error.line, error.column.as_deref()), (Some(2), Some("XFD")));
    assert_eq!(refused(&far("A1048576"), "below row 200000").line, Some(1_048_576));
    for nowhere in ["A4294967297", "A1048577", "ZZZZ3", "XFE3"] {
        refused(&far(nowhere), "sheet \"Answers\"");
    }
    let empty = format!("{HEADER}<row r=\"1048576\"><c r=\"XFD1048576\" s=\"1\"/></row>");
    assert_eq!(rows(&Book::of(&empty).bytes()).len(), 1, "formatting alone is no cell");
}

#[test]
fn what_no_spreadsheet_writes_is_refused() {
    for (inside, words) in [
        ("<row r=\"3\"/><row r=\"2\"/>", "row 2 comes after row 3"),
        ("<row r=\"2\"><c r=\"A3\"><v>1</v></c></row>", "in another place"),
        ("<row r=\"2\"><c r=\"A2\"><v>four</v></c></row>", "should hold a number"),
        ("<row r=\"2\"><c r=\"A2\"><v>1e999</v></c></row>", "should hold a number"),
        ("<row r=\"2\"><c r=\"A2\" t=\"q\"><v>1</v></c></row>", "no spreadsheet writes"),
        ("<row r=\"2\"><c r=\"A2\" t=\"str\"><v>&lol;</v></c></row>", "an entity"),
        ("<row r=\"2\"><c r=\"A2\"></row>", "XML is damaged"),
    ] {
        let error = refused(&Book::of(&format!("{HEADER}{inside}")).bytes(), words);
        assert_eq!(error.sheet.as_deref(), Some("Answers"), "{inside}");
    }
    let long = format!("<row><c t=\"str\"><v>{}</v></c></row>", "x".repeat(40_000));
    let error = refused(&Book::of(&format!("{HEADER}{long}")).bytes(), "longer than 32 KB");
    assert_eq!((error.line, error.column.as_deref()), (Some(2), Some("A")));
}

#[test]
fn forged_counts_and_document_types_are_refused() {
    let mut book = Book::of(HEADER);
    for forged in ["uniqueCount=\"4294967295\"", "count=\"99999999999999999999\"", "uniqueCount=\"-1\""] {
        book.strings = format!("<sst {forged}><si><t>a</t></si></sst>");
        refused(&book.bytes(), "more texts than it can hold");
    }
    book.strings = "<!DOCTYPE sst [<!ENTITY lol \"lol\">]><sst><si><t>&lol;</t></si></sst>".into();
    refused(&book.bytes(), "document type");
    // Also where two pieces of the inflated part meet, and in a part nobody reads.
    book.strings = "<sst/>".into();
    for before in (32 << 10) - 10..=32 << 10 {
        let content = format!("{:before$}<!doctype x>", "");
        book.parts = vec![("docProps/app.xml".into(), content.into_bytes())];
        refused(&book.bytes(), "document type");
    }
}

#[test]
fn one_long_text_shown_by_many_cells_is_refused() {
    let mut book = Book::of(HEADER);
    book.strings = format!(
        "<sst><si><t>{}</t></si></sst>",
        (0..30_000).map(|n: u32| char::from(b'a' + (n * n % 23) as u8)).collect::<String>()
    );
    book.sheets[0].1 += &"<row><c t=\"s\"><v>0</v></c></row>".repeat(8_000);
    refused(&book.bytes(), "more than 200 MB of text");
}

#[test]
fn what_is_no_workbook_says_so() {
    let document = [
        ("_rels/.rels".to_owned(), b"<Relationships><Relationship Id=\"1\" Type=\"o/officeDocument\" Target=\"word/document.xml\"/></Relationships>".to_vec()),
        ("word/document.xml".to_owned(), b"<w:document><w:body/></w:document>".to_vec()),
    ];
    refused(&zipped(&document), "no workbook");
    refused(&zipped(&[("answers.csv".to_owned(), b"a,b\n1,2\n".to_vec())]), "no workbook");
    refused(&zipped(&[]), "no workbook");
    refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and so on", "password-protected");
    refused(b"PK\x03\x04 and nothing behind", "cut off or damaged");
    let whole = Book::of(HEADER).bytes();
    for length in [5, 30, whole.len() / 2, whole.len() - 1] {
        refused(&whole[..length], "cut off or damaged");
    }
}

#[test]
fn an_encrypted_entry_is_named_as_such() {
    let mut bytes = Book::of(HEADER).bytes();
    let central = bytes.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
    bytes[6] |= 1;
    bytes[central + 8] |= 1;
    refused(&bytes, "password-protected");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_workbook_with_any_bytes_changed_is_read_or_refused(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        cut in any::<prop::sample::Index>(),
        shorten in proptest::bool::weighted(0.1),
    ) {
        let mut bytes = ENGLISH.to_vec();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if shorten {
            bytes.truncate(cut.index(bytes.len()));
        }
        let _ = read(&bytes);
    }

    #[test]
    fn a_part_with_any_bytes_changed_is_read_or_refused(
        part in any::<prop::sample::Index>(),
        changes in proptest::collection::vec((any::<prop::sample::Index>(), 0_usize..5, "[<>/&\"=0-9A-Za-z_:\u{0}é]{0,6}"), 1..5),
    ) {
        let mut book = Book::of(&format!("{HEADER}<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\" s=\"1\"><v>5.5</v></c></row>"));
        book.strings = "<sst count=\"1\" uniqueCount=\"1\"><si><t>a_x001B_b</t></si></sst>".into();
        let mut parts = book.parts();
        let content = &mut part.get_mut(&mut parts).1;
        for (at, removed, put) in changes {
            let start = at.index(content.len() + 1);
            let end = content.len().min(start + removed);
            content.splice(start..end, put.into_bytes());
        }
        let _ = read(&zipped(&parts));
    }
}
