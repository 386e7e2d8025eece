//! The text of a sheet taken apart: whose it is, what stands under each question, and the points.
//!
//! A question is known by its words, a number before them or not, also where a mail program broke its line. In a reply
//! the sheet is quoted and the answers are not; where everything is quoted, the quotation is taken for the sheet.

use crate::assets::{prep, words};
use crate::domain::people::Team;
use crate::import::ImportError;
use crate::text::{clean_line, fold, normalize_breaks};

/// The longest sheet that is read.
const MOST_BYTES: usize = 256 * 1024;
/// Letters of a question that are enough to know it by, where its line is broken.
const ENOUGH: usize = 12;

/// What a sheet says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Sheet {
    /// The team in its title, and the line.
    pub(super) team: Option<(u64, Team)>,
    /// The text under each question that has some, with the number of the question from 0 and the line it begins on.
    pub(super) answers: Vec<(usize, u64, String)>,
    /// Points by name, with the line.
    pub(super) points: Vec<Points>,
    /// The line on which the points begin.
    pub(super) points_line: u64,
    /// Lines among the points that say nothing we know; their words may hold points that nobody may hear yet.
    pub(super) unread: Vec<u64>,
}

/// Points given to one attribute.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Points {
    pub(super) line: u64,
    pub(super) name: String,
    pub(super) given: u32,
}

/// Where a line of the text belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Nothing,
    Question(usize),
    Points,
}

/// One line without quotation marks, markup and filling.
struct Line {
    number: u64,
    quoted: bool,
    text: String,
}

pub(super) fn read(name: &str, text: &str) -> Result<Sheet, ImportError> {
    if text.len() > MOST_BYTES {
        let (what, remedy) =
            (words::say("import.prep_sheet.too_long"), words::say("import.prep_sheet.too_long_fix"));
        return Err(ImportError::new(name, what, remedy));
    }
    let text = normalize_breaks(text.trim_start_matches('\u{feff}'));
    let lines: Vec<Line> = (1..).zip(text.lines()).map(|(number, line)| Line::new(number, line)).collect();
    let reply = Reader { name, lines: &lines, quoted_too: false }.read()?;
    if !reply.answers.is_empty() {
        return Ok(reply);
    }
    let whole = Reader { name, lines: &lines, quoted_too: true }.read();
    // Points alone may stand in the quotation of a reply; answers there make it the sheet itself.
    match whole {
        Ok(whole) if !whole.answers.is_empty() || reply.points.is_empty() => Ok(whole),
        Err(error) if reply.points.is_empty() => Err(error),
        _ => Ok(reply),
    }
}

impl Line {
    fn new(number: u64, raw: &str) -> Self {
        let cleaned = clean_line(raw);
        let mut rest = cleaned.trim();
        let quoted = rest.starts_with('>');
        rest = rest.trim_start_matches(['>', ' ']);
        // Headings, bullets and strong text of Markdown; a backslash before what it escapes.
        rest = rest.trim_start_matches('#').trim();
        rest = ["- ", "* ", "\u{2022} "].iter().find_map(|bullet| rest.strip_prefix(bullet)).unwrap_or(rest);
        let text = unescaped(rest).replace("**", "");
        Self { number, quoted, text: filled_in(&text).to_owned() }
    }

    fn is_blank(&self) -> bool {
        self.text.is_empty()
    }
}

/// Backslashes that Markdown puts before signs are taken off.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let escapes = character == '\\' && characters.peek().is_some_and(char::is_ascii_punctuation);
        if !escapes {
            plain.push(character);
        } else if let Some(escaped) = characters.next() {
            plain.push(escaped);
        }
    }
    plain
}

/// Without the dots and lines that stand where somebody writes.
fn filled_in(text: &str) -> &str {
    let is_rule = |c: char| matches!(c, '.' | '_' | '\u{2026}' | '-' | '=' | ' ' | '*');
    if text.chars().all(is_rule) {
        return "";
    }
    let end = text.trim_end_matches(['.', '_', '\u{2026}', ' ']);
    // A full stop is the writer's own; a row of dots is ours.
    if text.len() - end.len() > 3 { end } else { text.trim_end() }
}

struct Reader<'a> {
    name: &'a str,
    lines: &'a [Line],
    /// Everything is quoted: the quotation is the sheet.
    quoted_too: bool,
}

impl Reader<'_> {
    fn read(&self) -> Result<Sheet, ImportError> {
        let mut sheet = Sheet::default();
        let mut part = Part::Nothing;
        let mut found: Vec<(usize, u64, Vec<String>)> = Vec::new();
        let mut at = 0;
        while let Some(line) = self.lines.get(at) {
            at += 1;
            if let Some((question, rest, took)) = self.question(at - 1) {
                part = Part::Question(question);
                at += took - 1;
                found.push((question, line.number, vec![rest]));
                continue;
            }
            if is_points_heading(&line.text) {
                part = Part::Points;
                sheet.points_line = line.number;
                continue;
            }
            let named = || (part == Part::Nothing).then(|| alone(&line.text)).flatten();
            if let Some(team) = titled(&line.text).or_else(named).filter(|_| sheet.team.is_none()) {
                sheet.team = Some((line.number, team));
                continue;
            }
            let is_answer = !line.quoted || self.quoted_too;
            match part {
                // Points are often written into the quotation itself; the sheet's own lines have none.
                Part::Points if !is_answer => {
                    let unread = sheet.unread.len();
                    self.points(line, &mut sheet)?;
                    sheet.unread.truncate(unread);
                }
                _ if !is_answer => {}
                Part::Nothing => {}
                Part::Question(_) => {
                    if let Some((_, _, lines)) = found.last_mut() {
                        lines.push(line.text.clone());
                    }
                }
                Part::Points => self.points(line, &mut sheet)?,
            }
        }
        for (question, line, lines) in found {
            self.answered(&mut sheet, (question, line), &lines)?;
        }
        Ok(sheet)
    }

    /// The question that begins on this line, what stands behind it, and how many lines it takes.
    fn question(&self, at: usize) -> Option<(usize, String, usize)> {
        let line = &self.lines[at];
        let said = without_number(&line.text);
        for (index, question) in prep::prep().questions.iter().enumerate() {
            let words = question.text().trim_end_matches(['.', ' ', '\u{2026}']);
            if let Some(rest) = after(said, words) {
                // What is quoted is the sheet's own; nobody answers inside a quotation.
                return Some((index, answer_of(rest), 1));
            }
            let next = self.lines.get(at + 1).filter(|next| next.quoted == line.quoted && !next.is_blank());
            let broken =
                (ENOUGH..=2 * words.len()).contains(&said.len()) && fold(words).starts_with(&fold(said));
            let joined = next.filter(|_| broken).map(|next| format!("{said} {}", next.text));
            if let Some(rest) = joined.as_deref().and_then(|joined| after(joined, words)) {
                return Some((index, answer_of(rest), 2));
            }
        }
        None
    }

    /// Keeps the lines under a question as its answer; blank lines part paragraphs.
    fn answered(
        &self,
        sheet: &mut Sheet,
        (question, line): (usize, u64),
        lines: &[String],
    ) -> Result<(), ImportError> {
        let mut paragraphs: Vec<String> = vec![String::new()];
        for text in lines {
            let last = paragraphs.last_mut().expect("there is always one");
            match (text.is_empty(), last.is_empty()) {
                (true, true) => {}
                (true, false) => paragraphs.push(String::new()),
                (false, true) => last.push_str(text),
                (false, false) => last.extend([" ", text]),
            }
        }
        let text = paragraphs.join("\n").trim().to_owned();
        if text.is_empty() {
            return Ok(());
        }
        match sheet.answers.iter().find(|(other, _, _)| *other == question) {
            Some((_, _, same)) if *same == text => Ok(()),
            Some((_, before, _)) => {
                let values: [(&str, &dyn std::fmt::Display); 2] =
                    [("question", &(question + 1)), ("n", before)];
                let what = words::fill("import.prep_sheet.answer_twice", &values);
                let remedy = words::say("import.prep_sheet.answer_twice_fix");
                Err(ImportError::new(self.name, what, remedy).at_line(line))
            }
            None => {
                sheet.answers.push((question, line, text));
                Ok(())
            }
        }
    }

    /// "Company size 50-500: 30"; what is left blank gets nothing.
    fn points(&self, line: &Line, sheet: &mut Sheet) -> Result<(), ImportError> {
        if line.is_blank() || is_ours(&line.text) {
            return Ok(());
        }
        let (name, given) = match line.text.rsplit_once([':', '=']) {
            Some((name, given)) => (name.trim(), given.trim()),
            // "Company size 30", without anything between.
            None => match line.text.rsplit_once(' ') {
                Some((name, given)) if given.bytes().all(|byte| byte.is_ascii_digit()) => {
                    (name.trim(), given)
                }
                _ => {
                    sheet.unread.push(line.number);
                    return Ok(());
                }
            },
        };
        let name = filled_in(name).trim();
        let is_total = words::say("prep_sheet.totals").split(", ").any(|word| fold(word) == fold(name));
        if given.is_empty() || filled_in(given).is_empty() || is_total {
            return Ok(());
        }
        let number =
            given.trim_end_matches(|c: char| c.is_alphabetic() || matches!(c, ' ' | '.' | '%' | '_'));
        let points = number.parse().map_err(|_| {
            // What stands there may be points that nobody may hear yet.
            let what = words::say("import.prep_sheet.no_points");
            let remedy = words::say("import.prep_sheet.no_points_fix");
            ImportError::new(self.name, what, remedy).at_line(line.number)
        })?;
        if name.is_empty() {
            let what = words::fill("import.prep_sheet.no_name", &[("points", &points)]);
            let remedy = words::say("import.prep_sheet.no_name_fix");
            return Err(ImportError::new(self.name, what, remedy).at_line(line.number));
        }
        sheet.points.push(Points { line: line.number, name: name.to_owned(), given: points });
        Ok(())
    }
}

/// Without "3." or "3)" before the words.
fn without_number(text: &str) -> &str {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    if rest.len() == text.len() { text } else { rest.trim_start_matches(['.', ')', ' ']) }
}

/// What stands behind these words, letters and accents of any spelling.
fn after<'a>(text: &'a str, words: &str) -> Option<&'a str> {
    let wanted = fold(words);
    let ends = text.char_indices().map(|(at, character)| at + character.len_utf8());
    // A line may be very long; the words are at its beginning or nowhere.
    let mut ends = ends.take(2 * words.chars().count());
    let end = ends.find(|end| fold(&text[..*end]) == wanted)?;
    Some(&text[end..])
}

/// An answer on the line of its question, without the dots of the sheet.
fn answer_of(rest: &str) -> String {
    filled_in(rest.trim_start_matches(['.', '\u{2026}', ' ', ':'])).trim().to_owned()
}

/// "100 points: what tells you ..."
fn is_points_heading(text: &str) -> bool {
    let heading = words::fill("prep_sheet.points", &[("points", &crate::domain::market::POINTS)]);
    let words = heading.split(':').next().unwrap_or(&heading);
    fold(without_marks(text)).starts_with(&fold(words))
}

fn without_marks(text: &str) -> &str {
    text.trim_start_matches(['*', ' '])
}

/// Lines that the sheet itself prints among the points, broken or not.
fn is_ours(text: &str) -> bool {
    let note = words::fill("prep_sheet.points_note", &[("points", &crate::domain::market::POINTS)]);
    let said = fold(text);
    [note.as_str(), words::say("prep_sheet.reply")].iter().any(|ours| fold(ours).contains(&said))
}

/// The team of "Prep sheet for Sales: ...".
fn titled(text: &str) -> Option<Team> {
    Team::BOTH.into_iter().find(|team| {
        let title = words::fill("prep_sheet.title", &[("team", &super::answers::name(*team)), ("name", &"")]);
        fold(text).contains(fold(&title).trim_end_matches([':', ' ']))
    })
}

/// The team whose name is all there is on the line.
fn alone(text: &str) -> Option<Team> {
    let said = fold(text.trim_end_matches(':'));
    Team::BOTH.into_iter().find(|team| fold(super::answers::name(*team)) == said)
}
