//! The parts around the text: what is in the file, its properties, and what stands above and below every page.

use super::{
    Sheet,
    text::{field, words},
    xml::Xml,
};
use crate::assets::words::say;
use crate::export::document::Playbook;
use crate::text::{clean_line, fit};

const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// So many cells of a title stand above a page.
const TITLE: usize = 60;

/// What each part is.
pub(super) fn content_types() -> String {
    let mut xml = Xml::document();
    xml.element("Types", &[("xmlns", &format!("{PACKAGE}/content-types"))], |xml| {
        xml.empty(
            "Default",
            &[
                ("Extension", "rels"),
                ("ContentType", "application/vnd.openxmlformats-package.relationships+xml"),
            ],
        );
        xml.empty("Default", &[("Extension", "xml"), ("ContentType", "application/xml")]);
        let kinds = [
            ("/word/document.xml", format!("{WORD}.document.main+xml")),
            ("/word/styles.xml", format!("{WORD}.styles+xml")),
            ("/word/numbering.xml", format!("{WORD}.numbering+xml")),
            ("/word/settings.xml", format!("{WORD}.settings+xml")),
            ("/word/header1.xml", format!("{WORD}.header+xml")),
            ("/word/header2.xml", format!("{WORD}.header+xml")),
            ("/word/footer1.xml", format!("{WORD}.footer+xml")),
            ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml".to_owned()),
            (
                "/docProps/app.xml",
                "application/vnd.openxmlformats-officedocument.extended-properties+xml".to_owned(),
            ),
        ];
        for (part, kind) in &kinds {
            xml.empty("Override", &[("PartName", part), ("ContentType", kind)]);
        }
    });
    xml.into_string()
}

/// Where the text and the properties are.
pub(super) fn relations() -> String {
    let targets = [
        ("document", format!("{OFFICE}/relationships/officeDocument"), "word/document.xml"),
        ("core", format!("{PACKAGE}/relationships/metadata/core-properties"), "docProps/core.xml"),
        ("application", format!("{OFFICE}/relationships/extended-properties"), "docProps/app.xml"),
    ];
    related(&targets)
}

/// What the text refers to; nothing outside the file.
pub(super) fn document_relations() -> String {
    let kind = |name: &str| format!("{OFFICE}/relationships/{name}");
    let targets = [
        ("styles", kind("styles"), "styles.xml"),
        ("numbering", kind("numbering"), "numbering.xml"),
        ("settings", kind("settings"), "settings.xml"),
        ("header", kind("header"), "header1.xml"),
        ("first", kind("header"), "header2.xml"),
        ("footer", kind("footer"), "footer1.xml"),
    ];
    related(&targets)
}

fn related(targets: &[(&str, String, &str)]) -> String {
    let mut xml = Xml::document();
    xml.element("Relationships", &[("xmlns", &format!("{PACKAGE}/relationships"))], |xml| {
        for (id, kind, target) in targets {
            xml.empty("Relationship", &[("Id", id), ("Type", kind), ("Target", target)]);
        }
    });
    xml.into_string()
}

/// Title, author and times: from the session, never from this machine.
pub(super) fn core(playbook: &Playbook) -> String {
    let mut xml = Xml::document();
    let spaces = [
        ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    xml.element("cp:coreProperties", &spaces, |xml| {
        let imprint = &playbook.imprint;
        let said = [
            ("dc:title", &playbook.title),
            ("dc:subject", &imprint.company),
            ("dc:creator", &imprint.author),
            ("cp:lastModifiedBy", &imprint.author),
            ("cp:contentStatus", &imprint.version),
        ];
        for (name, value) in said.into_iter().filter(|(_, value)| !value.is_empty()) {
            xml.element(name, &[], |xml| xml.text(&clean_line(value)));
        }
        if let Some(at) = playbook.as_of {
            let time = at.in_zone("UTC").strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
            for name in ["dcterms:created", "dcterms:modified"] {
                xml.element(name, &[("xsi:type", "dcterms:W3CDTF")], |xml| xml.text(&time));
            }
        }
    });
    xml.into_string()
}

/// Which program wrote it.
pub(super) fn application() -> String {
    let mut xml = Xml::document();
    xml.element("Properties", &[("xmlns", &format!("{OFFICE}/extended-properties"))], |xml| {
        xml.element("Application", &[], |xml| xml.text("smarketing"));
    });
    xml.into_string()
}

/// The file is written as today's Word writes its own; nothing is asked when it opens.
pub(super) fn settings() -> String {
    let mut xml = Xml::document();
    xml.element("w:settings", &[("xmlns:w", MAIN)], |xml| {
        xml.element("w:compat", &[], |xml| {
            xml.empty(
                "w:compatSetting",
                &[
                    ("w:name", "compatibilityMode"),
                    ("w:uri", "http://schemas.microsoft.com/office/word"),
                    ("w:val", "15"),
                ],
            );
        });
    });
    xml.into_string()
}

/// Title to the left, version and date to the right.
pub(super) fn header(playbook: &Playbook, page: Sheet) -> String {
    margin("w:hdr", ("Header", page), |xml| {
        let (title, imprint) = (fit(&playbook.title, TITLE), fit(&playbook.imprint.line(), TITLE));
        xml.element("w:r", &[], |xml| words(xml, &title));
        tab(xml);
        xml.element("w:r", &[], |xml| words(xml, &imprint));
    })
}

/// The first page has its title in the text.
pub(super) fn empty_header(page: Sheet) -> String {
    margin("w:hdr", ("Header", page), |_| {})
}

/// The company to the left, the page and how many there are to the right.
pub(super) fn footer(playbook: &Playbook, page: Sheet) -> String {
    margin("w:ftr", ("Footer", page), |xml| {
        let company = fit(&playbook.imprint.company, TITLE);
        xml.element("w:r", &[], |xml| words(xml, &company));
        tab(xml);
        xml.element("w:r", &[], |xml| words(xml, &format!("{} ", say("document.page"))));
        field(xml, " PAGE ", "1");
        xml.element("w:r", &[], |xml| words(xml, &format!(" {} ", say("document.page_of"))));
        field(xml, " NUMPAGES ", "1");
    })
}

/// One line above or below the text, with a place to the right of it.
fn margin(name: &str, (style, page): (&str, Sheet), inside: impl FnOnce(&mut Xml)) -> String {
    let mut xml = Xml::document();
    xml.element(name, &[("xmlns:w", MAIN)], |xml| {
        xml.element("w:p", &[], |xml| {
            xml.element("w:pPr", &[], |xml| {
                xml.value("w:pStyle", style);
                xml.element("w:tabs", &[], |xml| {
                    xml.empty("w:tab", &[("w:val", "right"), ("w:pos", &page.text().to_string())]);
                });
            });
            inside(xml);
        });
    });
    xml.into_string()
}

fn tab(xml: &mut Xml) {
    xml.element("w:r", &[], |xml| xml.empty("w:tab", &[]));
}
