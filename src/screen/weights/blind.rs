//! Points that a team gave before the other one has: hidden until both have split all of theirs, then shown together.
//!
//! What is hidden follows from the session, so that a second window hides it too; only which column is being typed,
//! and whether both are shown early, belongs to this screen.

use super::{Column, State, lines};
use crate::{
    assets::words::{fill, say},
    domain::{
        market::{Market, POINTS},
        people::Team,
        topic::Topic,
    },
    screen::{Outcome, team_key},
};

/// What of the two columns may be seen while they are hidden.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Seen {
    /// Both, before both teams have all their points.
    early: bool,
    /// The team that is typing its points; nobody's until somebody does.
    team: Option<Team>,
}

impl Seen {
    /// For a screen that opens on these points: what is there to be seen stays so while a number is mended.
    pub(super) fn at_first(topic: &Topic, market: &Market) -> Self {
        let complete = market.totals().both(|total| *total == POINTS) || market.agreed_total() > 0;
        Self { early: complete && !topic.hides_points(market), team: None }
    }

    /// Shows both early, or hides them again.
    pub(super) fn turn_early(&mut self) {
        self.early = !self.early;
    }

    /// Whether both are shown before they are complete.
    pub(super) fn is_early(self) -> bool {
        self.early
    }

    /// Somebody types in this column. A team that gave all its points mends one of them: the others stay hidden.
    pub(super) fn typing(&mut self, column: Column, market: &Market) {
        self.team = team(column).filter(|team| *market.totals().get(*team) != POINTS);
    }

    /// Nobody types any more.
    pub(super) fn walked(&mut self) {
        self.team = None;
    }

    /// Whether what stands in a column may be seen.
    pub(super) fn shows(self, column: Column) -> bool {
        self.early || team(column).is_none_or(|team| self.team == Some(team))
    }
}

fn team(column: Column) -> Option<Team> {
    match column {
        Column::Sales => Some(Team::Sales),
        Column::Marketing => Some(Team::Marketing),
        Column::Agreed => None,
    }
}

/// The column of the first team that has points left to give.
pub(super) fn unfinished(market: &Market) -> Column {
    if market.totals().sales == POINTS { Column::Marketing } else { Column::Sales }
}

impl State {
    /// What a change of points leads to: the other team's turn, or both columns and where they are furthest apart.
    pub(super) fn filled(
        &mut self,
        outcome: Outcome,
        (topic, before): (&Topic, &Market),
        after: &Market,
    ) -> Outcome {
        let was_hidden = topic.hides_points(before) || before.totals().both(|total| *total == 0);
        let complete = |market: &Market| market.totals().both(|total| *total == POINTS);
        if outcome.commands.is_empty() || topic.status.ended_in_words() {
            return outcome;
        }
        if was_hidden && complete(after) && !complete(before) && after.agreed_total() == 0 {
            return self.revealed(outcome, after);
        }
        let finished = Team::BOTH
            .into_iter()
            .find(|team| *before.totals().get(*team) != POINTS && *after.totals().get(*team) == POINTS);
        if let Some(team) = finished.filter(|_| topic.hides_points(after)) {
            self.column = unfinished(after);
            self.seen = Seen { team: None, ..self.seen };
            self.row = 0;
            let values: [(&str, &dyn std::fmt::Display); 2] =
                [("team", &say(team_key(team))), ("other", &say(team_key(team.other())))];
            return outcome.and_say(fill("weights.team_done", &values));
        }
        outcome
    }

    fn revealed(&mut self, outcome: Outcome, market: &Market) -> Outcome {
        self.column = Column::Agreed;
        // What was seen is not hidden again while somebody mends a number.
        self.seen.early = true;
        let Some(index) = market.furthest_apart() else {
            return outcome.and_say(say("weights.revealed_same"));
        };
        let furthest = lines::Row::Attribute(index);
        self.row = lines::rows(market).iter().position(|row| *row == furthest).unwrap_or(0);
        let attribute = &market.attributes[index];
        let points = |team| attribute.given_by(team).unwrap_or(0);
        let values: [(&str, &dyn std::fmt::Display); 3] = [
            ("name", &attribute.name),
            ("sales", &points(Team::Sales)),
            ("marketing", &points(Team::Marketing)),
        ];
        outcome.and_say(fill("weights.revealed", &values))
    }
}
