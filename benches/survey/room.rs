//! A room's worth of answers, measured in this process: importing 240 people and 40 questions, and comparing sixty.

use super::million;
use crate::table::{Report, Spread};
use smarketing::domain::baseline::{Comparison, Wave};
use smarketing::import::Input;
use smarketing::import::survey::{Map, read};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const RUNS: usize = 300;

/// Importing 240 x 40 cells, as text and as a workbook.
pub fn imports(report: &mut Report) {
    let text = answers(240, 40);
    let workbook = workbook(&text);
    report.spread("import of 240 x 40 answers, CSV", "ms", &Spread::of_work(RUNS, || import(&text)), None);
    report.spread("the same, a workbook", "ms", &Spread::of_work(RUNS, || import(&workbook)), None);
}

/// Comparing sixty items, by the people in a team.
pub fn statistics(report: &mut Report) {
    for people in [5, 13, 40, 200] {
        let wave = import(&answers(2 * people, 60));
        let compared = Spread::of_work(RUNS, || Comparison::of(&wave));
        report.spread(&format!("comparing 60 items, {people} people a team"), "ms", &compared, None);
    }
}

fn answers(people: usize, questions: usize) -> Vec<u8> {
    let mut text = Vec::new();
    million::rows(&mut text, people, questions).expect("memory does not refuse to be written to");
    text
}

fn import(bytes: &[u8]) -> Wave {
    let mut source = Cursor::new(bytes);
    let mut inputs = [Input { name: "answers".into(), source: &mut source, team: None }];
    read(&mut inputs, &Map::default()).expect("the answers are plain").wave
}

/// The same table as a workbook.
fn workbook(text: &[u8]) -> Vec<u8> {
    let mut sheet = String::from("<worksheet><sheetData>");
    for line in String::from_utf8_lossy(text).lines() {
        sheet.push_str("<row>");
        for cell in line.split(',') {
            sheet.push_str("<c t=\"inlineStr\"><is><t>");
            sheet.push_str(cell);
            sheet.push_str("</t></is></c>");
        }
        sheet.push_str("</row>");
    }
    sheet.push_str("</sheetData></worksheet>");
    let related = |kind: &str, target: &str| {
        format!(
            "<Relationships><Relationship Id=\"r\" Type=\"/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let parts = [
        ("_rels/.rels", related("officeDocument", "book.xml")),
        ("book.xml", "<workbook><sheet name=\"Answers\" r:id=\"r\"/></workbook>".to_owned()),
        ("_rels/book.xml.rels", related("worksheet", "sheet.xml")),
        ("sheet.xml", sheet),
    ];
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(name, SimpleFileOptions::default()).expect("the name is plain");
        writer.write_all(content.as_bytes()).expect("memory does not refuse to be written to");
    }
    writer.finish().expect("memory does not refuse to be written to").into_inner()
}
