//! `hours -`: a question a line on standard input, an answer a line on standard output, in the same order.
//!
//! A line that cannot be read answers with an error and the rest goes on. However long the input is, one line of it
//! is held at a time.

use crate::{
    cli::{Outcome, exit::Exit, failure::Failure, out},
    hours::{Instant, Table},
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::{
    borrow::Cow,
    io::{self, BufRead, BufReader, BufWriter, Write},
};

/// What can be asked, for the help.
pub(super) const QUESTIONS: &str = r#"Each line is a question, each answer a line; I is an instant such as 2026-03-06T21:00:00Z:

  {"op": "between", "a": I, "b": I}    {"sec": 14341}  open seconds in [a, b)
  {"op": "due", "a": I, "sec": 5400}   {"at": I}       the earliest instant with so many open seconds since a
  {"op": "opens", "a": I}              {"at": I}       the next open instant, a itself if open
  {"op": "bdays", "a": I, "b": I}      {"days": 10}    business days in (date of a, date of b]

"at" is null when the calendar never opens again before 2100. A line that cannot be read answers {"error": ...};
then the exit code is 1."#;

/// The longest line that is read.
const MOST_BYTES: usize = 64 << 10;

#[derive(Deserialize)]
struct Question<'a> {
    #[serde(borrow)]
    op: Cow<'a, str>,
    #[serde(borrow)]
    a: Option<Cow<'a, str>>,
    #[serde(borrow)]
    b: Option<Cow<'a, str>>,
    sec: Option<serde_json::Number>,
}

#[derive(Serialize, Debug, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
enum Answer {
    Sec(i64),
    At(Option<String>),
    Days(i64),
    Error(String),
}

/// Answers every line of standard input.
pub(super) fn answer(table: &Table) -> Outcome {
    let mut input = BufReader::new(io::stdin().lock());
    let mut output = BufWriter::new(io::stdout().lock());
    let refused = answer_all(table, &mut input, &mut output)?;
    Ok(if refused { Exit::Failed } else { Exit::Done })
}

/// Whether a line could not be read.
fn answer_all<R: io::Read>(
    table: &Table,
    input: &mut BufReader<R>,
    output: &mut impl Write,
) -> Result<bool, Failure> {
    let (mut line, mut number, mut refused) = (Vec::new(), 0_u64, false);
    let unread =
        |error: io::Error| Failure::new(Exit::Failed, format!("standard input cannot be read: {error}"), "");
    loop {
        // Who asks line by line waits for the answer before asking again.
        if input.buffer().is_empty() {
            output.flush()?;
        }
        let Some(fits) = next_line(input, &mut line).map_err(unread)? else { break };
        number += 1;
        let text = line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&line).trim_ascii();
        if fits && text.is_empty() {
            continue;
        }
        let found = if fits { reply(table, text) } else { Err("it is too long".to_owned()) };
        refused |= found.is_err();
        let found = found.unwrap_or_else(|what| Answer::Error(format!("line {number}: {what}")));
        let written = serde_json::to_string(&found).map_err(io::Error::from)?;
        writeln!(output, "{}", out::escaped(&written))?;
    }
    output.flush()?;
    Ok(refused)
}

/// Reads the next line into `line`; whether it fits, or `None` at the end.
fn next_line(input: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<Option<bool>> {
    line.clear();
    let mut fits = true;
    let mut any = false;
    loop {
        let buffer = match input.fill_buf() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            buffer => buffer?,
        };
        if buffer.is_empty() {
            return Ok(any.then_some(fits));
        }
        any = true;
        let end = buffer.iter().position(|byte| *byte == b'\n');
        let part = &buffer[..end.unwrap_or(buffer.len())];
        fits &= line.len() + part.len() <= MOST_BYTES;
        if fits {
            line.extend_from_slice(part);
        }
        let used = part.len() + usize::from(end.is_some());
        input.consume(used);
        if end.is_some() {
            return Ok(Some(fits));
        }
    }
}

fn reply(table: &Table, line: &[u8]) -> Result<Answer, String> {
    let text = std::str::from_utf8(line).map_err(|_| "it is not text in UTF-8".to_owned())?;
    let question: Question<'_> = serde_json::from_str(text).map_err(|error| unreadable(&error))?;
    let a = || instant("a", question.a.as_deref());
    let b = || instant("b", question.b.as_deref());
    let at = |found: Option<Instant>| Answer::At(found.map(|at| at.to_string()));
    Ok(match question.op.as_ref() {
        "between" => Answer::Sec(table.between(a()?, b()?)),
        "due" => at(table.due(a()?, seconds(question.sec.as_ref())?)),
        "opens" => at(table.opens(a()?)),
        "bdays" => Answer::Days(table.business_days(a()?, b()?)),
        other => {
            return Err(format!("there is no op \"{}\"; ops are between, due, opens, bdays", short(other)));
        }
    })
}

fn unreadable(error: &serde_json::Error) -> String {
    let what = error.to_string();
    // Every line is line 1 to its reader.
    let what = what.split(" at line ").next().unwrap_or_default();
    format!("{what} (column {})", error.column())
}

fn instant(name: &str, text: Option<&str>) -> Result<Instant, String> {
    let text = text.ok_or_else(|| format!("\"{name}\" is missing"))?;
    let timestamp = text.parse::<Timestamp>().ok().filter(|_| is_in_utc(text)).ok_or_else(|| {
        format!("\"{name}\" is \"{}\", not an instant like 2026-03-06T21:00:00Z", short(text))
    })?;
    Instant::try_from(timestamp).map_err(|error| format!("\"{name}\" is \"{}\": {error}", short(text)))
}

/// Whether it is written as RFC 3339 has it, with `Z`.
fn is_in_utc(text: &str) -> bool {
    let bytes = text.as_bytes();
    let marks = [(4, b'-'), (7, b'-'), (10, b'T'), (13, b':'), (16, b':')];
    bytes.last() == Some(&b'Z') && marks.iter().all(|(place, mark)| bytes.get(*place) == Some(mark))
}

fn seconds(number: Option<&serde_json::Number>) -> Result<u64, String> {
    let number = number.ok_or("\"sec\" is missing")?;
    number.as_u64().ok_or_else(|| format!("\"sec\" is {number}, not a whole number of seconds from 0"))
}

/// As much of a text as a message needs.
fn short(text: &str) -> String {
    text.chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hours::Calendar;

    fn answers(input: &[u8]) -> (Vec<String>, bool) {
        let table = Table::new(Calendar::standard("America/New_York").unwrap());
        let (mut input, mut output) = (BufReader::with_capacity(7, input), Vec::new());
        let refused = answer_all(&table, &mut input, &mut output).unwrap();
        (String::from_utf8(output).unwrap().lines().map(str::to_owned).collect(), refused)
    }

    fn error(line: &str) -> String {
        let (answers, refused) = answers(line.as_bytes());
        assert!(refused && answers.len() == 1, "{line}: {answers:?}");
        let value: serde_json::Value = serde_json::from_str(&answers[0]).unwrap();
        value["error"].as_str().unwrap().to_owned()
    }

    #[test]
    fn a_line_may_be_long_but_not_too_long() {
        let question = r#"{"op":"opens","a":"2026-03-07T12:00:00Z"}"#;
        let padded = format!("{question}{}", " ".repeat(MOST_BYTES - question.len()));
        let too_long = format!("{padded} \n{padded}");
        let (answers, refused) = answers(too_long.as_bytes());
        assert!(refused);
        assert_eq!(answers, [r#"{"error":"line 1: it is too long"}"#, r#"{"at":"2026-03-09T13:00:00Z"}"#]);
    }

    #[test]
    fn each_mistake_is_told_with_what_would_be_right() {
        for (line, told) in [
            ("[]", "line 1: "),
            ("{\"op\":\"between\"", "column 15"),
            (r#"{"a":"2026-03-07T12:00:00Z"}"#, "missing field `op`"),
            (r#"{"op":"duty","a":"2026-03-07T12:00:00Z"}"#, "no op \"duty\"; ops are"),
            (r#"{"op":"opens"}"#, "\"a\" is missing"),
            (r#"{"op":"opens","a":"2026-03-07 12:00"}"#, "not an instant like"),
            (r#"{"op":"opens","a":"2026-03-07T12:00:00+01:00"}"#, "not an instant like"),
            (r#"{"op":"opens","a":"2026-03-07T12:00Z"}"#, "not an instant like"),
            (r#"{"op":"opens","a":"2126-03-07T12:00:00Z"}"#, "1970 to 2099"),
            (r#"{"op":"due","a":"2026-03-07T12:00:00Z"}"#, "\"sec\" is missing"),
            (r#"{"op":"due","a":"2026-03-07T12:00:00Z","sec":-1}"#, "not a whole number"),
            (r#"{"op":"due","a":"2026-03-07T12:00:00Z","sec":1.5}"#, "not a whole number"),
            (r#"{"op":"between","a":"2026-03-07T12:00:00Z","b":7}"#, "expected a string"),
        ] {
            assert!(error(line).contains(told), "{line}: {}", error(line));
        }
        assert_eq!(answers(b"\xff\n").0, [r#"{"error":"line 1: it is not text in UTF-8"}"#]);
    }

    #[test]
    fn blank_lines_are_passed_over_and_the_last_needs_no_end() {
        let input = "\u{feff}\r\n\n  \n{\"op\":\"opens\",\"a\":\"2026-03-09T14:00:00Z\"}\r\nno\n\n{\"op\":\"due\",\"a\":\"2026-03-09T14:00:00.9Z\",\"sec\":0}";
        let (answers, refused) = answers(input.as_bytes());
        assert!(refused);
        assert_eq!(answers.len(), 3, "{answers:?}");
        assert_eq!(answers[0], r#"{"at":"2026-03-09T14:00:00Z"}"#);
        assert!(answers[1].starts_with(r#"{"error":"line 5: "#), "{answers:?}");
        assert_eq!(answers[2], r#"{"at":"2026-03-09T14:00:00Z"}"#);
    }
}
