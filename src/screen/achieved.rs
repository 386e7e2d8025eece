//! What both teams achieved since the first session of the chain, as a text to be read aloud. Read-only.

use super::{
    Context, Outcome, Shown,
    reading::{Reading, Scroll},
};
use crate::{
    assets::words::{fill, say},
    domain::achieved::Achieved,
    keymap::Binding,
    theme::Role,
};
use ratatui::{buffer::Buffer, layout::Rect};

/// How far it is scrolled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct State {
    top: usize,
}

/// What can be done while reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Msg {
    /// Read on, or back.
    Scroll(Scroll),
    /// Back to where one came from.
    Close,
}

/// There is more text than fits.
const LONG: u32 = 1;

/// Keys of this screen.
pub const BINDINGS: &[Binding<Msg>] = &[
    Binding::new("pgdn space", Msg::Scroll(Scroll::PageDown), "achieved.keys.page").hint(1).named_when(LONG),
    Binding::new("pgup", Msg::Scroll(Scroll::PageUp), "achieved.keys.page_back").named_when(LONG),
    Binding::new("down j", Msg::Scroll(Scroll::Down), "achieved.keys.line").named_when(LONG),
    Binding::new("up k", Msg::Scroll(Scroll::Up), "achieved.keys.line").named_when(LONG),
    Binding::new("home", Msg::Scroll(Scroll::Start), "achieved.keys.start").named_when(LONG),
    Binding::new("end", Msg::Scroll(Scroll::End), "achieved.keys.end").named_when(LONG),
    Binding::new("esc enter", Msg::Close, "achieved.keys.close").hint(2),
];

/// Conditions of which one holds at a time.
pub const EXCLUSIVE: &[u32] = &[];

/// Cells before what stands under a heading.
const INDENT: u16 = 2;

impl State {
    /// The conditions that hold.
    pub fn flags(&self, ctx: &Context<'_>) -> u32 {
        u32::from(reading(ctx).is_longer(ctx.theme, ctx.room)) * LONG
    }

    /// The headline.
    pub fn title(&self, _ctx: &Context<'_>) -> String {
        say("achieved.title_screen").to_owned()
    }

    /// Takes a message.
    pub fn update(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        match msg {
            Msg::Scroll(scroll) => {
                self.top = reading(ctx).scrolled(ctx.theme, ctx.room, self.top, scroll);
                Outcome::none()
            }
            Msg::Close => Outcome::back(),
        }
    }

    /// Draws the text.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        reading(ctx).draw(ctx, area, buffer, self.top);
        Shown::default()
    }
}

fn reading(ctx: &Context<'_>) -> Reading {
    let achieved = Achieved::over(&ctx.session.chain());
    let mut reading = Reading::default();
    if achieved.is_empty() {
        reading.paragraph(0, say("achieved.nothing"), Role::Muted);
        return reading;
    }
    reading.paragraph(0, achieved.headline(), Role::Accent);
    heading(&mut reading, "achieved.wins", !achieved.wins.is_empty());
    for win in &achieved.wins {
        labelled(&mut reading, &ctx.told(win.on), &win.text);
    }
    heading(&mut reading, "achieved.promises", !achieved.promises.is_empty());
    for promise in &achieved.promises {
        let (n, total) = (promise.record.yes, promise.record.answered());
        labelled(&mut reading, &promise.title, &fill("achieved.kept_times", &[("n", &n), ("total", &total)]));
    }
    heading(&mut reading, "achieved.resolved", !achieved.resolved.is_empty());
    for resolved in &achieved.resolved {
        let at = fill("achieved.agreed_at", &[("session", &resolved.session)]);
        labelled(&mut reading, &resolved.title, &at);
    }
    heading(&mut reading, "achieved.agreed", !achieved.agreed.is_empty());
    reading.paragraph(INDENT, achieved.agreed.join(", "), Role::Text);
    heading(&mut reading, "achieved.done", !achieved.done.is_empty());
    for done in &achieved.done {
        labelled(&mut reading, "", &done.sentence());
    }
    reading
}

fn heading(reading: &mut Reading, key: &str, said: bool) {
    if said {
        reading.heading(say(key));
    }
}

fn labelled(reading: &mut Reading, label: &str, text: &str) {
    let label = if label.is_empty() { String::new() } else { format!("{label}: ") };
    reading.pieces(INDENT, vec![(label, Role::Muted), (text.to_owned(), Role::Text)]);
}

#[cfg(test)]
mod tests {
    use crate::{app::play::Play, effect::Place, import::practice};

    fn play(width: u16, height: u16) -> Play {
        Play::resumed(practice::second("q2".into(), "q1".into()), Place::Achieved, width, height)
    }

    #[test]
    fn two_quarters_are_told_without_a_name_or_a_vote() {
        let mut play = play(80, 24);
        let mut text = play.text();
        play.keys("<space>");
        text.push_str(&play.text());
        assert!(text.contains("1 disagreement resolved"), "{text}");
        assert!(text.contains("The first lead from the webinar was called the same day"), "{text}");
        assert!(text.contains("Sales follow-up: kept 3 of 4 times"), "{text}");
        for name in ["Hanna", "Noah", "Keller"] {
            assert!(!text.contains(name), "{name} in {text}");
        }
    }

    #[test]
    fn every_size_will_do() {
        for (width, height) in [(40, 12), (48, 14), (80, 24), (120, 40)] {
            let mut play = play(width, height);
            assert!(play.text().contains("Since"), "{}", play.text());
            play.keys("<end><home><space><pgup><down><up>");
        }
    }
}
