//! What is written reads back as the same text, and nothing in it became markup.

use super::*;
use crate::domain::people::PerTeam;
use crate::export::document::{Bands, Bars, Chart, Imprint, Kind, Tone};
use crate::text::clean;
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// Everything a reader could switch on, except what turns quotes and dashes into others.
fn all_options() -> Options {
    Options::all() - Options::ENABLE_SMART_PUNCTUATION - Options::ENABLE_OLD_FOOTNOTES
}

/// The text of each block as a reader shows it, and whatever acts that must not be there.
fn read_back(text: &str) -> (Vec<String>, Vec<String>) {
    let (mut blocks, mut acting) = (vec![String::new()], Vec::new());
    for event in Parser::new_ext(text, all_options()) {
        match event {
            Event::Text(text) => blocks.last_mut().unwrap().push_str(&text),
            Event::Start(
                Tag::Paragraph
                | Tag::Heading { .. }
                | Tag::BlockQuote(None)
                | Tag::List(None)
                | Tag::Item
                | Tag::Table(_)
                | Tag::TableHead
                | Tag::TableRow
                | Tag::TableCell
                | Tag::Strong
                | Tag::Strikethrough,
            )
            | Event::End(TagEnd::Strong | TagEnd::Strikethrough) => {}
            Event::End(_) => blocks.push(String::new()),
            other => acting.push(format!("{other:?}")),
        }
    }
    blocks.retain(|block| !block.is_empty());
    (blocks, acting)
}

/// What a reader is to see of a line in one go.
fn expected(line: &Line) -> Vec<String> {
    let text: String = line.0.iter().map(|inline| clean(inline.text())).collect();
    text.lines().map(|line| line.trim_matches(' ').to_owned()).filter(|line| !line.is_empty()).collect()
}

fn document(blocks: Vec<Block>) -> Playbook {
    Playbook { title: String::new(), kind: Kind::Playbook, as_of: None, imprint: Imprint::default(), blocks }
}

fn written(blocks: Vec<Block>) -> String {
    String::from_utf8(write(&document(blocks))).unwrap()
}

/// Everything that has ever been markup somewhere.
#[rustfmt::skip]
const ACTING: &[&str] = &[
    "*", "**", "_", "`", "```", "~~", "~~~", "[", "](", ")", "![a](b)", "<b>", "</b>", "<!--", "&amp;", "&#65;", "|",
    "\\", "\\\\", "#", "## ", "- ", "+ ", "* ", "1. ", "2) ", "> ", "---", "===", "    ", "\n", "\n\n", "\t", "^", "=",
    "https://a.example/x", "www.a.example", "a@b.example", "$x$", "{#id}", "[^1]", "[[x]]", ": ", "word", " ", "é",
    "\u{1b}[31m", "\u{202e}", "\u{301}", "語", "!", ".", "\"", "'", "[ ] ", "+++",
];

fn text() -> impl Strategy<Value = String> {
    let acting = prop::sample::select(ACTING);
    prop_oneof![
        prop::collection::vec(acting, 0..8).prop_map(|parts| parts.concat()),
        any::<String>(),
        "[a-z ]{0,12}",
    ]
}

fn line() -> impl Strategy<Value = Line> {
    let inline = (0..4_u8, text()).prop_map(|(mark, text)| match mark {
        0 => Inline::Text(text),
        1 => Inline::Strong(text),
        2 => Inline::Inserted(text),
        _ => Inline::Deleted(text),
    });
    prop::collection::vec(inline, 1..4).prop_map(Line)
}

proptest! {
    #[test]
    fn paragraphs_quotes_and_states_read_back_as_the_same_text(line in line(), which in 0..3) {
        let block = match which {
            0 => Block::Paragraph(line.clone()),
            1 => Block::Quote(line.clone()),
            _ => Block::Status(Tone::Open, line.clone()),
        };
        let markdown = written(vec![block]);
        let (read, acting) = read_back(&markdown);
        prop_assert_eq!(acting, Vec::<String>::new(), "{}", markdown);
        prop_assert_eq!(read, expected(&line), "{}", markdown);
    }

    #[test]
    fn headings_items_and_cells_read_back_as_the_same_text(line in line(), which in 0..3) {
        let cells = || vec![line.clone(), Line::from("end")];
        let blocks = match which {
            0 => vec![Block::Heading(Level::Two, line.clone())],
            1 => vec![Block::List(vec![line.clone(), Line::from("end")])],
            _ => vec![Block::Table(Table { head: cells(), rows: vec![cells(), cells()] })],
        };
        let markdown = written(blocks);
        let (read, acting) = read_back(&markdown);
        let said = expected(&line).join(escape::BREAK);
        let said: Vec<String> = if said.is_empty() { Vec::new() } else { vec![said] };
        let end = || vec!["end".to_owned()];
        let wanted = match which {
            0 => said,
            1 => [said, end()].concat(),
            _ => [said.clone(), end(), said.clone(), end(), said, end()].concat(),
        };
        prop_assert_eq!(acting, Vec::<String>::new(), "{}", markdown);
        prop_assert_eq!(read, wanted, "{}", markdown);
    }

    #[test]
    fn no_control_or_reordering_character_is_written(line in line()) {
        let markdown = written(vec![Block::Paragraph(line)]);
        prop_assert!(markdown.chars().all(|c| c == '\n' || !c.is_control()));
        prop_assert_eq!(markdown.find('\u{202e}'), None);
    }
}

#[test]
fn every_block_has_its_form() {
    let bands = |favourable| Bands { unfavourable: 9, neutral: 0, favourable, could_not_say: 0 };
    let bars = Bars {
        question: "We share one lead definition".to_owned(),
        bands: PerTeam { sales: bands(4), marketing: bands(2) },
        word: "perhaps".to_owned(),
    };
    let blocks = vec![
        Block::Heading(Level::One, "Acme".into()),
        Block::Heading(Level::Three, "1. Lead".into()),
        Block::Status(Tone::Settled, "agreed".into()),
        Block::Quote("A lead | is\na person".into()),
        Block::List(vec![Line::labelled("within", "8 h"), "- b".into()]),
        Block::Table(Table { head: vec!["Who".into()], rows: vec![vec!["Lee\nor Dana".into()]] }),
        Block::Chart(Chart::Answers(vec![bars])),
        Block::Paragraph(Line(vec![Inline::Deleted("old".to_owned()), Inline::Inserted(" new".to_owned())])),
    ];
    assert_eq!(
        written(blocks),
        "# Acme\n\n### 1\\. Lead\n\n**agreed**\n\n> A lead \\| is\n>\n> a person\n\n- **within**: 8 h\n- \\- b\n\n\
         | Who |\n| --- |\n| Lee / or Dana |\n\n\
         | Question | Sales | Marketing | Gap |\n| --- | --- | --- | --- |\n\
         | We share one lead definition | 4 of 13 favourable, 9 not | 2 of 11 favourable, 9 not | perhaps |\n\n\
         ~~old~~ **new**\n"
    );
}
