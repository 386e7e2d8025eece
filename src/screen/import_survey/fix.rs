//! Putting right what a line was taken for: one key, one answer, and the files are read again with it.

use super::{ENDS, Line, Lines, Order, Outcome, State, ends_key};
use crate::{
    assets::words::say,
    domain::people::Team,
    import::survey::{ColumnReport, FileTeam, ItemKind, MapItem, Taken, TeamValue, Unknown},
    screen::{Context, Field},
    stats::Kind,
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
            Some(Line::People(team)) => {
                self.people_field(ctx, team).map_or_else(Outcome::none, Outcome::edit)
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

    /// Takes the two ends that were typed.
    pub(super) fn ends(&mut self, text: &str) -> Result<Outcome, String> {
        debug_assert_eq!(ends_key().field, ENDS);
        let numbers: Vec<i64> = text
            .split(|c: char| !c.is_ascii_digit())
            .filter(|part| !part.is_empty())
            .map(str::parse)
            .collect::<Result<_, _>>()
            .map_err(|_| say("import_survey.no_ends").to_owned())?;
        let [low, high] = numbers.as_slice() else { return Err(say("import_survey.no_ends").to_owned()) };
        let Some(column) = self.column() else { return Ok(Outcome::none()) };
        let kind = Some(ItemKind::Numeric);
        let item = MapItem { kind, labels: None, points: Some([*low, *high]), ..self.item(column) };
        self.request.answers.set_item(item)?;
        Ok(self.read_again())
    }

    /// Takes an order of labels, and the words for "could not say" among them.
    pub(super) fn ordered(&mut self, order: &Order) -> Outcome {
        let known = self.request.answers.item(&order.heading).cloned();
        let (labels, cannot_say) = order.result();
        self.request.answers.na.extend(cannot_say);
        let item = known.unwrap_or_else(|| MapItem::new(order.heading.as_str()));
        self.say_of(MapItem { kind: Some(ItemKind::Likert), labels: Some(labels), points: None, ..item })
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
