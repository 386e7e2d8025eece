//! Paragraphs and runs: a style, its text with its marks, spaces kept.

use super::xml::Xml;
use crate::export::document::{Inline, Line};
use crate::text::clean;

/// What is left free above a paragraph.
#[derive(Clone, Copy, Debug, Default)]
pub(super) enum Above {
    /// What its style says.
    #[default]
    Usual,
    /// The end of a page.
    Page,
    /// Less than its style says.
    Little,
}

/// What a paragraph needs besides its style.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Set {
    /// It stays on the page of what follows.
    pub(super) with_next: bool,
    /// What is above it.
    pub(super) above: Above,
    /// It stands to the right.
    pub(super) right: bool,
}

/// A paragraph of one line with its marks.
pub(super) fn paragraph(xml: &mut Xml, style: &str, set: Set, line: &Line) {
    xml.element("w:p", &[], |xml| {
        properties(xml, style, set);
        runs(xml, line);
    });
}

/// A paragraph of plain text.
pub(super) fn plain(xml: &mut Xml, style: &str, set: Set, text: &str) {
    paragraph(xml, style, set, &Line::from(text));
}

/// What stands before the runs of a paragraph.
pub(super) fn properties(xml: &mut Xml, style: &str, set: Set) {
    xml.element("w:pPr", &[], |xml| {
        xml.value("w:pStyle", style);
        if set.with_next {
            xml.empty("w:keepNext", &[]);
        }
        match set.above {
            Above::Usual => {}
            Above::Page => {
                xml.empty("w:pageBreakBefore", &[]);
                xml.empty("w:spacing", &[("w:before", "0")]);
            }
            Above::Little => xml.empty("w:spacing", &[("w:before", "200"), ("w:after", "80")]),
        }
        if set.right {
            xml.value("w:jc", "right");
        }
    });
}

/// The runs of a line.
pub(super) fn runs(xml: &mut Xml, line: &Line) {
    for inline in &line.0 {
        let text = clean(inline.text());
        if text.is_empty() {
            continue;
        }
        xml.element("w:r", &[], |xml| {
            marks(xml, inline);
            for (index, part) in text.split('\n').enumerate() {
                if index > 0 {
                    xml.empty("w:br", &[]);
                }
                words(xml, part);
            }
        });
    }
}

/// The text of a run.
pub(super) fn words(xml: &mut Xml, text: &str) {
    if !text.is_empty() {
        xml.element("w:t", &[("xml:space", "preserve")], |xml| xml.text(text));
    }
}

fn marks(xml: &mut Xml, inline: &Inline) {
    xml.element("w:rPr", &[], |xml| match inline {
        Inline::Text(_) => {}
        Inline::Strong(_) => xml.empty("w:b", &[]),
        Inline::Inserted(_) => {
            xml.empty("w:b", &[]);
            xml.value("w:u", "single");
        }
        Inline::Deleted(_) => xml.empty("w:strike", &[]),
    });
}

/// The lines of text of a line, those that say something.
pub(super) fn split(line: &Line) -> Vec<Line> {
    let mut lines = vec![Line::default()];
    for inline in &line.0 {
        for (index, text) in clean(inline.text()).split('\n').enumerate() {
            if index > 0 {
                lines.push(Line::default());
            }
            if let Some(last) = lines.last_mut() {
                last.0.push(inline.with_text(text));
            }
        }
    }
    lines.retain(|line| !line.plain().trim().is_empty());
    lines
}

/// A field Word computes, with what stands there until it does.
pub(super) fn field(xml: &mut Xml, instruction: &str, shown: &str) {
    xml.element("w:fldSimple", &[("w:instr", instruction)], |xml| {
        xml.element("w:r", &[], |xml| words(xml, shown));
    });
}
