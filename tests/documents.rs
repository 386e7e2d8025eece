//! Every document of the practice session in every format: as it was agreed to look, and safe whatever was typed.
//!
//! When a document is meant to change, run once with `UPDATE_DOCUMENTS=1` and read the difference.

use std::{
    io::{Cursor, Read},
    path::{Path, PathBuf},
};

use html5gum::{DefaultEmitter, Token, Tokenizer};
use pulldown_cmark::{Event, Options, Parser, Tag};
use serde::Deserialize;
use serde_json::Value;
use smarketing::{
    domain::{history::Workshop, people::Team, session::Session},
    export::{Context, FORMATS, Format, Kind, PAPERS, Playbook, Writes, find, render_with},
    import::practice,
};

fn workshop() -> Workshop {
    practice::finished("practice".into())
}

fn format(id: &str) -> &'static Format {
    find(id).unwrap_or_else(|| panic!("no format {id}"))
}

fn kinds() -> impl Iterator<Item = Kind> {
    PAPERS.iter().flat_map(|paper| paper.kinds).copied()
}

fn exported(workshop: &Workshop, kind: Kind, id: &str) -> Vec<u8> {
    let context = Context::of(workshop.session(), workshop.log());
    render_with(workshop.session(), kind, format(id), &context)
        .expect("every format takes the practice session")
}

/// A document as lines that can be compared: of a Word file its text part, a paragraph a line.
fn readable(bytes: Vec<u8>, id: &str) -> String {
    let bytes = if id == "docx" { part(&bytes, "word/document.xml") } else { bytes };
    let text = String::from_utf8(bytes).expect("text");
    match id {
        "docx" => text.replace("</w:p>", "</w:p>\n"),
        "html" => text.replace("</tr>", "</tr>\n").replace("</p>", "</p>\n").replace("</li>", "</li>\n"),
        _ => text,
    }
}

fn part(bytes: &[u8], name: &str) -> Vec<u8> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let mut part = Vec::new();
    zip.by_name(name).expect("the part is there").read_to_end(&mut part).expect("it can be read");
    part
}

/// Every file of every data format, by what it holds.
fn data_files(workshop: &Workshop) -> Vec<(String, String)> {
    let context = Context::of(workshop.session(), workshop.log());
    let mut all = Vec::new();
    for format in FORMATS {
        let Writes::Data(files) = format.writes else { continue };
        for file in files {
            let bytes = (file.write)(workshop.session(), &context).expect("the practice session is written");
            all.push((
                format!("{}.{}", file.holds, format.extension),
                String::from_utf8(bytes).expect("text"),
            ));
        }
    }
    all
}

fn golden(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/documents").join(name)
}

#[test]
#[expect(clippy::disallowed_methods, reason = "this test keeps its own files")]
fn the_documents_of_the_practice_session_are_as_agreed() {
    let workshop = workshop();
    let documents = [
        (Kind::Playbook, "docx", "playbook.xml"),
        (Kind::Playbook, "html", "playbook.html"),
        (Kind::Playbook, "md", "playbook.md"),
        (Kind::Playbook, "txt", "playbook.txt"),
        (Kind::Record, "md", "record.md"),
        (Kind::RunSheet, "txt", "runsheet.txt"),
        (Kind::Prep(Team::Sales), "txt", "prep-sales.txt"),
        (Kind::Summary, "txt", "summary.txt"),
        (Kind::Poster, "md", "poster.md"),
        (Kind::Achieved, "md", "achieved.md"),
    ];
    let documents = documents
        .map(|(kind, id, name)| (name.to_owned(), readable(exported(&workshop, kind, id), id)))
        .into_iter()
        .chain(data_files(&workshop));
    let mut changed = Vec::new();
    for (name, now) in documents {
        let name = name.as_str();
        if std::env::var_os("UPDATE_DOCUMENTS").is_some() {
            std::fs::write(golden(name), &now).expect("the file can be written");
        }
        let before = std::fs::read_to_string(golden(name)).unwrap_or_default();
        let mut lines = (1..).zip(before.lines().zip(now.lines()));
        if let Some((number, (was, is))) = lines.find(|(_, (was, is))| was != is) {
            changed.push(format!("{name}, line {number}:\n- {was}\n+ {is}"));
        } else if before != now {
            changed.push(format!("{name}: {} lines became {}", before.lines().count(), now.lines().count()));
        }
    }
    assert!(
        changed.is_empty(),
        "{}\nIf this is meant: UPDATE_DOCUMENTS=1 cargo test --test documents, and read the difference.",
        changed.join("\n")
    );
}

#[test]
fn every_document_is_the_same_each_time_in_every_format() {
    let workshop = workshop();
    for kind in kinds() {
        for format in FORMATS.iter().filter(|format| format.is_document()) {
            let once = exported(&workshop, kind, format.id);
            assert_eq!(once, exported(&workshop, kind, format.id), "{kind:?} as {}", format.id);
        }
    }
}

/// What hurts somewhere: markup, ends of it, control and reordering characters, links, formulas.
const HOSTILE: &str = "</style></title><script>alert(1)</script><img src=x onerror=alert(1)>\" onload=\"alert(1) \
    [a](javascript:alert(1)) ![i](http://evil.example/i) <http://evil.example> http://evil.example \
    \u{202e}txt\u{0}\u{8}\u{1b}[31m\u{ffff}]]>&amp;&#60;| =cmd `x` **b** \n\n# h\n- l\n{{x}} url(http://evil.example)";

/// The practice session with hostile text in every field that takes text.
fn hostile() -> Session {
    let mut data = serde_json::to_value(workshop().session()).expect("a session is data");
    let mut paths = Vec::new();
    texts(&data, "", &mut paths);
    let mut taken = 0;
    for path in paths {
        let place = data.pointer_mut(&path).expect("the path was just found");
        let before = std::mem::replace(place, Value::String(HOSTILE.to_owned()));
        if Session::deserialize(&data).is_ok() {
            taken += 1;
        } else {
            *data.pointer_mut(&path).expect("the path was just found") = before;
        }
    }
    assert!(taken > 300, "only {taken} fields took it");
    Session::deserialize(&data).expect("each change was tried")
}

/// Where texts stand, without the ids that link things inside the file.
fn texts(value: &Value, path: &str, out: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            let own = |name: &str| !["id", "person", "who", "owner", "topic", "topics"].contains(&name);
            for (name, inner) in fields.iter().filter(|(name, inner)| own(name) || !inner.is_string()) {
                texts(inner, &format!("{path}/{name}"), out);
            }
        }
        Value::Array(items) => {
            for (index, inner) in items.iter().enumerate() {
                texts(inner, &format!("{path}/{index}"), out);
            }
        }
        Value::String(_) => out.push(path.to_owned()),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[test]
fn nothing_typed_acts_in_a_web_page() {
    let session = hostile();
    for kind in kinds() {
        let bytes = render_with(&session, kind, format("html"), &Context::default()).expect("it is written");
        let page = String::from_utf8(bytes).expect("UTF-8");
        let mut emitter = DefaultEmitter::default();
        emitter.naively_switch_states(true);
        let mut shown = String::new();
        for token in Tokenizer::new_with_emitter(&page, emitter) {
            match token.expect("a text cannot fail to be read") {
                Token::StartTag(tag) => {
                    let name = String::from_utf8_lossy(&tag.name).into_owned();
                    let acts =
                        ["script", "img", "iframe", "object", "embed", "link", "base", "form", "input"];
                    assert!(!acts.contains(&name.as_str()), "<{name}> in {kind:?}");
                    for (attribute, value) in &tag.attributes {
                        let attribute = String::from_utf8_lossy(attribute);
                        let value = String::from_utf8_lossy(value);
                        assert!(
                            !attribute.starts_with("on") && attribute != "style",
                            "{attribute} in {kind:?}"
                        );
                        assert!(
                            attribute != "src" && (attribute != "href" || value.starts_with('#')),
                            "{value}"
                        );
                    }
                }
                Token::String(text) => shown.push_str(&String::from_utf8_lossy(&text)),
                Token::Comment(_) | Token::Error(_) => panic!("not well formed: {kind:?}"),
                Token::EndTag(_) | Token::Doctype(_) => {}
            }
        }
        assert!(shown.contains("<script>alert(1)</script>"), "it is shown as it was typed in {kind:?}");
    }
}

#[test]
fn every_part_of_a_word_file_stays_well_formed() {
    let session = hostile();
    for kind in kinds() {
        let bytes = render_with(&session, kind, format("docx"), &Context::default()).expect("it is written");
        for name in ["word/document.xml", "word/header1.xml", "word/footer1.xml", "docProps/core.xml"] {
            let xml = String::from_utf8(part(&bytes, name)).expect("UTF-8");
            let mut reader = quick_xml::Reader::from_str(&xml);
            let mut depth = 0;
            loop {
                match reader.read_event().unwrap_or_else(|error| panic!("{name} of {kind:?}: {error}")) {
                    quick_xml::events::Event::Start(_) => depth += 1,
                    quick_xml::events::Event::End(_) => depth -= 1,
                    quick_xml::events::Event::Eof => break,
                    _ => {}
                }
            }
            assert_eq!(depth, 0, "{name} of {kind:?}");
            assert!(
                !xml.contains(['\u{0}', '\u{8}', '\u{1b}', '\u{ffff}', '\u{202e}']),
                "{name} of {kind:?}"
            );
        }
    }
}

/// What a `CommonMark` reader shows, without spaces; what would act is reported.
fn shown(markdown: &str) -> (String, Vec<String>) {
    let options = Options::all() - Options::ENABLE_SMART_PUNCTUATION - Options::ENABLE_OLD_FOOTNOTES;
    let (mut text, mut acting) = (String::new(), Vec::new());
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Text(run) => text.extend(run.chars().filter(|c| !c.is_whitespace())),
            Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::HtmlBlock | Tag::CodeBlock(_))
            | Event::Html(_)
            | Event::InlineHtml(_)
            | Event::Code(_)
            | Event::Rule => acting.push(format!("{event:?}")),
            _ => {}
        }
    }
    (text, acting)
}

/// Everything the document says, without spaces.
fn said(playbook: &Playbook) -> Vec<String> {
    use smarketing::export::{Block, Line};
    let mut said = Vec::new();
    for block in &playbook.blocks {
        match block {
            Block::Heading(_, line)
            | Block::Paragraph(line)
            | Block::Quote(line)
            | Block::Status(_, line) => {
                said.push(line.plain());
            }
            Block::List(lines) => said.extend(lines.iter().map(Line::plain)),
            Block::Facts(facts) => said.extend(facts.iter().map(|fact| fact.line().plain())),
            Block::Table(table) => {
                said.extend(table.head.iter().chain(table.rows.iter().flatten()).map(Line::plain));
            }
            Block::Chart(chart) => {
                let table = chart.table();
                said.extend(table.head.iter().chain(table.rows.iter().flatten()).map(Line::plain));
            }
        }
    }
    said.iter().map(|text| text.chars().filter(|c| !c.is_whitespace()).collect()).collect()
}

#[test]
fn markdown_of_every_document_reads_back_as_what_it_says() {
    let workshop = workshop();
    let context = Context::of(workshop.session(), workshop.log());
    for kind in kinds() {
        let markdown = readable(exported(&workshop, kind, "md"), "md");
        let (text, acting) = shown(&markdown);
        assert_eq!(acting, Vec::<String>::new(), "{kind:?}");
        let mut rest = text.as_str();
        for wanted in said(&Playbook::build_with(workshop.session(), kind, &context)) {
            let Some(at) = rest.find(&wanted) else { panic!("{wanted:?} is not in {kind:?}: {rest:?}") };
            rest = &rest[at + wanted.len()..];
        }
    }
}

#[test]
fn nothing_typed_acts_in_markdown() {
    let session = hostile();
    for kind in kinds() {
        let bytes = render_with(&session, kind, format("md"), &Context::default()).expect("it is written");
        let (text, acting) = shown(&String::from_utf8(bytes).expect("UTF-8"));
        assert_eq!(acting, Vec::<String>::new(), "{kind:?}");
        assert!(text.contains("<script>alert(1)</script>"), "it is shown as it was typed in {kind:?}");
    }
}
