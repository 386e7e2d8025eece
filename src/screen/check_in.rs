//! Check-in: who is here, what each team is measured on, how we decide and how we work together.
//!
//! Four parts of one screen, one of them seen at a time. The practice vote lives in the state of the screen only:
//! it must never become a command.

mod agreements;
mod deciding;
mod keys;
mod measured;
mod people;
mod practice;

pub use keys::{BINDINGS, EXCLUSIVE};

use super::{Context, Field, Go, Outcome, Shown, Tier};
use crate::{
    assets::words::{fill, say},
    domain::{
        command::Command,
        draft::DraftKey,
        ids::PersonId,
        people::{Group, Team},
        session::Step,
    },
    effect::Place,
    theme::Role,
    widget::{cells, line},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// What the check-in shows.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    part: Part,
    /// The chosen row of the part.
    focus: usize,
    /// The chosen person, who keeps the pointer when the list is put in another order.
    person: Option<PersonId>,
    /// The group of whoever is added without one.
    group: Group,
    /// The vote about the brownies, while it is on.
    vote: Option<practice::Vote>,
}

/// One part of the check-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// Who is here.
    People,
    /// What each team is measured on.
    Measured,
    /// By which rule we decide.
    Deciding,
    /// How we work together.
    Working,
}

impl Part {
    const ALL: [Self; 4] = [Self::People, Self::Measured, Self::Deciding, Self::Working];

    fn name(self) -> &'static str {
        match self {
            Self::People => say("check_in.part_people"),
            Self::Measured => say("check_in.part_measured"),
            Self::Deciding => say("check_in.part_deciding"),
            Self::Working => say("check_in.part_working"),
        }
    }
}

/// What can be done at the check-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Msg {
    /// The row above.
    Up,
    /// The row below.
    Down,
    /// A clicked row.
    Pick(usize),
    /// The next part, after the last the first.
    NextPart,
    /// The part before, before the first the last.
    PreviousPart,
    /// A clicked part.
    ShowPart(usize),
    /// On: the next part, then along the workshop.
    Onward,
    /// Back: the part before, then along the workshop.
    Backward,
    /// Write in the chosen row.
    Edit,
    /// Add somebody, or something.
    Add,
    /// Take the chosen row off the list.
    Remove,
    /// In the room, on the call, not here.
    Presence,
    /// The chosen person, or whoever is added next, belongs there.
    Group(Group),
    /// The next or previous group, the other rule.
    Turn(bool),
    /// Paste what a team sent back.
    PrepAnswers,
    /// Start the practice vote.
    PracticeVote,
    /// One hand.
    Digit(u8),
    /// Take back the last hand.
    TakeBack,
    /// Nobody below 3.
    Nobody,
    /// The other side.
    OtherSide,
    /// A clicked side.
    Side(Team),
    /// Show both sides together.
    Reveal,
    /// Leave the practice vote.
    EndVote,
}

impl Msg {
    /// What turns to the part in which a change is seen.
    pub fn turning_to(command: &Command) -> Option<Self> {
        match command {
            Command::SetMeasuredOn { .. } => Some(Self::ShowPart(Part::Measured as usize)),
            Command::AddPerson { .. } | Command::SetPresence { .. } => Some(Self::ShowPart(Part::People as usize)),
            _ => None,
        }
    }
}

/// The draft key of a field of this screen.
fn key(field: &str) -> DraftKey {
    DraftKey::new("check_in", field)
}

impl State {
    /// The check-in at its first part.
    pub fn new(ctx: &Context<'_>) -> Self {
        let mut state = Self { part: Part::People, focus: 0, person: None, group: Group::Sales, vote: None };
        state.choose(0, ctx);
        state
    }

    /// Which part is in view.
    pub fn part(&self) -> u32 {
        self.part as u32
    }

    /// Turns to a part.
    pub fn follow(&mut self, part: u32) {
        self.part = Part::ALL[part as usize % Part::ALL.len()];
    }

    /// The conditions that hold.
    pub fn flags(&self, ctx: &Context<'_>) -> u32 {
        keys::flags(self, ctx)
    }

    /// The headline.
    pub fn title(&self, _ctx: &Context<'_>) -> String {
        super::step_title(Step::CheckIn)
    }

    /// Takes a message.
    pub fn update(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        let index = self.part as usize;
        match msg {
            Msg::PrepAnswers => return Outcome::to(Place::PrepAnswers),
            Msg::Up => self.choose(self.chosen(ctx).saturating_sub(1), ctx),
            Msg::Down => self.choose(self.chosen(ctx) + 1, ctx),
            Msg::Pick(row) => {
                self.choose(row, ctx);
                return self.picked(ctx);
            }
            Msg::NextPart => self.show(index + 1, ctx),
            Msg::PreviousPart => self.show(index + Part::ALL.len() - 1, ctx),
            Msg::ShowPart(part) => self.show(part, ctx),
            Msg::Onward | Msg::Backward if self.vote.is_some() => return self.practice(msg, ctx),
            Msg::Onward if index + 1 < Part::ALL.len() => self.show(index + 1, ctx),
            Msg::Backward if index > 0 => self.show(index - 1, ctx),
            Msg::Onward => return Outcome::none().and_go(Go::Forward),
            Msg::Backward => return Outcome::none().and_go(Go::Backward),
            Msg::PracticeVote
            | Msg::Digit(_)
            | Msg::TakeBack
            | Msg::Nobody
            | Msg::OtherSide
            | Msg::Side(_)
            | Msg::Reveal
            | Msg::EndVote => return self.practice(msg, ctx),
            Msg::Edit | Msg::Add | Msg::Remove | Msg::Presence | Msg::Group(_) | Msg::Turn(_) => {
                return match self.part {
                    Part::People => self.change_people(msg, ctx),
                    Part::Measured => self.edit_measured(ctx),
                    Part::Deciding => self.change_rule(ctx),
                    Part::Working => self.change_agreements(msg, ctx),
                };
            }
        }
        Outcome::none()
    }

    /// Takes the text of an accepted field.
    pub fn accept(&mut self, field: &Field, ctx: &Context<'_>) -> Result<Outcome, String> {
        match self.part {
            Part::People => self.accept_person(field, ctx),
            Part::Measured => Ok(self.accept_measured(field, ctx)),
            Part::Working => Ok(agreements::accept(field, ctx)),
            Part::Deciding => Ok(Outcome::none()),
        }
    }

    /// The next or previous field; on the attendance list that is only the end of typing.
    pub fn turn(&mut self, forward: bool, ctx: &Context<'_>) -> Outcome {
        let row = self.chosen(ctx);
        let next = if forward { row + 1 } else { row.saturating_sub(1) };
        match self.part {
            Part::Measured | Part::Working if next != row && next < self.rows(ctx) => {
                self.choose(next, ctx);
                self.update(Msg::Edit, ctx)
            }
            _ => Outcome::none(),
        }
    }

    /// Draws the screen.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        let mut shown = Shown::default();
        let body = self.draw_parts(ctx, area, buffer, &mut shown);
        match (&self.vote, self.part) {
            (Some(vote), _) => practice::draw(vote, ctx, body, buffer, &mut shown),
            (None, Part::People) => people::draw(self, ctx, body, buffer, &mut shown),
            (None, Part::Measured) => measured::draw(self, ctx, body, buffer, &mut shown),
            (None, Part::Deciding) => deciding::draw(self, ctx, body, buffer, &mut shown),
            (None, Part::Working) => agreements::draw(self, ctx, body, buffer, &mut shown),
        }
        shown
    }

    /// `► who is here   · measured on ...`; a small window says only which of them it is.
    fn draw_parts(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer, shown: &mut Shown<Msg>) -> Rect {
        if ctx.tier == Tier::Room {
            let values: [(&str, &dyn std::fmt::Display); 3] =
                [("n", &(self.part as usize + 1)), ("total", &Part::ALL.len()), ("part", &self.part.name())];
            line::put(cells::row(area, 0), buffer, ctx.theme, &fill("check_in.part_of", &values), Role::Title);
            return cells::below(area, 1);
        }
        let mut rest = cells::row(area, 0);
        for (index, part) in Part::ALL.into_iter().enumerate() {
            let here = part == self.part;
            let glyph = if here { ctx.theme.glyphs().pointer } else { ctx.theme.glyphs().dot };
            let role = if here { Role::Accent } else { Role::Muted };
            let used = line::put_spans(rest, buffer, ctx.theme, &[(glyph, role), (" ", role), (part.name(), role)]);
            shown.hits.push((Rect { width: used, ..rest }, Msg::ShowPart(index)));
            rest = cells::right_of(rest, used + 3);
        }
        cells::below(area, 2)
    }

    fn show(&mut self, part: usize, ctx: &Context<'_>) {
        self.part = Part::ALL[part % Part::ALL.len()];
        self.vote = None;
        self.person = None;
        self.choose(0, ctx);
    }

    /// Rows of the part, the one that adds included.
    fn rows(&self, ctx: &Context<'_>) -> usize {
        match self.part {
            Part::People => ctx.session.people.len() + usize::from(ctx.is_writable()),
            Part::Measured => measured::ROWS,
            Part::Deciding => deciding::ROWS,
            Part::Working => ctx.session.working_agreements.len() + usize::from(ctx.is_live()),
        }
    }

    /// The row the pointer is on: that of the chosen person while they are on the list.
    fn chosen(&self, ctx: &Context<'_>) -> usize {
        let person = self.person.as_ref().filter(|_| self.part == Part::People);
        person
            .and_then(|id| people::in_order(ctx.session).iter().position(|person| person.id == *id))
            .unwrap_or_else(|| self.focus.min(self.rows(ctx).saturating_sub(1)))
    }

    fn choose(&mut self, row: usize, ctx: &Context<'_>) {
        self.focus = row.min(self.rows(ctx).saturating_sub(1));
        self.person = match self.part {
            Part::People => people::in_order(ctx.session).get(self.focus).map(|person| person.id.clone()),
            _ => None,
        };
    }

    /// A click chooses; where a row is only there to be written in, it opens the field.
    fn picked(&mut self, ctx: &Context<'_>) -> Outcome {
        match self.part {
            _ if !ctx.is_writable() => Outcome::none(),
            Part::People if self.person.is_some() => Outcome::none(),
            Part::People => self.update(Msg::Add, ctx),
            _ if !ctx.is_live() => Outcome::none(),
            Part::Measured | Part::Working => self.update(Msg::Edit, ctx),
            Part::Deciding => Outcome::none(),
        }
    }
}

#[cfg(test)]
mod tests;
