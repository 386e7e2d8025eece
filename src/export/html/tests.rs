//! Whatever was typed, the page has only our own elements, attributes and links, and says every word.

use super::*;
use crate::export::Kind;
use crate::export::document::any::{playbook, pressed, said};
use html5gum::{DefaultEmitter, Token, Tokenizer};
use proptest::prelude::*;

const ELEMENTS: &[&str] = &[
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "main",
    "div",
    "section",
    "nav",
    "h1",
    "h2",
    "h3",
    "p",
    "ul",
    "li",
    "a",
    "dl",
    "dt",
    "dd",
    "blockquote",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "strong",
    "ins",
    "del",
    "bdi",
    "br",
    "figure",
    "figcaption",
    "svg",
    "g",
    "rect",
    "text",
    "defs",
    "pattern",
];

const ATTRIBUTES: &[&str] = &[
    "lang",
    "charset",
    "http-equiv",
    "content",
    "name",
    "class",
    "id",
    "href",
    "scope",
    "aria-label",
    "aria-labelledby",
    "aria-hidden",
    "role",
    "viewbox",
    "x",
    "y",
    "width",
    "height",
    "fill",
    "patternunits",
    "patterntransform",
];

/// What a page is made of, as a browser reads it.
#[derive(Debug, Default)]
struct Read {
    elements: Vec<String>,
    attributes: Vec<(String, String)>,
    text: String,
    style: String,
    wrong: Vec<String>,
}

fn read(page: &str) -> Read {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut read = Read::default();
    let mut open: Vec<String> = Vec::new();
    let shown = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    for token in Tokenizer::new_with_emitter(page, emitter) {
        match token.unwrap() {
            Token::StartTag(tag) => {
                let name = shown(&tag.name);
                let attributes = tag.attributes.iter();
                read.attributes.extend(attributes.map(|(name, value)| (shown(name), shown(value))));
                read.elements.push(name.clone());
                if !["meta", "br"].contains(&name.as_str()) {
                    open.push(name);
                }
            }
            Token::EndTag(tag) => {
                let name = shown(&tag.name);
                if open.pop().as_ref() != Some(&name) {
                    read.wrong.push(format!("</{name}> closes something else"));
                }
            }
            Token::String(text) if open.last().is_some_and(|name| name == "style") => {
                read.style.push_str(&shown(&text));
            }
            Token::String(text) => read.text.push_str(&shown(&text)),
            Token::Doctype(doctype) => assert_eq!(shown(&doctype.name), "html"),
            Token::Comment(text) => read.wrong.push(format!("a comment: {}", shown(&text))),
            Token::Error(error) => read.wrong.push(format!("{error:?}")),
        }
    }
    read.wrong.extend(open.into_iter().map(|name| format!("<{name}> stays open")));
    read
}

fn written(playbook: &Playbook) -> String {
    String::from_utf8(write(playbook)).unwrap()
}

proptest! {
    #[test]
    fn only_our_own_elements_and_no_link_out(playbook in playbook()) {
        let page = written(&playbook);
        let read = read(&page);
        prop_assert_eq!(&read.wrong, &Vec::<String>::new(), "{}", page);
        for element in &read.elements {
            prop_assert!(ELEMENTS.contains(&element.as_str()), "<{}>", element);
        }
        for (name, value) in &read.attributes {
            prop_assert!(ATTRIBUTES.contains(&name.as_str()), "{}", name);
            prop_assert!(name != "href" || value.starts_with("#section-"), "{}", value);
            prop_assert!(name != "id" || value == "contents" || value == "hatched" || value.starts_with("section-"));
        }
        let sheet = read.style.strip_prefix(paper::style_sheet()).unwrap();
        let closed = sheet.matches('{').count() == sheet.matches('}').count();
        prop_assert!(closed && !sheet.contains("url("), "{}", sheet);
        prop_assert!(page.chars().all(|c| c == '\n' || !c.is_control()));
    }

    #[test]
    fn every_word_is_said_in_order(playbook in playbook()) {
        let text = pressed(&read(&written(&playbook)).text);
        let mut rest = text.as_str();
        for wanted in said(&playbook) {
            let at = rest.find(&wanted);
            prop_assert!(at.is_some(), "{:?} is not in {:?}", wanted, rest);
            rest = &rest[at.unwrap() + wanted.len()..];
        }
    }
}

#[test]
fn the_character_set_comes_first_and_then_what_the_page_may_do() {
    let page = written(&Playbook {
        title: "Acme".to_owned(),
        kind: Kind::Playbook,
        as_of: None,
        imprint: crate::export::Imprint::default(),
        blocks: vec![Block::Heading(Level::One, "Acme".into())],
    });
    assert!(page.starts_with(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" \
         content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'\">"
    ));
}
