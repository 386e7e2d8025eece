//! The question bank as plain lines, to be pasted into any forms tool.
//! One statement a line, exactly as the importer knows it again.

use crate::assets::questions;
use crate::assets::words::say;

/// How to ask, then every statement of the bank on a line of its own, a blank line between themes.
pub fn questions() -> String {
    let mut text = [say("survey.bank_team"), say("survey.bank_scale"), ""].join("\n") + "\n";
    let mut theme = None;
    for question in questions::all() {
        if theme.is_some_and(|theme| theme != question.theme) {
            text.push('\n');
        }
        theme = Some(question.theme);
        text.push_str(question.text());
        text.push('\n');
    }
    text
}
