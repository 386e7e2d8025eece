//! A room's worth of answers, measured in this process: importing 240 people and 40 questions, and comparing sixty.
#![expect(clippy::disallowed_methods, reason = "a bench reads the clock")]

use super::million;
use smarketing::domain::baseline::{Comparison, Wave};
use smarketing::import::Input;
use smarketing::import::survey::{Map, read};
use std::hint::black_box;
use std::io::{Cursor, Write};
use std::time::{Duration, Instant};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const RUNS: usize = 300;

/// Importing 240 x 40 cells, as text and as a workbook.
pub fn imports() {
    let text = answers(240, 40);
    let workbook = workbook(&text);
    println!("\n{:<28}{:>12}{:>12}", "import of 240 x 40", "p50", "p95");
    percentiles("CSV", || import(&text));
    percentiles("workbook", || import(&workbook));
}

/// Comparing sixty items, by the people in a team.
pub fn statistics() {
    println!("\n{:<28}{:>12}{:>12}", "statistics of 60 items", "p50", "p95");
    for people in [5, 13, 40, 200] {
        let wave = import(&answers(2 * people, 60));
        percentiles(&format!("{people} people a team"), || Comparison::of(&wave));
    }
}

fn percentiles<T>(name: &str, mut work: impl FnMut() -> T) {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            black_box(work());
            start.elapsed()
        })
        .collect();
    times.sort();
    let at = |percent: usize| format!("{:.3} ms", times[RUNS * percent / 100].as_secs_f64() * 1e3);
    println!("{name:<28}{:>12}{:>12}", at(50), at(95));
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
