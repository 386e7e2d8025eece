//! The timer's own keys: a small box over the screen below. It says what runs; the agenda changes the plan.

pub(super) mod share;

use super::{Context, Outcome, Shown, Tier, context::Sound, energiser};
use crate::{
    assets::words::{fill, say},
    domain::{
        agenda::Countdown,
        command::Command,
        pairs,
    },
    effect::Place,
    keymap::Binding,
    route,
    theme::Role,
    widget::{bars, cells, line, list, modal},
};
use ratatui::{
    buffer::Buffer,
    layout::{Rect, Size},
};

/// The timer remembers nothing: what runs is part of the session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct State;

/// What can be done with the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Msg {
    /// Start or pause.
    Toggle,
    /// More minutes for the running box.
    Extend(u32),
    /// Take what the afternoon is late from the boxes to come.
    Share,
    /// Mute the bell, or let it be heard again.
    Mute,
    /// How long the break shall be.
    Break,
    /// Play a card.
    Energiser,
    /// Mixed pairs.
    Pairs,
    /// Go to what is running.
    Running,
    /// Show the agenda.
    Agenda,
    /// Close the box.
    Close,
}

const CURRENT: u32 = 1;
const LIVE: u32 = 2;

/// The name of the action that mutes the bell, which works everywhere.
pub const MUTE: &str = "global.keys.mute";

/// Keys of this screen.
pub const BINDINGS: &[Binding<Msg>] = &[
    Binding::new("space", Msg::Toggle, "timer.keys.toggle").when(LIVE).hint(1),
    Binding::new("+", Msg::Extend(1), "timer.keys.one_more").when(LIVE | CURRENT).hint(2),
    Binding::new("5", Msg::Extend(5), "timer.keys.five").when(LIVE | CURRENT).hint(3),
    Binding::new("b", Msg::Break, "timer.keys.break").when(LIVE),
    Binding::new("e", Msg::Energiser, "timer.keys.energiser").when(LIVE),
    Binding::new("p", Msg::Pairs, "timer.keys.pairs"),
    Binding::new("r", Msg::Share, "timer.keys.share").when(LIVE),
    Binding::new("m", Msg::Mute, "timer.keys.mute"),
    Binding::new("s", Msg::Running, "timer.keys.running").when(CURRENT).hint(4),
    Binding::new("a", Msg::Agenda, "timer.keys.agenda").hint(5),
    Binding::new("esc t enter", Msg::Close, "timer.keys.close").hint(6),
];

/// Conditions of which one holds at a time.
pub const EXCLUSIVE: &[u32] = &[];

impl State {
    /// The conditions that hold.
    pub fn flags(&self, ctx: &Context<'_>) -> u32 {
        u32::from(ctx.session.agenda.current().is_some()) * CURRENT
            + u32::from(ctx.is_live()) * LIVE
    }

    /// The headline.
    pub fn title(&self, _ctx: &Context<'_>) -> String {
        say("timer.title").to_owned()
    }

    /// Takes a message.
    pub fn update(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        match msg {
            Msg::Toggle => toggle(ctx),
            Msg::Extend(minutes) => Outcome::command(Command::ExtendTimer { minutes }),
            Msg::Share => share::out(ctx),
            Msg::Mute => Outcome::none().and_run(MUTE),
            Msg::Break => Outcome::to(Place::TakeBreak),
            Msg::Energiser => energiser::deal(ctx),
            Msg::Pairs => Outcome::to(Place::Pairs {
                draw: pairs::first_draw(ctx.now),
                topic: route::topic_on(ctx.session, ctx.place),
            }),
            Msg::Running => {
                let place =
                    ctx.session.agenda.current().and_then(|entry| route::place_of(ctx.session, entry));
                place.map_or_else(Outcome::back, Outcome::to)
            }
            Msg::Agenda => Outcome { run: Some("global.keys.agenda".to_owned()), ..Outcome::back() },
            Msg::Close => Outcome::back(),
        }
    }

    /// Draws the box: what runs, how much is left, and what may follow.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        let height = ctx.keys.len() as u16 + 5;
        let inner = modal::draw(area, buffer, ctx.theme, &self.title(ctx), Size::new(44, height));
        let used = draw_clock(ctx, inner, buffer);
        let rows: Vec<list::Row<'_>> = ctx
            .keys
            .iter()
            .map(|row| list::Row {
                left: vec![(say(row.label), Role::Text)],
                right: vec![(&row.keys, Role::Key)],
            })
            .collect();
        let mut shown = Shown::default();
        if ctx.sound == Sound::Muted {
            let last = cells::row(inner, usize::from(used.saturating_sub(1)));
            line::put(last, buffer, ctx.theme, say("timer.muted"), Role::Muted);
        }
        for (index, place) in list::draw(cells::below(inner, used), buffer, ctx.theme, &rows, None) {
            let label = ctx.keys[index].label;
            let binding = BINDINGS.iter().find(|binding| binding.label == label);
            shown.hits.extend(binding.map(|binding| (place, binding.msg)));
        }
        shown
    }
}

/// Starts or pauses the current box; with none, the box of this step begins.
pub(super) fn toggle(ctx: &Context<'_>) -> Outcome {
    let toggled = ctx.session.agenda.toggle(ctx.session.step);
    toggled.map_or_else(|| Outcome::say(say("timer.no_boxes")), Outcome::command)
}

/// What a clock shows: minutes and seconds, or calmly whole minutes until the last two.
pub fn figures(clock: Countdown, calm: bool) -> String {
    match clock.calm_minutes().filter(|_| calm) {
        Some(minutes) => fill("app.whole_minutes", &[("n", &minutes)]),
        None => clock.text(),
    }
}

/// How much of a box is left, in words.
pub(super) fn left(ctx: &Context<'_>, clock: Countdown) -> String {
    let text = figures(clock, ctx.clocks.calm);
    match (clock.running, clock.left < 0) {
        (true, true) => fill("timer.over", &[("time", &text)]),
        (true, false) => fill("app.left", &[("left", &text)]),
        (false, _) => fill("app.paused", &[("left", &text)]),
    }
}

/// Two lines and a gauge; returns the rows used.
fn draw_clock(ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> u16 {
    let agenda = &ctx.session.agenda;
    let (Some(entry), Some(clock)) = (agenda.current(), agenda.countdown(ctx.now)) else {
        line::put(area, buffer, ctx.theme, say("timer.nothing"), Role::Muted);
        return 2 + u16::from(ctx.sound == Sound::Muted);
    };
    line::put(cells::row(area, 0), buffer, ctx.theme, &entry.title, Role::Title);
    let ends = ctx.now.plus_seconds(clock.left).clock_in(&ctx.session.zone);
    let of = if clock.left < 0 {
        fill("timer.was_to_end", &[("minutes", &(clock.allowed / 60)), ("time", &ends)])
    } else {
        fill("timer.ends", &[("minutes", &(clock.allowed / 60)), ("time", &ends)])
    };
    let role = if clock.left < 0 { Role::Warn } else { Role::Text };
    line::put_spans(
        cells::row(area, 1),
        buffer,
        ctx.theme,
        &[(&left(ctx, clock), role), (" ", role), (&of, Role::Muted)],
    );
    if ctx.tier == Tier::Room {
        return 2 + u16::from(ctx.sound == Sound::Muted);
    }
    let used = agenda.used_seconds(entry, ctx.now);
    let bar = Rect { width: area.width.saturating_sub(1), ..cells::row(area, 2) };
    bars::gauge(bar, buffer, ctx.theme, (seconds(used), seconds(clock.allowed)), Role::Accent);
    4
}

/// Seconds as a bar takes them.
pub(super) fn seconds(count: i64) -> u32 {
    u32::try_from(count.max(0)).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use crate::{app::play::Play, domain::moment::Moment, effect::Place, import::practice};

    /// The lead runs since 12:44 UTC; the timer is open over it.
    fn play() -> Play {
        let at = Moment::parse("2026-03-12T12:54:54Z").unwrap();
        let workshop = practice::until("demo".into(), at);
        let mut play = Play::resumed(workshop, Place::Topic("lead".into()), 80, 24);
        play.keys("t");
        play
    }

    #[test]
    fn space_pauses_and_starts_again() {
        let mut play = play();
        play.keys("<space>");
        assert!(play.session().agenda.running_since.is_none());
        play.keys("<space>");
        assert!(play.session().agenda.running_since.is_some());
    }

    #[test]
    fn minutes_are_given_at_once() {
        let mut play = play();
        play.keys("+ 5");
        assert_eq!(play.session().agenda.current().unwrap().extended, 6);
    }

    #[test]
    fn time_is_shared_out_at_a_key_and_the_message_says_what_it_took() {
        let mut play = play();
        play.keys("r");
        play.keys("<esc>");
        assert!(play.text().contains("There is no time to share out"), "{}", play.text());
        let before = play.session().agenda.clone();
        play.keys("t + + + 5 5 5 5 r <esc>");
        assert!(play.text().contains("Took "), "{}", play.text());
        let minutes = |agenda: &crate::domain::agenda::Agenda| agenda.planned_minutes();
        assert!(minutes(&play.session().agenda) < minutes(&before));
        let late = play.session().minutes_late(play.now());
        assert!(late.is_some_and(|late| late <= 0), "{late:?}");
        play.keys("u");
        assert_eq!(minutes(&play.session().agenda), minutes(&before));
    }

    #[test]
    fn a_calm_clock_shows_minutes_in_header_and_box() {
        let mut play = play();
        play.model.settings.calm = true;
        let text = play.text();
        assert!(text.lines().next().unwrap().ends_with("min left"), "{text}");
        assert!(!text.contains(":53 left") && text.matches("min left").count() == 2, "{text}");
    }

    #[test]
    fn a_break_begins_and_says_when_we_are_back() {
        let mut play = play();
        play.keys("b<enter>");
        assert_eq!(play.session().agenda.current, Some("break".into()));
        assert!(play.text().contains("Back at"), "{}", play.text());
    }

    #[test]
    fn what_is_running_is_one_key_away() {
        let mut play = play();
        play.keys("<esc>g0 t");
        play.keys("s");
        assert_eq!(play.model.place(), &Place::CheckIn, "going to check-in entered its box");
        play.keys("t a");
        assert!(play.text().contains("Agenda"), "{}", play.text());
        play.keys("<esc>");
        assert!(!play.text().contains("Timer"), "the timer gave way to the agenda:\n{}", play.text());
    }

    #[test]
    fn without_a_box_it_says_what_to_press() {
        let session = crate::domain::session::Session::new("s".into(), "Q1".to_owned(), "UTC".to_owned());
        let mut play = Play::at(session, Place::CheckIn, 80, 24);
        play.keys("t");
        assert!(play.text().contains("No box is running"), "{}", play.text());
        play.keys("<space>");
        assert!(play.text().contains("The agenda has no boxes"), "{}", play.text());
    }
}
