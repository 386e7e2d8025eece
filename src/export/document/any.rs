//! Documents full of text that has acted somewhere, for the tests of every format.

use super::{
    Bands, Bars, Block, Chart, Fact, Imprint, Inline, Kind, Level, Line, Playbook, Table, Tone, Weight,
};
use crate::domain::people::PerTeam;
use proptest::prelude::*;

/// What is markup, an end of it, or a trick on the reader's eyes.
#[rustfmt::skip]
const ACTING: &[&str] = &[
    "<", ">", "&", "\"", "'", "</title>", "</style>", "<script>alert(1)</script>", "<!--", "-->", "]]>", "<![CDATA[",
    "<?xml?>", "<img src=x onerror=alert(1)>", "<a href=\"javascript:alert(1)\">", "<svg onload=alert(1)>", "&lt;", "&#60;",
    "&amp;", "\" onmouseover=\"alert(1)", "' autofocus='", "}", "{", "*/", "/*", "@import url(http://a.example/x);", "\\", "\n",
    "\r\n", "\t", "\0", "\u{8}", "\u{b}", "\u{1b}[31m", "\u{7f}", "\u{85}", "\u{202e}", "\u{2028}", "\u{feff}", "\u{fffe}",
    "\u{ffff}", "\u{301}", "https://a.example/x", "word", " ", "  ", "é", "語", "שלום", ": ", "=1+1", "w:p", "<w:p/>",
];

pub(in crate::export) fn text() -> impl Strategy<Value = String> {
    let acting = prop::sample::select(ACTING);
    prop_oneof![
        prop::collection::vec(acting, 0..6).prop_map(|parts| parts.concat()),
        any::<String>(),
        "[a-z ]{0,12}",
    ]
}

pub(in crate::export) fn line() -> impl Strategy<Value = Line> {
    let inline = (0..4_u8, text()).prop_map(|(mark, text)| match mark {
        0 => Inline::Text(text),
        1 => Inline::Strong(text),
        2 => Inline::Inserted(text),
        _ => Inline::Deleted(text),
    });
    prop::collection::vec(inline, 0..3).prop_map(Line)
}

fn lines(size: usize) -> impl Strategy<Value = Vec<Line>> {
    prop::collection::vec(line(), size)
}

fn chart() -> impl Strategy<Value = Chart> {
    let bands = (0..40_u32, 0..40_u32, 0..40_u32, 0..3_u32).prop_map(
        |(unfavourable, neutral, favourable, could_not_say)| Bands {
            unfavourable,
            neutral,
            favourable,
            could_not_say,
        },
    );
    let bars = (text(), [bands.clone(), bands], text()).prop_map(|(question, [sales, marketing], word)| {
        Bars { question, bands: PerTeam { sales, marketing }, word }
    });
    let points = || prop::option::of(0..101_u32);
    let weight =
        (text(), text(), points(), points(), points()).prop_map(|(name, role, sales, marketing, agreed)| {
            Weight { name, role, points: PerTeam { sales, marketing }, apart: sales, agreed }
        });
    prop_oneof![
        prop::collection::vec(bars, 1..3).prop_map(Chart::Answers),
        prop::collection::vec(weight, 1..3).prop_map(Chart::Weights),
    ]
}

fn block() -> impl Strategy<Value = Block> {
    let level = prop::sample::select(vec![Level::Two, Level::Two, Level::Three]);
    let tone = prop::sample::select(vec![Tone::Settled, Tone::Noted, Tone::Open]);
    let fact = (text(), line()).prop_map(|(label, value)| Fact { label, value });
    prop_oneof![
        (level, line()).prop_map(|(level, line)| Block::Heading(level, line)),
        line().prop_map(Block::Paragraph),
        (1..4_usize).prop_flat_map(lines).prop_map(Block::List),
        prop::collection::vec(fact, 1..3).prop_map(Block::Facts),
        (lines(2), lines(2), lines(2))
            .prop_map(|(head, one, two)| Block::Table(Table { head, rows: vec![one, two] })),
        line().prop_map(Block::Quote),
        (tone, line()).prop_map(|(tone, line)| Block::Status(tone, line)),
        chart().prop_map(Block::Chart),
    ]
}

/// A document of any blocks, with anything in its title and on its pages.
pub(in crate::export) fn playbook() -> impl Strategy<Value = Playbook> {
    let imprint = [text(), text(), text(), text()].prop_map(|[version, date, company, author]| Imprint {
        version,
        date,
        company,
        author,
    });
    (text(), imprint, prop::collection::vec(block(), 0..8)).prop_map(|(title, imprint, mut blocks)| {
        blocks.insert(0, Block::Heading(Level::One, title.as_str().into()));
        Playbook { title, kind: Kind::Record, as_of: None, imprint, blocks }
    })
}

/// Every text a reader is to find in a document, in order, each without its spaces.
pub(in crate::export) fn said(playbook: &Playbook) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    for block in &playbook.blocks {
        match block {
            Block::Heading(_, line)
            | Block::Paragraph(line)
            | Block::Quote(line)
            | Block::Status(_, line) => {
                said.push(line.plain());
            }
            Block::List(lines) => said.extend(lines.iter().map(Line::plain)),
            Block::Facts(facts) => {
                said.extend(facts.iter().flat_map(|fact| [fact.label.clone(), fact.value.plain()]));
            }
            Block::Table(table) => {
                said.extend(table.head.iter().chain(table.rows.iter().flatten()).map(Line::plain));
            }
            Block::Chart(chart) => said.extend(chart.drawing().panels.into_iter().map(|panel| panel.title)),
        }
    }
    said.iter().map(|text| pressed(&crate::text::clean(text))).collect()
}

/// A text without white space, as formats break lines in their own ways.
pub(in crate::export) fn pressed(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}
