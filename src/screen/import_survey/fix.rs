//! Putting right what a line was taken for: one key, one answer, and the files are read again with it.

use super::{Line, Lines, Order, Outcome, State, ends_key};
use crate::{
    assets::words::{count, say},
    domain::people::Team,
    import::survey::{ColumnReport, FileTeam, ItemKind, MapItem, Taken, TeamValue, Unknown},
    screen::{Context, Field},
    stats::Kind,
    text,
};

/// What can be put right with one key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fix {
    /// The ends of its numbers, or the order of its labels.
    Scale,
    /// Leave the column out, or read it after all.
    LeaveOut,
    /// Agreeing is bad news here, or is not.
    Reverse,
    /// It holds words about the other team.
    Words,
    /// It says which team a person is on.
    TeamColumn,
    /// What a value of the team column means.
    Value(TeamValue),
}

impl State {
    /// Answers what the chosen line asks.
    pub(super) fn answer(&mut self, ctx: &Context<'_>) -> Outcome {
        match self.line() {
            Some(Line::Candidate(file, index)) => {
                let heading = self.read().and_then(|read| match &read.report.files.get(file)?.team {
                    FileTeam::Unknown { candidates } => Some(candidates.get(index)?.heading.clone()),
                    _ => None,
                });
                heading.map_or_else(Outcome::none, |heading| self.team_column(&heading))
            }
            Some(Line::Column(_)) => self.fix(Fix::Scale, ctx),
            Some(Line::Value(index)) => {
                let team = self.read().and_then(|read| read.report.teams.get(index)?.team);
                self.value(match team {
                    None => TeamValue::Marketing,
                    Some(Team::Marketing) => TeamValue::Sales,
                    Some(Team::Sales) => TeamValue::NotCounted,
                })
            }
            _ => Outcome::none(),
        }
    }

    /// Puts right what the chosen line was taken for.
    pub(super) fn fix(&mut self, fix: Fix, ctx: &Context<'_>) -> Outcome {
        if let Fix::Value(team) = fix {
            return self.value(team);
        }
        let Some(column) = self.column().cloned() else { return Outcome::none() };
        let mut item = self.item(&column);
        match fix {
            Fix::Scale => return self.scale(&column, ctx),
            Fix::TeamColumn => return self.team_column(&column.heading),
            Fix::LeaveOut if item.kind == Some(ItemKind::Ignore) => item.kind = None,
            Fix::LeaveOut => item.kind = Some(ItemKind::Ignore),
            Fix::Words if item.kind == Some(ItemKind::Terms) => item.kind = None,
            Fix::Words => {
                item = MapItem { kind: Some(ItemKind::Terms), ..MapItem::new(column.heading.as_str()) };
            }
            Fix::Reverse => match column.taken {
                Taken::Item { reversed, .. } => item.reversed = Some(!reversed),
                _ => return Outcome::say(say("import_survey.no_scale_to_reverse")),
            },
            Fix::Value(_) => {}
        }
        self.say_of(item)
    }

    /// The order of labels, or the ends of numbers, whichever this column has.
    fn scale(&mut self, column: &ColumnReport, ctx: &Context<'_>) -> Outcome {
        let answers: Vec<String> = column.answers.iter().map(|(answer, _)| answer.clone()).collect();
        if answers.is_empty() {
            return Outcome::say(say("import_survey.no_scale"));
        }
        if counts_in_numbers(column) {
            let stored = match &column.taken {
                Taken::Item { low, high, .. } => format!("{low} {high}"),
                _ => String::new(),
            };
            return Outcome::edit(Field::line(ctx, ends_key(), &stored));
        }
        self.order = Some(Order::new(column.heading.clone(), answers));
        Outcome::none()
    }

    /// Takes the two ends that were typed, for this column and for all others whose numbers wait for ends they fit in.
    pub(super) fn ends(&mut self, text: &str) -> Result<Outcome, String> {
        let wrong = || say("import_survey.no_ends").to_owned();
        let (kind, ends) = if text.eq_ignore_ascii_case("nps") {
            (ItemKind::Nps, [0, 10])
        } else {
            let parts = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
            let numbers: Vec<i64> = parts.map(str::parse).collect::<Result<_, _>>().map_err(|_| wrong())?;
            (ItemKind::Numeric, <[i64; 2]>::try_from(numbers).map_err(|_| wrong())?)
        };
        let Some(column) = self.column().cloned() else { return Ok(Outcome::none()) };
        let points = (kind == ItemKind::Numeric).then_some(ends);
        let scale = MapItem { kind: Some(kind), points, ..MapItem::new("") };
        let within = |answer: &str| answer.parse().is_ok_and(|number| (ends[0]..=ends[1]).contains(&number));
        let others = self.waiting(Unknown::Ends, |answers| {
            answers.iter().any(|answer| within(answer))
                && answers.iter().all(|answer| within(answer) || answer.parse::<i64>().is_err())
        });
        self.scale_of(&column.heading, if kind == ItemKind::Nps { &[] } else { &others }, &scale)
    }

    /// Takes an order of labels, and the words for "could not say" among them, for this column and for all others
    /// whose labels wait for an order and are among these.
    pub(super) fn ordered(&mut self, order: &Order) -> Outcome {
        let (labels, cannot_say) = order.result();
        let known: Vec<String> = labels.iter().chain(&cannot_say).map(|label| text::fold(label)).collect();
        let others = self.waiting(Unknown::Order, |answers| {
            answers.iter().all(|answer| known.contains(&text::fold(answer)))
        });
        self.request.answers.na.extend(cannot_say);
        let scale = MapItem { kind: Some(ItemKind::Likert), labels: Some(labels), ..MapItem::new("") };
        self.scale_of(&order.heading, &others, &scale).unwrap_or_else(Outcome::say)
    }

    /// Headings of the columns that wait for the same answer.
    fn waiting(&self, what: Unknown, fits: impl Fn(&[&str]) -> bool) -> Vec<String> {
        let columns = self.read().map_or(&[][..], |read| &read.report.columns);
        let waits = |column: &&ColumnReport| {
            let answers: Vec<&str> = column.answers.iter().map(|(answer, _)| answer.trim()).collect();
            column.taken == Taken::Unknown(what) && fits(&answers)
        };
        columns.iter().filter(waits).map(|column| column.heading.clone()).collect()
    }

    /// Gives one scale to several columns and says how many there were.
    fn scale_of(&mut self, heading: &str, others: &[String], scale: &MapItem) -> Result<Outcome, String> {
        let others = others.iter().map(String::as_str).filter(|other| *other != heading);
        let headings: Vec<&str> = std::iter::once(heading).chain(others).collect();
        for heading in &headings {
            let known = self.request.answers.item(heading).cloned();
            let known = known.unwrap_or_else(|| MapItem::new(*heading));
            let (kind, labels, points) = (scale.kind, scale.labels.clone(), scale.points);
            self.request.answers.set_item(MapItem { kind, labels, points, ..known })?;
        }
        let read = self.read_again();
        Ok(match headings.len() {
            1 => read,
            several => read.and_say(count("import_survey.same_scale", several as u64)),
        })
    }

    fn team_column(&mut self, heading: &str) -> Outcome {
        self.request.answers.set_team_column(heading);
        self.read_again()
    }

    fn value(&mut self, team: TeamValue) -> Outcome {
        let Some(Line::Value(index)) = self.line() else { return Outcome::none() };
        let value = self.read().and_then(|read| read.report.teams.get(index)).map(|team| team.value.clone());
        let Some(value) = value.filter(|value| !value.is_empty()) else {
            return Outcome::say(say("import_survey.blank_team"));
        };
        self.request.answers.set_team(&value, team);
        self.read_again()
    }

    fn say_of(&mut self, item: MapItem) -> Outcome {
        match self.request.answers.set_item(item) {
            Ok(()) => self.read_again(),
            Err(why) => Outcome::say(why),
        }
    }

    /// What was said about a column so far.
    fn item(&self, column: &ColumnReport) -> MapItem {
        let known = self.request.answers.item(&column.heading).cloned();
        known.unwrap_or_else(|| MapItem::new(column.heading.as_str()))
    }

    fn column(&self) -> Option<&ColumnReport> {
        match self.line()? {
            Line::Column(index) => self.read()?.report.columns.get(index),
            _ => None,
        }
    }

    pub(super) fn line(&self) -> Option<Line> {
        Lines::of(self.read()?).get(self.chosen)
    }
}

/// Whether its answers are numbers between two ends rather than labels.
fn counts_in_numbers(column: &ColumnReport) -> bool {
    match column.taken {
        Taken::Unknown(Unknown::Ends) | Taken::Item { kind: Kind::Numeric | Kind::Nps, .. } => true,
        _ => column.answers.iter().all(|(answer, _)| answer.trim().parse::<i64>().is_ok()),
    }
}
