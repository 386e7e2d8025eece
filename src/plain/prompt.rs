//! The generic core: a question with numbered choices, written as lines and answered by lines.
//!
//! It knows a stream to read and one to write and nothing of workshops; what a command does is its caller's business.

use crate::{
    assets::words::{fill, say},
    text,
};
use std::io::{self, BufRead, Write};

/// The longest line that is read; what comes after it is the next line.
const LONGEST_LINE: u64 = 64 << 10;
/// Opens a command where words of one's own are taken.
const COMMAND_MARK: char = ':';
/// Ends lines that are typed or pasted one after the other.
const LAST_LINE: &str = ".";
/// The largest text of many lines.
const LONGEST_TEXT: usize = 100 << 10;
/// A choice can be named by the start of its words, from so many letters on.
const SHORTEST_NAME: usize = 3;

/// A question: numbered choices, words of one's own, or both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prompt {
    question: String,
    choices: Vec<String>,
    usual: Option<Answer>,
    takes_words: bool,
    /// What Enter takes must not be said aloud.
    unsaid: bool,
}

/// What was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A choice, counted from 0.
    Choice(usize),
    /// Words of one's own.
    Words(String),
}

/// What came in on a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// An answer to the question.
    Answer(Answer),
    /// A command instead, without its mark.
    Command(String),
}

/// Why nothing more will be heard.
#[derive(Debug)]
pub enum Silence {
    /// The input has ended.
    End,
    /// A stream is broken.
    Broken(io::Error),
}

impl From<io::Error> for Silence {
    fn from(error: io::Error) -> Self {
        Self::Broken(error)
    }
}

impl Prompt {
    /// A question that is answered by one of these choices.
    pub fn choices(question: impl Into<String>, choices: Vec<String>) -> Self {
        Self { question: question.into(), choices, ..Self::default() }
    }

    /// A question that is answered in one's own words.
    pub fn words(question: impl Into<String>) -> Self {
        Self { question: question.into(), takes_words: true, ..Self::default() }
    }

    /// Takes words of one's own beside the choices.
    #[must_use]
    pub fn or_words(self) -> Self {
        Self { takes_words: true, ..self }
    }

    /// What an empty line stands for.
    #[must_use]
    pub fn usual(self, usual: Answer) -> Self {
        Self { usual: Some(usual), ..self }
    }

    /// What Enter takes is kept without being said: not everybody in the room may hear it yet.
    #[must_use]
    pub fn unsaid(self) -> Self {
        Self { unsaid: true, ..self }
    }

    /// What may be typed, as the end of the question.
    fn allowed(&self) -> String {
        let numbers = match self.choices.len() {
            0 => None,
            1 => Some("1".to_owned()),
            last => Some(fill("plain.numbers", &[("last", &last)])),
        };
        let what = match (numbers, self.takes_words) {
            (Some(numbers), true) => fill("plain.or_words", &[("numbers", &numbers)]),
            (Some(numbers), false) => numbers,
            (None, _) if self.usual.is_none() => say("plain.type_it").to_owned(),
            (None, _) => String::new(),
        };
        let usual = match &self.usual {
            Some(_) if self.unsaid => say("plain.enter_keeps_unsaid").to_owned(),
            Some(Answer::Choice(choice)) => fill("plain.enter_takes", &[("choice", &(choice + 1))]),
            Some(Answer::Words(words)) if words.is_empty() => say("plain.enter_leaves").to_owned(),
            Some(Answer::Words(words)) => fill("plain.enter_keeps", &[("words", words)]),
            None => String::new(),
        };
        [what, usual].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }

    /// What a line means; `Err` says what is allowed instead.
    fn read(&self, line: &str, is_command: &dyn Fn(&str) -> bool) -> Result<Heard, String> {
        let typed = line.trim();
        if let Some(command) = typed.strip_prefix(COMMAND_MARK) {
            return Ok(Heard::Command(command.trim().to_owned()));
        }
        if typed.is_empty() {
            return self.usual.clone().map(Heard::Answer).ok_or_else(|| self.refusal(typed));
        }
        if !self.takes_words && is_command(typed) {
            return Ok(Heard::Command(typed.to_owned()));
        }
        if let Some(choice) = self.chosen(typed) {
            return Ok(Heard::Answer(Answer::Choice(choice)));
        }
        if self.takes_words {
            return Ok(Heard::Answer(Answer::Words(typed.to_owned())));
        }
        Err(self.refusal(typed))
    }

    /// A choice by its number, by its words, or by the beginning of its words that only one of them has.
    fn chosen(&self, typed: &str) -> Option<usize> {
        if let Ok(number) = typed.parse::<usize>() {
            return number.checked_sub(1).filter(|choice| *choice < self.choices.len());
        }
        let folded = text::fold(typed);
        let named = |choice: &String| text::fold(choice) == folded;
        if let Some(choice) = self.choices.iter().position(named) {
            return Some(choice);
        }
        // Where words are taken as they are, the start of a choice may well be the start of a sentence.
        if self.takes_words || typed.chars().count() < SHORTEST_NAME {
            return None;
        }
        let mut begin =
            self.choices.iter().enumerate().filter(|(_, choice)| text::fold(choice).starts_with(&folded));
        let first = begin.next()?.0;
        begin.next().is_none().then_some(first)
    }

    fn refusal(&self, typed: &str) -> String {
        let allowed = self.allowed();
        if typed.is_empty() {
            return fill("plain.nothing_typed", &[("allowed", &allowed)]);
        }
        fill("plain.not_allowed", &[("typed", &typed), ("allowed", &allowed)])
    }
}

/// The two streams of a conversation.
pub struct Talk<'a> {
    input: &'a mut dyn BufRead,
    output: &'a mut dyn Write,
    /// Answers are written back: nobody sees them typed in a pipe.
    echo: bool,
    /// Lines that came in.
    heard: u64,
}

impl<'a> Talk<'a> {
    /// A conversation over these streams; answers are written back where no terminal shows them.
    pub fn new(input: &'a mut dyn BufRead, output: &'a mut dyn Write, echo: bool) -> Self {
        Self { input, output, echo, heard: 0 }
    }

    /// How many lines came in so far.
    pub fn heard(&self) -> u64 {
        self.heard
    }

    /// Says something: whole lines, cleaned of everything that could steer a terminal.
    pub fn tell(&mut self, words: &str) -> io::Result<()> {
        for line in text::clean(words).lines() {
            writeln!(self.output, "{}", line.trim_end())?;
        }
        self.output.flush()
    }

    /// Asks until there is an answer or a command; every line that is neither is told what is allowed.
    pub fn ask(&mut self, prompt: &Prompt, is_command: &dyn Fn(&str) -> bool) -> Result<Heard, Silence> {
        self.tell(&prompt.question)?;
        for (index, choice) in prompt.choices.iter().enumerate() {
            self.tell(&fill("plain.choice", &[("n", &(index + 1)), ("words", &text::clean_line(choice))]))?;
        }
        loop {
            let line = self.line(&prompt.allowed())?;
            match prompt.read(&line, is_command) {
                Ok(heard) => return Ok(heard),
                Err(refusal) => self.tell(&refusal)?,
            }
        }
    }

    /// Lines as they are, up to one that is a dot alone or the end of the input; nothing in them is a command. None
    /// where it is more than a text can be.
    pub fn lines(&mut self) -> Result<Option<String>, Silence> {
        let mut all = Some(String::new());
        loop {
            match self.hear() {
                Ok(line) if line.trim() == LAST_LINE => return Ok(all),
                Ok(line) => {
                    all = all.map(|text| text + &line + "\n").filter(|text| text.len() <= LONGEST_TEXT);
                }
                // What came in is taken; the next question finds that nothing more does.
                Err(Silence::End) if all.as_deref() != Some("") => return Ok(all),
                Err(silence) => return Err(silence),
            }
        }
    }

    /// The next line, asked for by a colon on a line of its own.
    fn line(&mut self, allowed: &str) -> Result<String, Silence> {
        write!(self.output, "{}: ", text::clean_line(allowed))?;
        self.output.flush()?;
        self.hear().inspect_err(|_| _ = writeln!(self.output))
    }

    fn hear(&mut self) -> Result<String, Silence> {
        let mut bytes = Vec::new();
        io::Read::take(&mut *self.input, LONGEST_LINE).read_until(b'\n', &mut bytes)?;
        if bytes.is_empty() {
            return Err(Silence::End);
        }
        self.heard += 1;
        let line = String::from_utf8_lossy(&bytes).trim_end_matches(['\r', '\n']).to_owned();
        if self.echo {
            writeln!(self.output, "{}", text::clean_line(&line))?;
        }
        Ok(line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choices() -> Prompt {
        Prompt::choices("What now?", vec!["park it".into(), "vote again".into(), "veto".into()])
    }

    fn hear(prompt: &Prompt, typed: &str) -> (Result<Heard, Silence>, String) {
        let (mut input, mut output) = (typed.as_bytes(), Vec::new());
        let heard = Talk::new(&mut input, &mut output, false).ask(prompt, &|word| word == "undo");
        (heard, String::from_utf8(output).unwrap())
    }

    fn heard(prompt: &Prompt, typed: &str) -> Heard {
        hear(prompt, typed).0.unwrap()
    }

    #[test]
    fn a_choice_is_taken_by_number_or_by_the_start_of_its_words() {
        let prompt = choices();
        for (typed, choice) in [("1\n", 0), (" 3 \r\n", 2), ("vote\n", 1), ("VETO\n", 2), ("Park it\n", 0)] {
            assert_eq!(heard(&prompt, typed), Heard::Answer(Answer::Choice(choice)), "{typed:?}");
        }
        assert_eq!(heard(&prompt.usual(Answer::Choice(1)), "\n"), Heard::Answer(Answer::Choice(1)));
    }

    #[test]
    fn an_unknown_answer_is_asked_again_with_what_is_allowed() {
        for typed in ["4", "0", "ve", "-1", "", "none of it"] {
            let (end, said) = hear(&choices(), &format!("{typed}\n2\n"));
            assert_eq!(end.unwrap(), Heard::Answer(Answer::Choice(1)), "{typed}");
            assert!(said.matches("1 to 3").count() >= 3, "{said}");
        }
    }

    #[test]
    fn at_the_end_of_the_input_nothing_is_asked_for_ever() {
        for typed in ["", "9", "9\n9\n9\n"] {
            assert!(matches!(hear(&choices(), typed).0, Err(Silence::End)), "{typed:?}");
        }
        assert_eq!(heard(&choices(), "2"), Heard::Answer(Answer::Choice(1)), "the last line needs no end");
    }

    #[test]
    fn commands_are_words_at_a_menu_and_carry_a_mark_in_a_text() {
        assert_eq!(heard(&choices(), "undo\n"), Heard::Command("undo".into()));
        let words = Prompt::words("Our wording");
        assert_eq!(heard(&words, "undo\n"), Heard::Answer(Answer::Words("undo".into())));
        assert_eq!(heard(&words, ": go 3 \n"), Heard::Command("go 3".into()));
    }

    #[test]
    fn lines_are_taken_up_to_a_dot_or_to_the_end() {
        let lines = |typed: &str| {
            let (mut input, mut output) = (typed.as_bytes(), Vec::new());
            let mut talk = Talk::new(&mut input, &mut output, false);
            let first = talk.lines().ok();
            (first, talk.lines().ok())
        };
        let some = |text: &str| Some(Some(text.to_owned()));
        assert_eq!(lines("a\n\n:undo\n.\nb\n"), (some("a\n\n:undo\n"), some("b\n")));
        assert_eq!(lines(".\n"), (some(""), None));
        assert_eq!(lines(""), (None, None));
        assert_eq!(
            lines(&"0123456789\n".repeat(20_000)),
            (Some(None), None),
            "too long, and heard to its end"
        );
    }

    #[test]
    fn what_is_kept_unsaid_is_not_said() {
        let prompt = Prompt::words("Size").usual(Answer::Words("61".into())).unsaid();
        let (kept, said) = hear(&prompt, "\n");
        assert_eq!(kept.unwrap(), Heard::Answer(Answer::Words("61".into())));
        assert!(said.contains("Enter keeps it") && !said.contains("61"), "{said}");
    }

    #[test]
    fn what_is_written_cannot_steer_a_terminal() {
        let prompt = Prompt::choices("\u{1b}[2JWhat?\u{7}", vec!["a\nb\u{9b}31m".into()]);
        let (_, said) = hear(&prompt, "\u{1b}]0;x\u{7}\n1\n");
        assert!(said.chars().all(|character| character == '\n' || !character.is_control()), "{said:?}");
        assert!(said.contains("1. a b"), "one choice, one line: {said}");
    }
}
