//! Asking in the room: choose the questions, count raised hands, fingers or slips team by team, see both together.
//!
//! Nothing of a count is drawn, kept or told before both teams are in; what was answered by too few is never kept.

mod count;
mod keys;
mod results;
mod reveal;
mod setup;
mod view;

use super::{Context, Field, Outcome, Shown};
use crate::{
    assets::words::{count as words, fill, say},
    domain::{
        baseline::{
            RoomTally,
            asked::{self, Asked},
            tally::{Occasion, Way},
        },
        command::Command,
        extra::Extra,
        moment::Moment,
        people::PerTeam,
        session::Step,
    },
};
use count::{Counting, Press};
pub use keys::{BINDINGS, EXCLUSIVE};
use ratatui::{buffer::Buffer, layout::Rect};

/// What is offered, what is being counted, and what was seen last.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    round: Occasion,
    way: Way,
    threshold: u32,
    agreed_by: Option<String>,
    asked: Vec<Asked>,
    present: PerTeam<u32>,
    selected: usize,
    stage: Stage,
}

/// Where asking in the room stands.
#[derive(Clone, Debug, PartialEq)]
enum Stage {
    /// What was answered so far.
    Results,
    /// What to ask, and how.
    Setup,
    /// A team is counted.
    Counting(Counting),
    /// Both teams are in.
    Seen(Box<RoomTally>, Counting),
    /// An earlier reading.
    Reading(String),
}

/// What can be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Msg {
    /// The row above.
    Up,
    /// The row below.
    Down,
    /// A clicked row.
    Pick(usize),
    /// Ask it, or not.
    Tick,
    /// Fingers, hands or slips.
    Way,
    /// Type a statement.
    Own,
    /// Say who agreed to a lower threshold.
    Lower,
    /// Begin to ask.
    Start,
    /// Ask more, or again.
    More,
    /// See a reading.
    Open,
    /// Take a reading back.
    Remove,
    /// One finger, hand or slip with this number.
    Add(u8),
    /// One less with this number.
    Less(u8),
    /// Somebody cannot say.
    CouldNotSay,
    /// The last key did not count.
    TakeBack,
    /// One more person is here, or one less.
    Present(bool),
    /// 3-2-1.
    CountDown,
    /// The team is in.
    Finish,
    /// To the other team, to mend its count.
    OtherTeam,
    /// Leave the count.
    Leave,
    /// On to the next question.
    Next,
    /// Take what was just recorded back and count again.
    Again,
    /// Back to the list.
    Close,
}

impl State {
    /// What was answered in this round, or else what to ask.
    pub fn new(round: Occasion, ctx: &Context<'_>) -> Self {
        let (way, threshold, agreed_by) = asked::terms(ctx.session);
        let mut state = Self {
            round,
            way,
            threshold,
            agreed_by,
            asked: asked::offered(ctx.session, round),
            present: ctx.session.attendance(),
            selected: 0,
            stage: Stage::Setup,
        };
        if !results::readings(&state, ctx).is_empty() || !ctx.is_live() {
            state.stage = Stage::Results;
        }
        state
    }

    /// The question that is asked now, counted from 1; 0 while none is.
    pub fn part(&self) -> u32 {
        match &self.stage {
            Stage::Counting(counting) => {
                counting.questions.get(counting.at).map_or(0, |question| *question as u32 + 1)
            }
            _ => 0,
        }
    }

    /// Turns to the question that is asked in another window; what is counted there stays there.
    pub fn follow(&mut self, part: u32, until: Option<Moment>) {
        let question = (part as usize).checked_sub(1).filter(|question| *question < self.asked.len());
        if let Some(question) = question {
            let counting = Counting { show_at: until, ..Counting::new(vec![question]) };
            self.stage = Stage::Counting(counting);
        }
    }

    /// The conditions that hold.
    pub fn flags(&self, ctx: &Context<'_>) -> u32 {
        keys::flags(self, ctx)
    }

    /// The headline.
    pub fn title(&self, _ctx: &Context<'_>) -> String {
        super::step_title(if self.round == Occasion::Opening { Step::Baseline } else { Step::Close })
    }

    /// When the hands go up.
    pub fn until(&self) -> Option<Moment> {
        match &self.stage {
            Stage::Counting(counting) => counting.show_at,
            _ => None,
        }
    }

    /// Takes a message.
    pub fn update(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        match &mut self.stage {
            Stage::Results => self.result(msg, ctx),
            Stage::Setup => self.set_up(msg, ctx),
            Stage::Counting(_) => self.count(msg, ctx),
            Stage::Seen(..) => self.seen(msg, ctx),
            Stage::Reading(_) => self.show_results(),
        }
    }

    fn show_results(&mut self) -> Outcome {
        self.stage = Stage::Results;
        Outcome::none()
    }

    fn result(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        let readings = results::readings(self, ctx);
        self.selected = self.selected.min(readings.len().saturating_sub(1));
        let chosen = readings.get(self.selected).map(|tally| tally.id.clone());
        match (msg, chosen) {
            (Msg::Up, _) => self.selected = self.selected.saturating_sub(1),
            (Msg::Down, _) => self.selected = (self.selected + 1).min(readings.len().saturating_sub(1)),
            (Msg::Pick(row), _) if row < readings.len() => {
                self.selected = row;
                self.stage = Stage::Reading(readings[row].id.clone());
            }
            (Msg::Open, Some(id)) => self.stage = Stage::Reading(id),
            (Msg::Remove, Some(id)) => {
                return Outcome::command(Command::RemoveRoomTally { id }).and_say(say("tally.removed"));
            }
            (Msg::More, _) => {
                *self = Self { stage: Stage::Setup, ..Self::new(self.round, ctx) };
            }
            _ => {}
        }
        Outcome::none()
    }

    fn set_up(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        match msg {
            Msg::Start => {
                let ticked = |(index, question): (usize, &Asked)| question.ticked.then_some(index);
                let questions: Vec<usize> = self.asked.iter().enumerate().filter_map(ticked).collect();
                if questions.is_empty() {
                    return Outcome::say(say("tally.nothing_ticked"));
                }
                self.stage = Stage::Counting(Counting::new(questions));
                Outcome::none()
            }
            Msg::Close => self.show_results(),
            other => setup::change(self, other, ctx),
        }
    }

    fn count(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        let Stage::Counting(counting) = &mut self.stage else { return Outcome::none() };
        let done = match msg {
            Msg::Add(number) => counting.press(Press::Answer(usize::from(number) - 1), self.present),
            Msg::Less(number) => counting.press(Press::TakeBack(usize::from(number) - 1), self.present),
            Msg::CouldNotSay => counting.press(Press::CouldNotSay, self.present),
            Msg::Present(more) => {
                let here = self.present.get_mut(counting.team);
                counting.present(*here, more).map(|people| *here = people)
            }
            Msg::Finish => match counting.finish() {
                Ok(true) => return self.record(ctx),
                other => other.map(|_| ()),
            },
            Msg::Leave if counting.is_begun() && !counting.leaving => {
                counting.leaving = true;
                return Outcome::say(say("tally.still_open"));
            }
            Msg::Leave => {
                self.stage = Stage::Setup;
                return Outcome::none();
            }
            Msg::TakeBack => {
                counting.undo();
                Ok(())
            }
            Msg::CountDown => {
                counting.count_down(ctx.now);
                Ok(())
            }
            Msg::OtherTeam => {
                counting.team = counting.team.other();
                Ok(())
            }
            _ => Ok(()),
        };
        done.map_or_else(Outcome::say, |()| Outcome::none())
    }

    /// Both teams are in: it is recorded, sealed by the command, and shown.
    fn record(&mut self, ctx: &Context<'_>) -> Outcome {
        let Stage::Counting(counting) = &self.stage else { return Outcome::none() };
        let Some(question) = counting.questions.get(counting.at).and_then(|index| self.asked.get(*index)) else {
            return Outcome::none();
        };
        let points = asked::labels(self.way).len();
        let answers = PerTeam::of(|team| counting.answers(team, points, *self.present.get(team)));
        let tally = RoomTally {
            id: String::new(),
            round: self.round,
            source: self.way,
            present: self.present,
            at: Some(ctx.now),
            threshold: self.threshold,
            threshold_agreed_by: self.agreed_by.clone(),
            item: question.item(self.way, answers),
            extra: Extra::default(),
        };
        // Slips are anonymous: what is too few to keep is not shown either.
        let seen = if self.way.is_seen_by_all() { tally.clone() } else { tally.clone().sealed() };
        let next = Counting::on(counting.questions.clone(), counting.at);
        self.stage = Stage::Seen(Box::new(seen), next);
        Outcome::command(Command::RecordRoomTally { tally: Box::new(tally.sealed()) })
    }

    fn seen(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        let Stage::Seen(seen, counting) = &self.stage else { return Outcome::none() };
        let counting = counting.clone();
        match msg {
            Msg::Again => {
                let id = newest(ctx, seen);
                self.stage = Stage::Counting(counting);
                id.map_or_else(Outcome::none, |id| Outcome::command(Command::RemoveRoomTally { id }))
            }
            Msg::Next if counting.at + 1 < counting.questions.len() => {
                self.stage = Stage::Counting(Counting::on(counting.questions, counting.at + 1));
                Outcome::none()
            }
            Msg::Next | Msg::Close => {
                let asked = counting.at as u64 + 1;
                self.selected = 0;
                self.stage = Stage::Results;
                let questions = words("survey.questions", asked);
                Outcome::say(fill("tally.asked", &[("questions", &questions)]))
            }
            _ => Outcome::none(),
        }
    }

    /// Takes a statement, or the name of who agreed to a lower threshold.
    pub fn accept(&mut self, field: &Field, ctx: &Context<'_>) -> Result<Outcome, String> {
        setup::accept(self, field, ctx)
    }

    /// There is one field at a time.
    pub fn turn(&mut self, _forward: bool, ctx: &Context<'_>) -> Outcome {
        Outcome::none().and_edit(ctx.field.cloned())
    }

    /// Draws the screen.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        view::draw(self, ctx, area, buffer)
    }

}

/// The id the session gave to what was just seen, as long as it is there.
fn newest(ctx: &Context<'_>, seen: &RoomTally) -> Option<String> {
    let last = ctx.session.tallies.last()?;
    (last.item.id == seen.item.id && last.round == seen.round).then(|| last.id.clone())
}

#[cfg(test)]
mod tests;
