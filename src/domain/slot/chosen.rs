//! The words of a choice as people type them: ours, or those of the language on screen.
//!
//! Files hold ours, whatever the language. It must not know which choices there are.

use super::SlotError;
use crate::assets::words;

/// Our word for what was typed, if it is one of these; else what was typed.
pub fn ours(input: &str, choices: &[&'static str]) -> String {
    let typed = input.trim().to_lowercase();
    let meant = choices.iter().copied().find(|choice| said(choice).to_lowercase() == typed);
    meant.map_or(typed, str::to_owned)
}

/// That what was typed is none of these.
pub fn refused(input: &str, choices: &[&'static str]) -> SlotError {
    let choices: Vec<&str> = choices.iter().copied().map(said).collect();
    SlotError::Choice { choices: choices.join(", "), typed: input.trim().to_owned() }
}

/// A choice in the language on screen.
fn said(choice: &'static str) -> &'static str {
    words::find(&format!("choice.{}", choice.replace([' ', '-'], "_"))).unwrap_or(choice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_choice_stays_what_was_typed() {
        assert_eq!(ours(" Must Have ", &["counts", "must have"]), "must have");
        assert_eq!(ours("Maybe", &["counts", "must have"]), "maybe");
    }

    #[test]
    fn a_refusal_names_the_choices() {
        let SlotError::Choice { choices, typed } = refused(" maybe ", &["counts", "must have"]) else {
            panic!("another refusal");
        };
        assert_eq!((choices.as_str(), typed.as_str()), ("counts, must have", "maybe"));
    }
}
