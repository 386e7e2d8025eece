//! The scale of one column: what the map says, or what its answers show beyond doubt.
//! What cannot be known is left out and said, never concluded from the range or the frequency of answers.

mod label;
mod seen;

use super::choices::are_lists;
use super::column::{Answer, Column};
use super::family::{Family, NOT_ANSWERABLE, families};
use super::item::of_the_bank;
use super::map::{ItemKind, Map, MapItem};
use super::words::asks_for_words;
use crate::assets::words::{fill, say};
use crate::import::fold::fold;
use crate::stats::Kind;
use label::{answer_code, leading_number, numbered_label, yes_no};
use seen::Seen;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fmt::Display;

/// What a column turned out to be.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// An item.
    Scale(Scale),
    /// Something else, or something nobody could know.
    Left(Left),
}

/// The scale of an item, and where each of its answers lies.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Scale {
    /// The kind.
    pub kind: Kind,
    /// The labels, lowest first.
    pub labels: Option<Vec<String>>,
    /// The points, lowest first.
    pub points: Vec<i64>,
    /// For each different answer, in the order of the column.
    pub codes: Vec<Code>,
    /// What was concluded from labels nobody confirmed, to be said.
    pub guess: Option<String>,
}

/// What one answer means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Code {
    /// The point at this position.
    Point(usize),
    /// Could not say.
    NotApplicable,
    /// Not an answer on this scale.
    Unreadable,
}

/// Why a column holds no item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Left {
    /// The map says so.
    Ignored,
    /// Words about a team.
    Words,
    /// Nobody wrote anything.
    Empty,
    /// A question with several choices, or one of them.
    Choices,
    /// Several choices in one cell.
    ListsOfChoices,
    /// Text.
    FreeText,
    /// Whole numbers without known ends.
    BareNumbers,
    /// Labels in no known order.
    UnknownLabels,
    /// The files use different labels.
    ScalesDiffer,
}

/// Everything needed to read the columns of one survey.
pub(super) struct Scales {
    families: Vec<Family>,
    not_answerable: HashSet<String>,
    /// For each family, what all columns it fits show of it.
    seen: Vec<Seen>,
}

/// More different labels than this, or labels that hardly repeat, are text.
const MOST_LABELS: usize = 12;
/// Words from which on an answer is a sentence: no label of a scale has so many.
const SENTENCE_WORDS: usize = 6;

impl Scales {
    /// Looks at all columns once, because questions of one survey share their scale.
    pub(super) fn of(columns: &[Column], map: &Map) -> Self {
        let mut not_answerable: HashSet<String> = NOT_ANSWERABLE.iter().map(|word| fold(word)).collect();
        not_answerable.extend(map.na.iter().map(|word| fold(word)));
        let families = families();
        let mut scales = Self { seen: vec![Seen::default(); families.len()], families, not_answerable };
        for column in columns.iter().filter(|column| !column.open) {
            let answers: Vec<&Answer> = scales.given(&column.answers);
            for (index, family) in scales.families.iter().enumerate() {
                if let Some(points) = fitting(family, &answers) {
                    scales.seen[index].note(&answers, &points);
                }
            }
        }
        scales
    }

    /// What this column is.
    pub(super) fn read(&self, column: &Column, item: Option<&MapItem>) -> Outcome {
        match item.and_then(MapItem::kind) {
            Some(ItemKind::Ignore) => return Outcome::Left(Left::Ignored),
            Some(ItemKind::Terms) => return Outcome::Left(Left::Words),
            None if asks_for_words(&column.heading) => return Outcome::Left(Left::Words),
            _ if column.is_select_all => return Outcome::Left(Left::Choices),
            _ if column.open => return Outcome::Left(Left::FreeText),
            _ => {}
        }
        if let Some(scale) = item.and_then(|item| self.declared(column, item)) {
            return Outcome::Scale(scale);
        }
        let given = self.given(&column.answers);
        if given.is_empty() {
            return Outcome::Left(Left::Empty);
        }
        if item.is_none() && column.is_tick_box() {
            return Outcome::Left(Left::Choices);
        }
        let guessed = self
            .yes_or_no(column, &given)
            .or_else(|| self.labelled(column, &given))
            .or_else(|| self.numbered(column, &given))
            .or_else(|| self.of_the_bank(column, &given));
        match guessed {
            Some(scale) => Outcome::Scale(scale),
            None => Outcome::Left(self.why_left(&given)),
        }
    }

    fn given<'a>(&self, answers: &'a [Answer]) -> Vec<&'a Answer> {
        answers.iter().filter(|answer| !self.not_answerable.contains(&answer.folded)).collect()
    }

    /// A scale on which `point` gives the position of an answer.
    fn scale(
        &self,
        column: &Column,
        kind: Kind,
        points: Vec<i64>,
        point: impl Fn(&Answer) -> Option<usize>,
    ) -> Scale {
        let code = |answer: &Answer| match point(answer) {
            Some(position) => Code::Point(position),
            None if self.not_answerable.contains(&answer.folded) => Code::NotApplicable,
            None => Code::Unreadable,
        };
        let codes = column.answers.iter().map(code).collect();
        Scale { kind, labels: None, points, codes, guess: None }
    }

    /// The scale the map declares, if it says enough.
    fn declared(&self, column: &Column, item: &MapItem) -> Option<Scale> {
        let kind = item.kind()?;
        let labels = item.labels.clone();
        let points = match kind {
            ItemKind::Nps => (0..=10).collect(),
            ItemKind::YesNo => vec![0, 1],
            _ => item.all_points().or_else(|| Some((1..=labels.as_ref()?.len() as i64).collect()))?,
        };
        let kind = match kind {
            ItemKind::Nps => Kind::Nps,
            ItemKind::YesNo => Kind::YesNo,
            ItemKind::Numeric => Kind::Numeric,
            _ => Kind::Likert,
        };
        let folded: Vec<String> = labels.iter().flatten().map(|label| fold(label)).collect();
        // Bare numbers mean something only where their ends are known.
        let with_numbers = labels.is_none() || item.points.is_some() || kind != Kind::Likert;
        let mut scale = self.scale(column, kind, points.clone(), |answer| {
            let label = || folded.iter().position(|label| *label == answer.folded);
            let yes_no = || (kind == Kind::YesNo).then(|| yes_no(&answer.folded)).flatten();
            let number = || {
                let number = || leading_number(&answer.text).or_else(|| answer_code(&answer.text));
                let number = with_numbers.then(number).flatten()?;
                points.iter().position(|point| *point == number)
            };
            let after_number = || {
                let rest = fold(numbered_label(&answer.text)?.1);
                folded.iter().position(|label| *label == rest)
            };
            label().or_else(yes_no).or_else(after_number).or_else(number)
        });
        scale.labels = labels;
        Some(scale)
    }

    fn yes_or_no(&self, column: &Column, given: &[&Answer]) -> Option<Scale> {
        let all = given.iter().all(|answer| yes_no(&answer.folded).is_some());
        let mut scale =
            all.then(|| self.scale(column, Kind::YesNo, vec![0, 1], |answer| yes_no(&answer.folded)))?;
        let mut seen = Seen::default();
        let points: Vec<Option<usize>> = given.iter().map(|answer| yes_no(&answer.folded)).collect();
        seen.note(given, &points);
        scale.labels = Some(seen.labels(&["No", "Yes"]));
        Some(scale)
    }

    fn labelled(&self, column: &Column, given: &[&Answer]) -> Option<Scale> {
        let candidates = (0..self.families.len()).filter_map(|index| {
            let points = fitting(&self.families[index], given)?;
            let unread = points.iter().filter(|point| point.is_none()).count();
            let seen = &self.seen[index];
            // All of its points in use is the best sign; then the one that explains most questions, then the usual one.
            let whole = (0..self.families[index].labels.len()).all(|point| seen.has(point));
            Some(((Reverse(unread), whole, seen.columns, Reverse(index)), index))
        });
        let (_, index) = candidates.max()?;
        let family = &self.families[index];
        let points = (1..=family.labels.len() as i64).collect();
        let mut scale = self.scale(column, Kind::Likert, points, |answer| {
            if self.not_answerable.contains(&answer.folded) { None } else { point_in(family, answer) }
        });
        scale.labels = Some(self.seen[index].labels(&family.labels));
        let unseen: Vec<String> = (0..family.labels.len())
            .filter(|point| !self.seen[index].has(*point))
            .map(|point| format!("\"{}\"", family.labels[point]))
            .collect();
        let (name, size) = (say(family.name), family.labels.len());
        if unseen.is_empty() {
            scale.guess = self.one_more(index, given).map(|label| {
                let values: [(&str, &dyn Display); 3] = [("name", &name), ("size", &size), ("label", &label)];
                fill("import.survey.perhaps_more", &values)
            });
        } else {
            let labels = unseen.join(", ");
            let values: [(&str, &dyn Display); 3] = [("name", &name), ("size", &size), ("labels", &labels)];
            scale.guess = Some(fill("import.survey.nobody_chose", &values));
        }
        Some(scale)
    }

    /// The one point more of another family that fits as well, which nobody may have chosen.
    fn one_more(&self, chosen: usize, given: &[&Answer]) -> Option<&'static str> {
        let size = self.families[chosen].labels.len();
        let larger = (0..self.families.len()).filter(|index| self.families[*index].labels.len() == size + 1);
        larger
            .filter(|index| {
                fitting(&self.families[*index], given)
                    .is_some_and(|points| points.iter().all(Option::is_some))
            })
            .find_map(|index| {
                let labels = &self.families[index].labels;
                let mut unseen = (0..labels.len()).filter(|point| !self.seen[index].has(*point));
                let label = labels[unseen.next()?];
                unseen.next().is_none().then_some(label)
            })
    }

    /// Numbers of which the lowest and the highest carry a label: `1 (not at all)`, 2, 3, 4, `5 (very)`.
    fn numbered(&self, column: &Column, given: &[&Answer]) -> Option<Scale> {
        let mut texts: BTreeMap<i64, Option<&str>> = BTreeMap::new();
        for answer in given {
            let number = leading_number(&answer.text)?;
            let text = numbered_label(&answer.text).map(|(_, text)| text);
            let known = texts.entry(number).or_insert(text);
            *known = known.or(text);
        }
        let (low, high) = (texts.first_key_value()?, texts.last_key_value()?);
        let between = texts.values().any(Option::is_none);
        if low.1.is_none() || high.1.is_none() || !between || high.0 - low.0 >= super::map::MOST_POINTS as i64
        {
            return None;
        }
        let points: Vec<i64> = (*low.0..=*high.0).collect();
        let mut scale = self.scale(column, Kind::Numeric, points.clone(), |answer| {
            let number = leading_number(&answer.text)?;
            points.iter().position(|point| *point == number)
        });
        let label = |point: &i64| match texts.get(point) {
            Some(Some(text)) => format!("{point} ({text})"),
            _ => point.to_string(),
        };
        scale.labels = Some(points.iter().map(label).collect());
        Some(scale)
    }

    /// Bare numbers under a question of the shipped bank, which is asked on one scale only.
    fn of_the_bank(&self, column: &Column, given: &[&Answer]) -> Option<Scale> {
        let agreement = &self.families[0];
        let points = 1..=agreement.labels.len() as i64;
        let position = |answer: &Answer| {
            let number = leading_number(&answer.text).filter(|number| points.contains(number))?;
            Some(number as usize - 1)
        };
        if of_the_bank(column).is_none() || given.iter().any(|answer| position(answer).is_none()) {
            return None;
        }
        let mut scale = self.scale(column, Kind::Likert, points.clone().collect(), position);
        let (low, high) = (agreement.labels[0], agreement.labels[agreement.labels.len() - 1]);
        scale.labels = Some(agreement.labels.iter().map(|label| (*label).to_owned()).collect());
        let size = agreement.labels.len();
        let values: [(&str, &dyn Display); 3] = [("low", &low), ("size", &size), ("high", &high)];
        scale.guess = Some(fill("import.survey.of_bank", &values));
        Some(scale)
    }

    fn why_left(&self, given: &[&Answer]) -> Left {
        let total: u32 = given.iter().map(|answer| answer.total()).sum();
        let numbers: u32 =
            given.iter().filter(|answer| leading_number(&answer.text).is_some()).map(|a| a.total()).sum();
        let files = given.iter().fold(0, |files, answer| files | answer.files);
        if are_lists(given) {
            Left::ListsOfChoices
        } else if u64::from(numbers) * 5 >= u64::from(total) * 4 {
            Left::BareNumbers
        } else if files.count_ones() > 1 && self.fits_in_each_file(given, files) {
            Left::ScalesDiffer
        } else if given.iter().all(|answer| answer_code(&answer.text).is_some())
            || ((2..=MOST_LABELS).contains(&given.len())
                && total as usize >= 2 * given.len()
                && !are_sentences(given))
        {
            Left::UnknownLabels
        } else {
            Left::FreeText
        }
    }

    fn fits_in_each_file(&self, given: &[&Answer], files: u64) -> bool {
        (0..64).map(|bit| 1 << bit).filter(|bit| files & bit != 0).all(|bit| {
            let answers: Vec<&Answer> =
                given.iter().copied().filter(|answer| answer.files & bit != 0).collect();
            self.families.iter().any(|family| {
                fitting(family, &answers).is_some_and(|points| points.iter().all(Option::is_some))
            })
        })
    }
}

/// The point of each answer in a family, if nearly all of what people said is in it and no two labels are one point.
fn fitting(family: &Family, answers: &[&Answer]) -> Option<Vec<Option<usize>>> {
    let points: Vec<Option<usize>> = answers.iter().map(|answer| point_in(family, answer)).collect();
    let points_used: BTreeSet<usize> = points.iter().copied().flatten().collect();
    // Nearly every family but one knows none of the answers.
    if points_used.is_empty() {
        return None;
    }
    let distinct: BTreeSet<(usize, &str)> = points
        .iter()
        .zip(answers)
        .filter_map(|(point, answer)| Some(((*point)?, label_text(answer))))
        .collect();
    let spellings: BTreeSet<String> = distinct.iter().map(|(_, text)| fold(text)).collect();
    if spellings.len() != points_used.len() {
        return None;
    }
    let total: u64 = answers.iter().map(|answer| u64::from(answer.total())).sum();
    let read: u64 = answers
        .iter()
        .zip(&points)
        .filter(|(_, point)| point.is_some())
        .map(|(answer, _)| u64::from(answer.total()))
        .sum();
    let enough = read == total || (read * 5 >= total * 4 && points_used.len() >= 2);
    enough.then_some(points)
}

fn point_in(family: &Family, answer: &Answer) -> Option<usize> {
    family.point(&answer.folded).or_else(|| family.point(&fold(numbered_label(&answer.text)?.1)))
}

/// The words of a label without its number.
fn label_text(answer: &Answer) -> &str {
    numbered_label(&answer.text).map_or(answer.text.as_str(), |(_, text)| text)
}

/// Whether these choices are a scale whose order is known.
pub(super) fn is_known_order(choices: &[String]) -> bool {
    let folded: Vec<String> = choices.iter().map(|choice| fold(choice)).collect();
    let on_a_scale: Vec<&String> =
        folded.iter().filter(|choice| !NOT_ANSWERABLE.contains(&choice.as_str())).collect();
    let is_scale = |point: &dyn Fn(&str) -> Option<usize>| {
        let points: BTreeSet<Option<usize>> = on_a_scale.iter().map(|choice| point(choice)).collect();
        points.len() == on_a_scale.len() && points.len() > 1 && !points.contains(&None)
    };
    is_scale(&yes_no) || families().iter().any(|family| is_scale(&|choice| family.point(choice)))
}

/// Whether people wrote in their own words, though several the same: such answers have no order.
fn are_sentences(given: &[&Answer]) -> bool {
    let long = |answer: &&&Answer| answer.text.split_whitespace().count() >= SENTENCE_WORDS;
    given.iter().filter(long).count() * 2 > given.len()
}

#[cfg(test)]
mod tests;
