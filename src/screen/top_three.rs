//! The top three of a team too small for a baseline: three lines each, in the team's own words.

use super::{
    Context, Field, Outcome, Shown, field,
    survey::TEAMS,
};
use crate::{
    assets::words::{fill, say},
    domain::{
        baseline::{
            team_name,
            top_three::{CONCERNS, is_asked},
        },
        command::Command,
        draft::DraftKey,
        people::Team,
        session::Step,
    },
    keymap::Binding,
    theme::Role,
    widget::{cells, line, list, paragraph},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// The chosen line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct State {
    selected: usize,
}

/// What can be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Msg {
    /// The line above.
    Up,
    /// The line below.
    Down,
    /// A clicked line.
    Pick(usize),
    /// Type the chosen line.
    Write,
    /// Take the chosen line out.
    Remove,
}

const WRITABLE: u32 = 1;
const SOME: u32 = 2;

/// Keys of this screen.
pub const BINDINGS: &[Binding<Msg>] = &[
    Binding::new("enter", Msg::Write, "top_three.keys.write").when(SOME | WRITABLE).hint(1),
    Binding::new("up k", Msg::Up, "top_three.keys.choose").when(SOME).hint(2),
    Binding::new("down j", Msg::Down, "top_three.keys.choose").when(SOME).hint(2),
    Binding::new("delete", Msg::Remove, "top_three.keys.remove").when(SOME | WRITABLE).hint(3),
];

/// Conditions of which one holds at a time.
pub const EXCLUSIVE: &[u32] = &[];

impl State {
    /// The conditions that hold.
    pub fn flags(&self, ctx: &Context<'_>) -> u32 {
        u32::from(ctx.is_live()) * WRITABLE + u32::from(!teams(ctx).is_empty()) * SOME
    }

    /// The headline.
    pub fn title(&self, _ctx: &Context<'_>) -> String {
        super::step_title(Step::Baseline)
    }

    /// Takes a message.
    pub fn update(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        let last = (teams(ctx).len() * CONCERNS).saturating_sub(1);
        self.selected = self.selected.min(last);
        match msg {
            Msg::Up => self.selected = self.selected.saturating_sub(1),
            Msg::Down => self.selected = (self.selected + 1).min(last),
            Msg::Pick(row) => {
                self.selected = row.min(last);
                return self.write(ctx);
            }
            Msg::Write => return self.write(ctx),
            Msg::Remove => {
                let Some((team, line)) = self.chosen(ctx) else { return Outcome::none() };
                return name(ctx, team, line, "").map_or_else(Outcome::none, Outcome::command);
            }
        }
        Outcome::none()
    }

    fn chosen(self, ctx: &Context<'_>) -> Option<(Team, usize)> {
        let team = *teams(ctx).get(self.selected / CONCERNS)?;
        Some((team, self.selected % CONCERNS))
    }

    fn write(self, ctx: &Context<'_>) -> Outcome {
        match self.chosen(ctx).filter(|_| ctx.is_live()) {
            Some((team, line)) => Outcome::edit(Field::line(ctx, key(team, line), stored(ctx, team, line))),
            None => Outcome::none(),
        }
    }

    /// Takes a line exactly as it was typed; an empty one takes it out.
    pub fn accept(&mut self, field: &Field, ctx: &Context<'_>) -> Result<Outcome, String> {
        let Some((team, line)) = self.chosen(ctx) else { return Ok(Outcome::none()) };
        let text = field.value();
        let outcome = name(ctx, team, line, text).map_or_else(Outcome::none, Outcome::command);
        let last = (teams(ctx).len() * CONCERNS).saturating_sub(1);
        if !text.trim().is_empty() {
            self.selected = (self.selected + 1).min(last);
        }
        Ok(outcome)
    }

    /// The next line, or the one before.
    pub fn turn(&mut self, forward: bool, ctx: &Context<'_>) -> Outcome {
        let open = ctx.field.is_some_and(|field| self.chosen(ctx).is_some_and(|(team, line)| field.key == key(team, line)));
        // Accepting has gone on already.
        if open {
            let _ = self.update(if forward { Msg::Down } else { Msg::Up }, ctx);
        }
        self.write(ctx)
    }

    /// Draws the lines of each team.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        let mut shown = Shown::default();
        let teams = teams(ctx);
        let text = if teams.is_empty() { say("top_three.nobody") } else { say("top_three.ask") };
        let used = paragraph::draw_text(area, buffer, ctx.theme, (text, Role::Text));
        let mut rest = cells::below(area, used + 1);
        for (block, team) in teams.into_iter().enumerate() {
            let head = fill("top_three.of", &[("team", &team_name(team))]);
            let head = format!("{} {head}", ctx.mark(team));
            line::put(rest, buffer, ctx.theme, &head, Context::team_role(team));
            rest = cells::below(rest, 1);
            for number in 0..CONCERNS {
                let row = block * CONCERNS + number;
                let place = cells::row(rest, 0);
                let inner = list::pointer(place, buffer, ctx.theme, row == self.selected && ctx.field.is_none());
                let label = format!("{} ", number + 1);
                line::put(inner, buffer, ctx.theme, &label, Role::Muted);
                let (key, stored) = (key(team, number), stored(ctx, team, number));
                let value = field::Value { key: &key, stored, empty: say("top_three.empty"), role: Role::Title };
                let room = cells::right_of(inner, label.len() as u16);
                let used = shown.note(field::draw(ctx, room, buffer, value));
                shown.hits.push((place, Msg::Pick(row)));
                rest = cells::below(rest, used.max(1));
            }
            rest = cells::below(rest, 1);
        }
        shown
    }
}

/// The teams that name their top three.
fn teams(ctx: &Context<'_>) -> Vec<Team> {
    let named = |team: &Team| is_asked(ctx.session, *team) || !ctx.session.top_three.get(*team).is_empty();
    TEAMS.into_iter().filter(named).collect()
}

fn key(team: Team, line: usize) -> DraftKey {
    DraftKey::concern(team, line)
}

fn stored<'a>(ctx: &Context<'a>, team: Team, line: usize) -> &'a str {
    ctx.session.top_three.get(team).get(line).map_or("", String::as_str)
}

/// The command that puts this text on a line; none where nothing changes.
fn name(ctx: &Context<'_>, team: Team, line: usize, text: &str) -> Option<Command> {
    let known = ctx.session.top_three.get(team);
    let mut concerns = known.clone();
    match (text.trim().is_empty(), line < concerns.len()) {
        (true, true) => {
            concerns.remove(line);
        }
        (true, false) => {}
        (false, true) => text.clone_into(&mut concerns[line]),
        (false, false) => concerns.push(text.to_owned()),
    }
    (concerns != *known).then_some(Command::NameTopThree { team, concerns })
}

#[cfg(test)]
mod tests;
