//! The contents: a real field with its entries already in it, so that it opens complete and asks nobody anything.
//!
//! Only Word knows on which page a heading stands, so the entries are links; updating the field adds page numbers.

use super::text::{Set, plain, properties, words};
use super::xml::Xml;
use crate::assets::words::say;
use crate::text::clean_line;

/// What Word fills in when the field is updated: headings of the first level, as links.
const INSTRUCTION: &str = " TOC \\o \"1-1\" \\h \\z \\u ";

/// The contents under their title.
pub(super) fn write(xml: &mut Xml, titles: &[String]) {
    plain(xml, "TOCHeading", Set::default(), say("document.contents"));
    for (index, title) in titles.iter().enumerate() {
        xml.element("w:p", &[], |xml| {
            properties(xml, "TOC1", Set::default());
            if index == 0 {
                mark(xml, "begin");
                xml.element("w:r", &[], |xml| {
                    xml.element("w:instrText", &[("xml:space", "preserve")], |xml| xml.text(INSTRUCTION));
                });
                mark(xml, "separate");
            }
            entry(xml, index + 1, title);
            if index + 1 == titles.len() {
                mark(xml, "end");
            }
        });
    }
}

fn entry(xml: &mut Xml, number: usize, title: &str) {
    xml.element("w:hyperlink", &[("w:anchor", &anchor(number)), ("w:history", "1")], |xml| {
        xml.element("w:r", &[], |xml| words(xml, &clean_line(title)));
    });
}

fn mark(xml: &mut Xml, kind: &str) {
    xml.element("w:r", &[], |xml| xml.empty("w:fldChar", &[("w:fldCharType", kind)]));
}

/// Something the contents point at.
pub(super) fn bookmarked(xml: &mut Xml, number: usize, inside: impl FnOnce(&mut Xml)) {
    let id = number.to_string();
    xml.empty("w:bookmarkStart", &[("w:id", &id), ("w:name", &anchor(number))]);
    inside(xml);
    xml.empty("w:bookmarkEnd", &[("w:id", &id)]);
}

fn anchor(number: usize) -> String {
    format!("_Toc{number:06}")
}
