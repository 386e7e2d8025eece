//! The question bank as text, Markdown or CSV, to be pasted into any forms tool.
//! Statements, answers and the team question stand there exactly as the importer knows them again.

use crate::assets::questions::{self, OpenQuestion, Question, Theme, answers};
use crate::assets::words::{fill, say};

/// How the bank is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// One statement a line.
    #[default]
    Text,
    /// With headings, and how to paste it into each forms tool.
    Markdown,
    /// One question a row, with its id and its answers.
    Csv,
}

/// The whole bank in this layout.
pub fn questions(layout: Layout) -> String {
    match layout {
        Layout::Text => text(),
        Layout::Markdown => markdown(),
        Layout::Csv => csv(),
    }
}

/// The statements of the bank, theme by theme.
fn themes() -> impl Iterator<Item = (Theme, &'static [Question])> {
    questions::all()
        .chunk_by(|one, next| one.theme == next.theme)
        .map(|questions| (questions[0].theme, questions))
}

fn teams() -> String {
    [say("team.sales"), say("team.marketing")].join(", ")
}

/// How to ask, then every question on a line of its own, a blank line between themes.
fn text() -> String {
    let ask_team = fill("bank.ask_team", &[("question", &say("bank.team")), ("answers", &teams())]);
    let ask_scale = fill("bank.ask_scale", &[("answers", &answers().join(", "))]);
    let mut text = format!("{ask_team}\n{ask_scale}\n");
    for (_, statements) in themes() {
        text.push('\n');
        lines(&mut text, "", statements.iter().map(Question::text));
    }
    lines(&mut text, "", ["", say("bank.ask_words"), ""]);
    lines(&mut text, "", questions::open().iter().map(OpenQuestion::text));
    text
}

fn markdown() -> String {
    let mut text = format!("# {}\n\n{}\n", say("bank.title"), say("bank.intro"));
    heading(&mut text, say("bank.team"));
    lines(&mut text, "- ", [say("team.sales"), say("team.marketing")]);
    heading(&mut text, say("bank.answers"));
    lines(&mut text, "- ", answers());
    for (theme, statements) in themes() {
        heading(&mut text, theme_name(theme));
        lines(&mut text, "- ", statements.iter().map(Question::text));
    }
    heading(&mut text, say("bank.words"));
    lines(&mut text, "", [say("bank.ask_words"), ""]);
    lines(&mut text, "- ", questions::open().iter().map(OpenQuestion::text));
    heading(&mut text, say("bank.how"));
    let tools = [
        say("bank.how_google"),
        say("bank.how_microsoft"),
        say("bank.how_surveymonkey"),
        say("bank.how_typeform"),
        say("bank.how_qualtrics"),
        say("bank.how_limesurvey"),
    ];
    lines(&mut text, "- ", tools);
    text
}

fn heading(text: &mut String, title: &str) {
    text.extend(["\n## ", title, "\n\n"]);
}

fn lines<'a>(text: &mut String, mark: &str, questions: impl IntoIterator<Item = &'a str>) {
    for question in questions {
        text.extend([mark, question, "\n"]);
    }
}

fn theme_name(theme: Theme) -> &'static str {
    match theme {
        Theme::Definitions => say("bank.theme_definitions"),
        Theme::Goals => say("bank.theme_goals"),
        Theme::HandOff => say("bank.theme_hand_off"),
        Theme::Content => say("bank.theme_content"),
        Theme::Customers => say("bank.theme_customers"),
        Theme::Planning => say("bank.theme_planning"),
        Theme::Data => say("bank.theme_data"),
        Theme::Trust => say("bank.theme_trust"),
        Theme::Words => say("bank.theme_words"),
        Theme::Needs => say("bank.theme_needs"),
    }
}

/// The names of the columns and kinds are for programs and stay as they are.
fn csv() -> String {
    let mut text = String::new();
    let mut row = |cells: &[&str]| {
        let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    };
    row(&["id", "kind", "topic", "reversed", "question", "answers"]);
    row(&["team", "team", "", "", say("bank.team"), &teams().replace(", ", "; ")]);
    let answers = answers().join("; ");
    for question in questions::all() {
        let reversed = if question.reversed { "yes" } else { "no" };
        row(&[&question.id, "statement", &question.topic, reversed, question.text(), &answers]);
    }
    for question in questions::open() {
        row(&[&question.id, "words", "", "", question.text(), ""]);
    }
    text
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\n', '\r', ';']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}
