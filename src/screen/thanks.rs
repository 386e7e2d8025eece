//! The card at the end: thank you, and the session is closed. Safe to leave on the projector.

use super::{Context, Outcome, Shown, Tier};
use crate::{
    assets::words::say,
    domain::{command::Command, farewell},
    effect::Place,
    keymap::Binding,
    theme::Role,
    widget::{cells, paragraph},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// The card remembers nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct State;

/// What is left to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Msg {
    /// Close the session.
    Close,
    /// Write documents.
    Export,
    /// What can still be done.
    After,
    /// Walk through what was agreed.
    Review,
    /// Back to the close, while something is missing.
    Mend,
    /// Open the session again.
    Reopen,
    /// Leave.
    Leave,
}

const LIVE: u32 = 1;
const CLOSED: u32 = 2;
const WRITABLE: u32 = 4;
/// Something should be done before the close.
const MISSING: u32 = 8;

/// Keys of this screen.
pub const BINDINGS: &[Binding<Msg>] = &[
    Binding::new("enter", Msg::Close, "thanks.keys.close").when(LIVE).hint(1),
    Binding::new("f", Msg::Mend, "thanks.keys.mend").when(LIVE | MISSING).hint(2),
    Binding::new("enter", Msg::After, "thanks.keys.after").when(CLOSED).hint(1),
    Binding::new("r", Msg::Review, "thanks.keys.review").when(CLOSED).hint(3),
    Binding::new("x", Msg::Export, "thanks.keys.export").hint(2),
    Binding::new("o", Msg::Reopen, "thanks.keys.reopen").when(CLOSED | WRITABLE),
    Binding::new("q", Msg::Leave, "thanks.keys.leave").hint(4),
];

/// Conditions of which one holds at a time.
pub const EXCLUSIVE: &[u32] = &[LIVE | CLOSED];

/// The card is no wider than this.
const WIDEST: u16 = 64;

impl State {
    /// The conditions that hold.
    pub fn flags(&self, ctx: &Context<'_>) -> u32 {
        u32::from(ctx.is_live()) * LIVE
            + u32::from(ctx.session.closed_at.is_some()) * CLOSED
            + u32::from(ctx.is_writable()) * WRITABLE
            + u32::from(!farewell::before_closing(ctx.session, ctx.was_read_aloud, ctx.today()).is_empty()) * MISSING
    }

    /// The headline.
    pub fn title(&self, ctx: &Context<'_>) -> String {
        ctx.session.full_name()
    }

    /// Takes a message.
    pub fn update(&mut self, msg: Msg, _ctx: &Context<'_>) -> Outcome {
        match msg {
            Msg::Close => Outcome::command(Command::Close {}).and_say(say("thanks.closed_now")),
            Msg::Export => Outcome::to(Place::Export),
            Msg::After => Outcome::to(Place::After),
            Msg::Review => Outcome::to(Place::Review),
            Msg::Mend => Outcome::to(Place::Close),
            Msg::Reopen => Outcome::command(Command::ReopenSession {}).and_say(say("thanks.reopened")),
            Msg::Leave => Outcome { run: Some("global.keys.leave".to_owned()), ..Outcome::none() },
        }
    }

    /// Draws the card in the middle.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        let lines = lines(ctx);
        let width = area.width.min(WIDEST);
        let height = |(text, role): &(String, Role)| paragraph::height(ctx.theme, &[(text, *role)], width);
        let roomy = lines.iter().map(|line| height(line) + 1).sum::<usize>() <= usize::from(area.height) + 1;
        let gap = u16::from(roomy);
        let rows: u16 = lines.iter().map(|line| height(line) as u16 + gap).sum::<u16>() - gap;
        let mut rest = Rect { x: area.x + (area.width - width) / 2, width, ..area };
        rest = cells::below(rest, area.height.saturating_sub(rows) / 2);
        for (text, role) in &lines {
            let used = paragraph::draw_text(rest, buffer, ctx.theme, (text, *role));
            rest = cells::below(rest, used + gap);
        }
        Shown::default()
    }
}

/// The card's text, what came of the afternoon, and whether it is closed.
fn lines(ctx: &Context<'_>) -> Vec<(String, Role)> {
    // A small window has room for the thanks, the next date and how it stands.
    let few = ctx.tier == Tier::Room;
    let said = farewell::thanks(ctx.session, ctx.now).into_iter().filter(|line| !few || line.id != "next");
    let mut lines: Vec<(String, Role)> = said.map(|line| (line.text().to_owned(), Role::Title)).collect();
    lines.extend(farewell::results(ctx.session).filter(|_| !few).map(|text| (text, Role::Text)));
    let next = farewell::next_meeting(ctx.session, ctx.now);
    lines.extend(next.map(|meeting| (meeting.sentence(ctx.today()), Role::Accent)));
    // A session without a file is the practice session.
    let kept = ctx.path.is_none_or(|path| !path.as_os_str().is_empty());
    if let Some(closed) = farewell::closed(ctx.session, kept) {
        lines.push((closed, Role::Muted));
        return lines;
    }
    // What is missing and which key comes next is for who closes the session: a window that only shows it knows neither.
    if !ctx.is_live() {
        return lines;
    }
    let missing = farewell::before_closing(ctx.session, ctx.was_read_aloud, ctx.today());
    let open = if missing.is_empty() { "thanks.open" } else { "thanks.open_all_the_same" };
    if !missing.is_empty() {
        lines.push((missing.join(" "), Role::Warn));
    }
    lines.push((say(open).to_owned(), Role::Muted));
    lines
}

#[cfg(test)]
mod tests {
    use crate::{app::play::Play, effect::Effect, effect::Place, import::practice};

    /// The practice session before it is closed, on its way from the close to the card.
    fn play() -> Play {
        let mut session = practice::finished("demo".into()).session().clone();
        session.closed_at = None;
        let mut play = Play::at(session, Place::Close, 80, 24);
        play.keys("<pgdn>");
        play
    }

    #[test]
    fn the_clicker_ends_on_the_card_and_enter_closes_the_session() {
        let mut play = play();
        assert!(play.text().contains("Thank you."), "{}", play.text());
        assert!(play.session().closed_at.is_none());
        play.keys("<enter>");
        assert!(play.session().closed_at.is_some());
        assert!(play.text().contains("Thank you.") && play.text().contains("Closed at"), "{}", play.text());
    }

    #[test]
    fn a_closed_session_is_left_without_a_question_or_opened_again() {
        let mut play = play();
        play.keys("<enter>o");
        assert!(play.session().closed_at.is_none());
        play.keys("<enter>q");
        assert!(play.effects.iter().any(|effect| matches!(effect, Effect::CloseSession)));
        assert_eq!(play.model.place(), &Place::Home);
    }

    #[test]
    fn what_is_missing_is_said_before_the_close_and_does_not_hold_anybody_up() {
        let mut play = play();
        let text = play.text();
        assert!(text.contains("not read aloud yet") && text.contains("Enter closes all the same"), "{text}");
        play.keys("f<tab><tab><tab><pgdn>");
        assert!(play.text().contains("not read aloud yet"), "passing the part is no reading: {}", play.text());
        play.keys("f<tab><tab><enter><pgdn>");
        assert!(!play.text().contains("not read aloud yet"), "{}", play.text());
        play.keys("<enter>");
        assert!(play.session().closed_at.is_some());
        play.keys("<enter>");
        assert_eq!(play.model.place(), &Place::After, "what is left to do is one key away");
    }

    #[test]
    fn what_is_read_to_its_end_was_read_aloud() {
        let mut play = play();
        play.keys("f<tab><tab>");
        for _ in 0..40 {
            play.keys("<space>");
        }
        play.keys("<pgdn>");
        assert!(!play.text().contains("not read aloud yet"), "{}", play.text());
    }

    #[test]
    fn it_says_when_we_meet_again() {
        assert!(play().text().contains("Numbers check, Tue 24 Mar, 10:00"), "{}", play().text());
    }
}
