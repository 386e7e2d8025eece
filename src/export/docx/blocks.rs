//! The body: every block in its style, the contents after the front, the page it is all laid out on.

use super::{
    Sheet, chart, contents, table,
    text::{Above, Set, paragraph, plain, properties, runs, split},
    xml::Xml,
};
use crate::export::{
    Page,
    document::{Block, Level, Line, Playbook, Tone},
};

/// Word's own words for elements, properties and relations.
const NAMESPACES: &[(&str, &str)] = &[
    ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
];

/// The part with the text.
pub(super) fn document(playbook: &Playbook, page: Sheet) -> String {
    let mut xml = Xml::document();
    xml.element("w:document", NAMESPACES, |xml| {
        xml.element("w:body", &[], |xml| {
            body(xml, playbook, page);
            section(xml, playbook, page);
        });
    });
    xml.into_string()
}

fn body(xml: &mut Xml, playbook: &Playbook, page: Sheet) {
    let has_contents = playbook.has_contents();
    let mut number = 0;
    for (index, block) in playbook.blocks.iter().enumerate() {
        if let Block::Heading(Level::Two, title) = block {
            number += 1;
            if number == 1 && has_contents {
                let titles: Vec<String> = playbook.sections().map(Line::plain).collect();
                contents::write(xml, &titles);
            }
            let above = match number {
                _ if !has_contents => Above::Little,
                1 => Above::Page,
                _ => Above::Usual,
            };
            let set = Set { above, ..Set::default() };
            heading(xml, title, number, set);
            continue;
        }
        let before_rows = matches!(playbook.blocks.get(index + 1), Some(Block::Table(_) | Block::Chart(_)));
        write(xml, block, (page, Set { with_next: before_rows, ..Set::default() }));
        let imprint = playbook.imprint.line();
        if index == 0 && !imprint.is_empty() {
            plain(xml, "Imprint", Set::default(), &imprint);
        }
    }
}

/// A heading the contents can point at.
fn heading(xml: &mut Xml, title: &Line, number: usize, set: Set) {
    xml.element("w:p", &[], |xml| {
        properties(xml, "Heading1", set);
        contents::bookmarked(xml, number, |xml| runs(xml, title));
    });
}

/// A block; what stands before a table or a chart stays with it.
fn write(xml: &mut Xml, block: &Block, (page, set): (Sheet, Set)) {
    match block {
        Block::Heading(Level::One, title) => paragraph(xml, "Title", set, title),
        Block::Heading(Level::Two, title) => paragraph(xml, "Heading1", set, title),
        Block::Heading(Level::Three, title) => paragraph(xml, "Heading2", set, title),
        Block::Paragraph(line) if line.is_caption() => paragraph(xml, "Lead", set, line),
        Block::Paragraph(line) => {
            for part in split(line) {
                paragraph(xml, if part.is_blank() { "Blank" } else { "Normal" }, set, &part);
            }
        }
        Block::Status(tone, line) => status(xml, *tone, line, set),
        Block::Quote(line) => {
            for part in split(line) {
                paragraph(xml, "Quote", set, &part);
            }
        }
        Block::List(items) => {
            for item in items {
                paragraph(xml, "ListBullet", Set::default(), item);
            }
        }
        Block::Facts(facts) => table::facts(xml, facts, page),
        Block::Table(rows) => table::write(xml, rows, page),
        Block::Chart(chart) => chart::write(xml, &chart.drawing(), page),
    }
}

/// Where something stands, behind a sign that tells it without colour.
fn status(xml: &mut Xml, tone: Tone, line: &Line, set: Set) {
    let (style, sign) = match tone {
        Tone::Settled => ("StatusSettled", "✓ "),
        Tone::Noted => ("StatusNoted", "! "),
        Tone::Open => ("StatusOpen", "○ "),
    };
    let mut signed = Line::from(sign);
    signed.0.extend(line.0.iter().cloned());
    paragraph(xml, style, set, &signed);
}

/// The page, and what stands above and below the text; the first page has no title above it.
fn section(xml: &mut Xml, playbook: &Playbook, page: Sheet) {
    xml.element("w:sectPr", &[], |xml| {
        xml.empty("w:headerReference", &[("w:type", "default"), ("r:id", "header")]);
        xml.empty("w:headerReference", &[("w:type", "first"), ("r:id", "first")]);
        xml.empty("w:footerReference", &[("w:type", "default"), ("r:id", "footer")]);
        xml.empty("w:footerReference", &[("w:type", "first"), ("r:id", "footer")]);
        let (wide, high) = (page.wide.to_string(), page.high.to_string());
        let mut size = vec![("w:w", wide.as_str()), ("w:h", high.as_str())];
        if playbook.kind.page() == Page::Wall {
            size.push(("w:orient", "landscape"));
        }
        xml.empty("w:pgSz", &size);
        let margin = page.margin.to_string();
        let sides = ["w:top", "w:right", "w:bottom", "w:left"].map(|side| (side, margin.as_str()));
        xml.empty(
            "w:pgMar",
            &[sides.as_slice(), &[("w:header", "567"), ("w:footer", "567"), ("w:gutter", "0")]].concat(),
        );
        xml.empty("w:titlePg", &[]);
    });
}
