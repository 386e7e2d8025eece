//! Files of other programs: survey exports as text and as workbooks, lists of people, calendars, sheets, scripts.
//! Each is read, or refused with its name, what is wrong and what to do.

use smarketing::domain::baseline::Comparison;
use smarketing::domain::people::Team;
use smarketing::domain::session::Session;
use smarketing::import::survey::{self, Map};
use smarketing::import::{ImportError, Input, ReadSeek, holidays, people, prep_sheet, script};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const NAME: &str = "answers.csv";

/// A survey as separated text, of both teams, of one, or in two files; the first byte says which.
pub fn survey(bytes: &[u8]) {
    let Some((how, bytes)) = bytes.split_first() else { return };
    let halves = bytes.split_at(bytes.len() / 2);
    let (mut first, mut second) = (Cursor::new(halves.0), Cursor::new(halves.1));
    match how % 4 {
        0 => read(&mut Cursor::new(bytes), None),
        1 => read(&mut Cursor::new(bytes), Some(Team::Sales)),
        2 => read(&mut Cursor::new(bytes), Some(Team::Marketing)),
        _ => {
            understood(&mut [
                input(&mut first, Some(Team::Sales)),
                input(&mut second, Some(Team::Marketing)),
            ]);
        }
    }
}

/// Any bytes as a workbook.
pub fn workbook(bytes: &[u8]) {
    read(&mut Cursor::new(bytes), Some(Team::Sales));
    read(&mut Cursor::new(bytes), None);
}

/// The parts of a workbook, each after a line `=== path`; the ones not given are those of a plain workbook.
/// They are packed here, because no fuzzer guesses a checksum.
pub fn sheet(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut parts: Vec<(String, String)> =
        USUAL.iter().map(|(path, xml)| ((*path).into(), (*xml).into())).collect();
    for given in text.split("=== ").skip(1) {
        let (path, xml) = given.split_once('\n').unwrap_or((given, ""));
        parts.retain(|(other, _)| other != path);
        parts.push((path.to_owned(), xml.to_owned()));
    }
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (path, xml) in &parts {
        // A name no zip file takes makes no workbook.
        if zip.start_file(path.as_str(), options).and_then(|()| Ok(zip.write_all(xml.as_bytes())?)).is_err() {
            return;
        }
    }
    let Ok(packed) = zip.finish() else { return };
    workbook(packed.get_ref());
}

const USUAL: [(&str, &str); 4] = [
    (
        "_rels/.rels",
        r#"<Relationships><Relationship Id="r1" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
    ),
    (
        "xl/_rels/workbook.xml.rels",
        r#"<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="x/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="r3" Type="x/styles" Target="styles.xml"/></Relationships>"#,
    ),
    ("xl/workbook.xml", r#"<workbook><sheets><sheet name="S" r:id="r1"/></sheets></workbook>"#),
    ("xl/styles.xml", r#"<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs></styleSheet>"#),
];

/// The smaller ways in; the first byte says which.
pub fn imports(bytes: &[u8]) {
    let Some((how, bytes)) = bytes.split_first() else { return };
    let text = String::from_utf8_lossy(bytes);
    let session = Session::new("s1".into(), "Session".to_owned(), "UTC".to_owned());
    let refused = match how % 5 {
        0 => people::read(&mut input(&mut Cursor::new(bytes), None)).err(),
        1 => holidays::read(NAME, &text, &(2026..=2027)).err(),
        2 => {
            let team = None;
            prep_sheet::read(prep_sheet::Request { name: NAME, text: &text, team, replace: false }, &session)
                .err()
        }
        3 => script::read(NAME, &text).err(),
        _ => Map::parse(NAME, &text).err(),
    };
    refused.iter().for_each(says_what_to_do);
}

fn input(source: &mut dyn ReadSeek, team: Option<Team>) -> Input<'_> {
    Input { name: NAME.to_owned(), source, team }
}

fn read(source: &mut dyn ReadSeek, team: Option<Team>) {
    understood(&mut [input(source, team)]);
}

fn understood(inputs: &mut [Input<'_>]) {
    match survey::read(inputs, &Map::default()) {
        Ok(found) => {
            let wave = found.wave.sealed();
            assert_eq!(wave.check(), Ok(()));
            Comparison::of(&wave);
        }
        Err(error) => says_what_to_do(&error),
    }
}

fn says_what_to_do(error: &ImportError) {
    assert!(error.to_string().starts_with(NAME) && !error.what.is_empty(), "{error:?}");
    assert!(error.remedy.ends_with(['.', '!', '?']) && error.line != Some(0), "{error:?}");
}
