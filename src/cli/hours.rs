//! `hours`: open time between two points, and deadlines with the reason for each. It reads arguments and prints;
//! what is open is the calendar's business, how it is told the domain's.

mod document;
mod lines;

use super::{
    Common, Outcome, exit::Exit, failure::Failure, input, out, screen, sessions, world, world::World,
};
use crate::{
    assets::words::{fill, say},
    domain::{
        calendars,
        moment::Day,
        open_time::{self, Amount},
    },
    hours::{Calendar, CalendarText, Instant, NotATime, Table, read_time},
    import::holidays,
    theme::Theme,
};
use document::Document;
use std::{
    ops::RangeInclusive,
    path::{Path, PathBuf},
};

/// The years that a table covers.
const YEARS: RangeInclusive<i16> = 1970..=2099;

const EXAMPLES: &str = "\
A time is \"2026-03-06 16:00\" on the wall of the calendar's zone, an instant such as 2026-03-06T21:00:00Z, or now.
Without --session and --calendar the office is open Monday to Friday, 09:00 to 17:00, in this machine's zone.

  smarketing hours due \"2026-03-06 16:00\" 8h --session last
  smarketing hours due \"2026-03-06 16:00\" 8h --session last --calendar standard
  smarketing hours due 2026-03-06T21:00:00Z \"10 business days\" --calendar office.json
  smarketing hours between \"2026-03-06 16:00\" \"2026-03-09 09:30\" --calendar office.json
  smarketing hours - --calendar office.json < questions.jsonl";

/// What `hours` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    #[command(subcommand)]
    question: Question,
    /// Count on the calendar of this session
    #[arg(long, global = true, value_name = "S")]
    session: Option<String>,
    /// Count on the calendar in this file (JSON); with --session, on the session's calendar of this name
    #[arg(long, global = true, value_name = "FILE|NAME")]
    calendar: Option<PathBuf>,
    /// Close on the all-day events of this calendar file (.ics) as well; may be given more than once
    #[arg(long, global = true, value_name = "FILE")]
    holidays: Vec<PathBuf>,
    /// Print one JSON document
    #[arg(long, global = true)]
    json: bool,
}

#[derive(Debug, clap::Subcommand)]
enum Question {
    /// When is it due?
    Due {
        /// The start, then how much open time: 8h, 1h30m, 10 business days
        #[arg(value_name = "START DURATION", required = true, num_args = 1..)]
        words: Vec<String>,
    },
    /// How long was it open between two points?
    Between {
        /// Two points in time
        #[arg(value_name = "A B", required = true, num_args = 1..)]
        words: Vec<String>,
    },
    /// Answer questions from standard input, one a line (JSON Lines)
    #[command(name = "-", after_help = lines::QUESTIONS)]
    Lines,
}

/// Runs `hours`.
pub(super) fn run(world: &World, common: &Common, arguments: &Arguments) -> Outcome {
    let asks_lines = matches!(arguments.question, Question::Lines);
    if asks_lines && reads_standard_input(arguments) {
        return Err(Failure::usage(say("cli.refused.one_input"), say("cli.refused.name_file")));
    }
    let table = Table::new(with_holidays(calendar(world, arguments)?, &arguments.holidays)?);
    let asked = match &arguments.question {
        Question::Lines => return lines::answer(&table),
        Question::Due { words } => due(world, &table, words)?,
        Question::Between { words } => between(world, &table, words)?,
    };
    if arguments.json {
        out::json(&asked)?;
    } else {
        print(&table, &asked, &screen::theme(&world.settings, common))?;
    }
    Ok(Exit::Done)
}

fn reads_standard_input(arguments: &Arguments) -> bool {
    // Beside a session it is the name of a calendar.
    let calendar = arguments.calendar.iter().filter(|_| arguments.session.is_none());
    calendar.chain(&arguments.holidays).any(|path| path == Path::new("-"))
        || arguments.session.as_deref() == Some("-")
}

fn calendar(world: &World, arguments: &Arguments) -> Result<Calendar, Failure> {
    if let Some(reference) = &arguments.session {
        return of_session(world, reference, arguments.calendar.as_deref());
    }
    if let Some(path) = &arguments.calendar {
        return from_file(path);
    }
    let calendar = Calendar::standard(&world::zone())
        .map_err(|error| Failure::new(Exit::Failed, error.to_string(), say("cli.refused.name_calendar")))?;
    out::note(&fill("hours.standard", &[("calendar", &calendar.describe())]));
    Ok(calendar)
}

fn from_file(path: &Path) -> Result<Calendar, Failure> {
    let name = input::name(path);
    let text = input::text(path)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let written: CalendarText = serde_json::from_str(text).map_err(|error| {
        let example =
            r#"{"tz": "Europe/Berlin", "weekly": {"mon": [["09:00", "17:00"]]}, "holidays": ["2026-12-25"]}"#;
        let what = fill("cli.refused.no_calendar_file", &[("file", &name), ("why", &error)]);
        Failure::new(Exit::Failed, what, fill("cli.refused.looks_like", &[("example", &example)]))
    })?;
    Calendar::try_from(written).map_err(|errors| {
        let what = fill("cli.refused.calendar_flaws", &[("file", &name), ("what", &errors)]);
        Failure::new(Exit::Failed, what, say("cli.refused.correct_it"))
    })
}

/// The session's calendar of this name, else the one that promises are counted on unless they name another.
fn of_session(world: &World, reference: &str, name: Option<&Path>) -> Result<Calendar, Failure> {
    let viewed = sessions::view(world, reference)?;
    let session = viewed.workshop.session();
    let missing = |what: String, remedy: &str| Failure::new(Exit::Missing, what, remedy);
    let usual = calendars::usual(session).ok_or_else(|| {
        missing(say("cli.refused.no_calendar").to_owned(), say("cli.refused.no_calendar_fix"))
    })?;
    let Some(name) = name.map(Path::to_string_lossy) else { return Ok(usual.calendar.clone()) };
    let named = calendars::find(session, &name).ok_or_else(|| {
        let there: Vec<&str> = session.calendars.iter().map(|named| named.id.as_str()).collect();
        let remedy = fill("cli.refused.calendars", &[("names", &there.join(", "))]);
        missing(fill("cli.refused.no_such_calendar", &[("name", &name)]), &remedy)
    })?;
    Ok(named.calendar.clone())
}

fn with_holidays(calendar: Calendar, files: &[PathBuf]) -> Result<Calendar, Failure> {
    files.iter().try_fold(calendar, |calendar, path| {
        let imported = holidays::read(&input::name(path), &input::text(path)?, &YEARS)?;
        for warning in &imported.warnings {
            out::note(&format!("{}: {warning}", input::name(path)));
        }
        Ok(calendar.with_holidays(imported.value.iter().map(|holiday| holiday.date.0)))
    })
}

fn due(world: &World, table: &Table, words: &[String]) -> Result<Document, Failure> {
    let (start, rest) = point(world, table, words)?;
    let amount = Amount::read(&rest.join(" ")).map_err(|error| {
        if rest.is_empty() {
            return Failure::usage(say("cli.refused.no_amount"), say("cli.refused.no_amount_fix"));
        }
        Failure::usage(error.to_string(), say("cli.refused.calendar_days"))
    })?;
    Ok(match amount {
        Amount::Seconds(seconds) => Document::due(table, start, seconds),
        Amount::BusinessDays(days) => Document::due_date(table, start, days),
    })
}

fn between(world: &World, table: &Table, words: &[String]) -> Result<Document, Failure> {
    let (from, rest) = point(world, table, words)?;
    let (to, rest) = point(world, table, rest)?;
    if let Some(extra) = rest.first() {
        return Err(Failure::usage(
            fill("cli.refused.third_point", &[("typed", extra)]),
            say("cli.refused.third_point_fix"),
        ));
    }
    Ok(Document::between(table, from, to))
}

/// The point in time that words begin with, and the words after it. A date and its time may be two words.
fn point<'a>(world: &World, table: &Table, words: &'a [String]) -> Result<(Instant, &'a [String]), Failure> {
    let (first, rest) = words.split_first().ok_or_else(|| {
        Failure::usage(say("cli.refused.second_point"), say("cli.refused.second_point_fix"))
    })?;
    let (text, rest) = match rest.split_first() {
        Some((time, behind)) if is_date(first) && time.contains(':') => (format!("{first} {time}"), behind),
        _ => (first.clone(), rest),
    };
    let refused = |error: NotATime| {
        let what = match error {
            NotATime::Unreadable(typed) => fill("cli.refused.no_point", &[("typed", &typed)]),
            NotATime::OutOfRange { text } => fill("cli.refused.far_point", &[("typed", &text)]),
        };
        Failure::usage(what, say("cli.refused.no_point_fix"))
    };
    let text = if text == "now" { world.now().to_string() } else { text };
    let reading = read_time(&text, table.calendar().zone()).map_err(refused)?;
    if let Some(note) = open_time::assumed(table, text.trim(), reading) {
        out::note(&note);
    }
    Ok((reading.instant(), rest))
}

fn is_date(text: &str) -> bool {
    !text.contains(':') && Day::parse(text).is_ok()
}

/// The answer, how it came about, and what a change of the clock did to it.
fn print(table: &Table, document: &Document, theme: &Theme) -> Result<(), Failure> {
    out::line(&theme.plain(&document.answer(table)))?;
    if let Some(derivation) = document.derivation(table) {
        out::line(&theme.plain(&derivation))?;
    }
    for warning in document.warnings() {
        out::note(&theme.plain(warning));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_alone_is_told_from_a_time() {
        assert!(is_date("2026-03-06"));
        assert!(!is_date("2026-03-06T16:00") && !is_date("8h") && !is_date("now"));
    }
}
