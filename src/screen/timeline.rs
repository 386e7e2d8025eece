//! One topic at every session it was on: what it said, how the teams voted, whether it was kept. Read-only; the stands
//! are gathered by the world when the place is entered.

use super::{
    Context, Outcome, Shown,
    reading::{Reading, Scroll},
    status, team_key,
};
use crate::{
    assets::words::{count, fill, say},
    domain::{
        ids::TopicId,
        people::Team,
        timeline::Stand,
        vote::{Method, Round},
    },
    keymap::Binding,
    theme::Role,
};
use ratatui::{
    buffer::Buffer,
    layout::{Rect, Size},
};

/// The topic, and what was gathered of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    topic: TopicId,
    stands: Option<Vec<Stand>>,
    top: usize,
}

/// What can be done while reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Msg {
    /// Read on, or back.
    Scroll(Scroll),
    /// Back to where it was opened.
    Close,
    /// What was gathered.
    Came(Vec<Stand>),
}

/// There is more text than fits.
const LONG: u32 = 1;

/// Keys of this screen.
pub const BINDINGS: &[Binding<Msg>] = &[
    Binding::new("pgdn space", Msg::Scroll(Scroll::PageDown), "timeline.keys.page").hint(1).named_when(LONG),
    Binding::new("pgup", Msg::Scroll(Scroll::PageUp), "timeline.keys.page_back").named_when(LONG),
    Binding::new("down j", Msg::Scroll(Scroll::Down), "timeline.keys.line").hint(2).named_when(LONG),
    Binding::new("up k", Msg::Scroll(Scroll::Up), "timeline.keys.line").hint(2).named_when(LONG),
    Binding::new("home", Msg::Scroll(Scroll::Start), "timeline.keys.start").named_when(LONG),
    Binding::new("end", Msg::Scroll(Scroll::End), "timeline.keys.end").named_when(LONG),
    Binding::new("esc enter", Msg::Close, "timeline.keys.close").hint(3),
];

/// Conditions of which one holds at a time.
pub const EXCLUSIVE: &[u32] = &[];

/// Cells before everything below the line of a session.
const INDENT: u16 = 2;
/// Lines no wider than this: longer ones are hard to read.
const WIDEST: u16 = 96;

impl State {
    /// Nothing is gathered yet.
    pub fn new(topic: TopicId) -> Self {
        Self { topic, stands: None, top: 0 }
    }

    /// The conditions that hold.
    pub fn flags(&self, ctx: &Context<'_>) -> u32 {
        u32::from(self.reading(ctx).is_longer(ctx.theme, room(ctx))) * LONG
    }

    /// The headline.
    pub fn title(&self, ctx: &Context<'_>) -> String {
        let topic = ctx.session.topic(&self.topic).map_or(self.topic.as_str(), |topic| topic.title.as_str());
        fill("timeline.title", &[("topic", &topic)])
    }

    /// Takes a message.
    pub fn update(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        match msg {
            Msg::Scroll(scroll) => {
                self.top = self.reading(ctx).scrolled(ctx.theme, room(ctx), self.top, scroll);
            }
            Msg::Close => return Outcome::back(),
            Msg::Came(stands) => self.stands = Some(stands),
        }
        Outcome::none()
    }

    /// Draws the text.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        let area = Rect { width: area.width.min(WIDEST), ..area };
        self.reading(ctx).draw(ctx, area, buffer, self.top);
        Shown::default()
    }

    fn reading(&self, ctx: &Context<'_>) -> Reading {
        let mut reading = Reading::default();
        match self.stands.as_deref() {
            None => {
                reading.paragraph(0, say("timeline.looking"), Role::Muted);
            }
            Some(stands) => {
                for stand in stands {
                    tell(ctx, &mut reading, stand);
                }
                if stands.len() < 2 {
                    reading.blank().paragraph(0, say("timeline.only_here"), Role::Muted);
                }
            }
        }
        reading
    }
}

/// The cells of the text.
fn room(ctx: &Context<'_>) -> Size {
    Size::new(ctx.room.width.min(WIDEST), ctx.room.height)
}

/// One session: its line, then status, words, votes, what stays written down, whether it was kept.
fn tell(ctx: &Context<'_>, reading: &mut Reading, stand: &Stand) {
    let date = stand.date.map_or_else(|| say("timeline.no_date").to_owned(), |day| ctx.told(day));
    let here = stand.session == ctx.session.id;
    let mark = if here { format!("{} ", ctx.theme.glyphs().pointer) } else { "  ".to_owned() };
    let line = [(mark, Role::Accent), (format!("{date}  "), Role::Title), (stand.name.clone(), Role::Text)];
    reading.blank().pieces(0, line.into());
    let status = format!("{} {}", status::glyph(ctx, &stand.status), say(stand.status.key()));
    let mut words = vec![(status, status::role_of(&stand.status))];
    if stand.reworded {
        words.push((format!("   {}", say("timeline.reworded")), Role::Warn));
    }
    reading.pieces(INDENT, words);
    if stand.wording.is_empty() {
        reading.paragraph(INDENT, say("timeline.no_wording"), Role::Muted);
    }
    reading.paragraph(INDENT, stand.wording.as_str(), Role::Text);
    if let Some(round) = &stand.round {
        votes(ctx, reading, stand, round);
    }
    for objection in &stand.dissent {
        reading.paragraph(INDENT, status::disagreement(objection), Role::Warn);
    }
    for reservation in &stand.reservations {
        reading.paragraph(INDENT, status::reservation(reservation), Role::Muted);
    }
    if stand.kept.answered() > 0 {
        let (kept, total) = (stand.kept.yes, stand.kept.answered());
        reading.paragraph(INDENT, fill("timeline.kept", &[("n", &kept), ("total", &total)]), Role::Accent);
    }
}

/// "▲ Sales 5 4 4 3   ● Marketing 5 5 4": counts per team, never who gave which.
fn votes(ctx: &Context<'_>, reading: &mut Reading, stand: &Stand, round: &Round) {
    let mut words = Vec::new();
    for team in Team::BOTH {
        let said = match (round.method, round.tallies.get(team)) {
            (Method::FistToFive, Some(tally)) => status::fingers(tally),
            _ if *round.attendance.get(team) == 0 => say("topic.not_here").to_owned(),
            _ => {
                let raised =
                    stand.dissent.iter().filter(|raised| raised.round == round.number && raised.team == team);
                count("common.objections", raised.count() as u64)
            }
        };
        words.push((format!("{} {} ", ctx.mark(team), say(team_key(team))), Context::team_role(team)));
        words.push((format!("{said}   "), Role::Text));
    }
    reading.pieces(INDENT, words);
}

#[cfg(test)]
mod tests;
