//! Home, safe to project: the latest session and what to do next; the library stays behind a key.

use super::{Context, Go, Outcome, Shown, Tier, listing};
use crate::{
    assets::words::{count, fill, say},
    domain::draft::DraftKey,
    effect::{DueKind, Effect, Listed, Place, Quarter, SoFar, Urgency},
    keymap::Binding,
    theme::Role,
    widget::{cells, line, list, paragraph},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Home remembers nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct State;

/// What can be done at home.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Msg {
    /// Resume the latest session, or try the practice session when there is none.
    Resume,
    /// Plan a new session.
    New,
    /// Review the latest session.
    Review,
    /// Show all sessions.
    Library,
    /// Try the practice session.
    Practice,
    /// Look back on a quarter of the practice company.
    Past(Quarter),
    /// Export the latest session.
    Export,
    /// Was it kept, in the latest session?
    Numbers,
    /// Read a survey into the latest session, or plan one around it.
    Survey,
    /// Leave the program.
    Quit,
}

/// There is a session to resume.
const SOME: u32 = 1;
/// It is closed.
const CLOSED: u32 = 2;
/// There is none yet.
const EMPTY: u32 = 4;
/// There are files the library shows.
const FILES: u32 = 8;
/// The latest session is not closed.
const GOING_ON: u32 = 16;

/// The rows are no wider than this, so that the eye gets from a name to the end of its row.
const WIDEST: u16 = 100;

/// Keys of this screen.
pub const BINDINGS: &[Binding<Msg>] = &[
    Binding::new("enter", Msg::Resume, "home.keys.resume").when(SOME).hint(1),
    Binding::new("enter", Msg::Practice, "home.keys.practice").when(EMPTY).hint(1),
    Binding::new("n", Msg::New, "home.keys.new").hint(2),
    Binding::new("k", Msg::Numbers, "home.keys.numbers").when(SOME | CLOSED).hint(2),
    Binding::new("r", Msg::Review, "home.keys.review").when(SOME).hint(4),
    Binding::new("l", Msg::Library, "home.keys.library").when(FILES).hint(3),
    Binding::new("x", Msg::Export, "home.keys.export").when(SOME).hint(5),
    Binding::new("i", Msg::Survey, "home.keys.survey").when(SOME | GOING_ON).hint(6),
    Binding::new("i", Msg::Survey, "home.keys.survey").when(EMPTY).hint(3),
    Binding::new("d", Msg::Practice, "home.keys.practice").when(SOME).hint(7),
    Binding::new("d", Msg::Practice, "home.keys.practice").when(EMPTY),
    Binding::new("q", Msg::Quit, "home.keys.quit").hint(2),
    Binding::new("1", Msg::Past(Quarter::First), "home.keys.past_first"),
    Binding::new("2", Msg::Past(Quarter::Second), "home.keys.past_second"),
];

/// Conditions of which one holds at a time.
pub const EXCLUSIVE: &[u32] = &[SOME | EMPTY];

impl State {
    /// The conditions that hold.
    pub fn flags(&self, ctx: &Context<'_>) -> u32 {
        let latest = latest(ctx);
        let closed = latest.is_some_and(|session| session.closed_at.is_some());
        u32::from(closed) * CLOSED
            + u32::from(latest.is_some() && !closed) * GOING_ON
            + if latest.is_some() { SOME } else { EMPTY }
            + u32::from(!ctx.library.is_empty()) * FILES
    }

    /// The headline.
    pub fn title(&self, _ctx: &Context<'_>) -> String {
        "smarketing".to_owned()
    }

    /// Takes a message.
    pub fn update(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        let latest = latest(ctx);
        match (msg, latest) {
            (Msg::New, _) => Outcome::to(Place::New),
            (Msg::Quit, _) => Outcome { run: Some("global.keys.leave".to_owned()), ..Outcome::none() },
            (Msg::Practice, _) | (Msg::Resume, None) => Outcome::effect(Effect::Practice),
            (Msg::Past(quarter), _) => Outcome::effect(Effect::PastPractice(quarter)),
            (Msg::Resume, Some(session)) => Outcome::effect(Effect::Open(session.path.clone(), Place::CheckIn)),
            (Msg::Review, Some(session)) => Outcome::effect(Effect::Open(session.path.clone(), Place::Review)),
            (Msg::Export, Some(session)) => Outcome::effect(Effect::Open(session.path.clone(), Place::Export)),
            (Msg::Numbers, Some(session)) => Outcome::effect(Effect::Open(session.path.clone(), Place::Numbers)),
            (Msg::Library, _) => Outcome::effect(Effect::ListLibrary).and_go(Go::To(Place::Library)),
            (Msg::Survey, Some(session)) => {
                Outcome::effect(Effect::Open(session.path.clone(), Place::ImportSurvey))
            }
            (Msg::Survey, None) => {
                // The wizard's last question is answered: the survey is there now.
                let now = (DraftKey::new("new", "kept:survey"), "now".to_owned());
                Outcome { keep: vec![now], ..Outcome::to(Place::New) }
            }
            (Msg::Review | Msg::Export | Msg::Numbers, None) => Outcome::none(),
        }
    }

    /// Draws the screen.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        let Some(latest) = latest(ctx) else {
            let used = paragraph::draw_text(area, buffer, ctx.theme, (say("home.empty"), Role::Text));
            if !ctx.library.is_empty() {
                let files = count("home.kept_apart", ctx.library.len() as u64);
                line::put(cells::below(area, used + 1), buffer, ctx.theme, &files, Role::Muted);
            }
            return Shown::default();
        };
        let mut shown = Shown::default();
        let mut rest = draw_latest(ctx, latest, area, buffer);
        shown.hits.push((Rect { height: area.height - rest.height, ..area }, Msg::Resume));
        // What is due before the agreement as a whole is looked at again.
        let sooner = latest.all_due().first().is_some_and(|due| due.what != DueKind::Review);
        let due = listing::due(ctx, latest).filter(|_| sooner);
        for (text, role) in due.into_iter().chain(listing::review(ctx, latest)) {
            let indent = if ctx.tier == Tier::Room { 2 } else { 4 };
            line::put(cells::right_of(rest, indent), buffer, ctx.theme, &text, role);
            rest = cells::below(rest, 1);
        }
        if ctx.tier > Tier::Room {
            line::rule(rest, buffer, ctx.theme, "");
        }
        rest = cells::below(rest, 1);
        rest = cells::below(rest, draw_so_far(ctx, latest, rest, buffer) + 1);
        let more = others(ctx, latest);
        let place = cells::right_of(Rect { width: rest.width.min(WIDEST), ..rest }, list::POINTER_WIDTH);
        let practice = [(say("home.practice"), Role::Muted)];
        line::put_ends(place, buffer, ctx.theme, &[(&more, Role::Muted)], &practice);
        shown
    }
}

/// Draws the latest session by its name and where it stands; returns what is left of the area.
fn draw_latest(ctx: &Context<'_>, latest: &Listed, area: Rect, buffer: &mut Buffer) -> Rect {
    let (name, state) = (latest.full_name(), latest.standing());
    let people = count("common.people", latest.people as u64);
    let details = [(state.as_str(), Role::Text), ("  ", Role::Text), (people.as_str(), Role::Muted)];
    let title = vec![(name.as_str(), Role::Title)];
    let row = Rect { width: area.width.min(WIDEST), ..cells::row(area, 0) };
    if ctx.tier == Tier::Room {
        list::draw_row(row, buffer, ctx.theme, &list::Row { left: title, right: Vec::new() }, true);
        line::put_spans(cells::right_of(cells::row(area, 1), 2), buffer, ctx.theme, &details);
        return cells::below(area, 2);
    }
    list::draw_row(row, buffer, ctx.theme, &list::Row { left: title, right: details.to_vec() }, true);
    cells::below(area, 1)
}

/// Where it stopped and what came of it; returns the rows used.
fn draw_so_far(ctx: &Context<'_>, latest: &Listed, area: Rect, buffer: &mut Buffer) -> u16 {
    let SoFar { agreed, dissent, parked } = &latest.so_far;
    let mut lines = Vec::new();
    if let Some(at) = latest.modified.filter(|_| latest.closed_at.is_none() && ctx.tier > Tier::Room) {
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("date", &listing::changed(ctx, latest)), ("time", &at.clock_in(&ctx.session.zone))];
        lines.push(fill("home.stopped", &values));
    }
    if !agreed.is_empty() {
        lines.push(fill("home.agreed", &[("titles", &agreed.join(", "))]));
    }
    let mut open = Vec::new();
    if *dissent > 0 {
        open.push(fill("home.dissent", &[("n", dissent)]));
    }
    if *parked > 0 {
        open.push(fill("home.parked", &[("n", parked)]));
    }
    lines.extend((!open.is_empty()).then(|| open.join("    ")));
    // The last row is for the way to the other sessions.
    let mut rest = Rect { height: area.height.saturating_sub(2), ..cells::right_of(area, list::POINTER_WIDTH) };
    for text in &lines {
        let used = paragraph::draw_text(rest, buffer, ctx.theme, (text, Role::Text));
        rest = cells::below(rest, used);
    }
    area.height.saturating_sub(2) - rest.height
}

/// How many other sessions there are, and what presses most in them; without a name, so that home can be projected.
fn others(ctx: &Context<'_>, latest: &Listed) -> String {
    let others = || ctx.library.iter().filter(|other| other.problem.is_none() && other.path != latest.path);
    let today = ctx.today();
    let pressing = others().filter_map(|other| other.pressing(today));
    let most = pressing.filter(|pressing| pressing.urgency != Urgency::Later).min_by_key(|pressing| pressing.urgency);
    match (others().count(), most) {
        (0, _) => String::new(),
        (n, None) => fill("home.more", &[("n", &n)]),
        (n, Some(pressing)) => fill("home.more_due", &[("n", &n), ("due", &pressing.text)]),
    }
}

/// The newest session that can be opened; practice sessions stay out of sight.
fn latest<'a>(ctx: &Context<'a>) -> Option<&'a Listed> {
    ctx.library.iter().find(|session| session.problem.is_none() && !session.practice)
}

#[cfg(test)]
mod tests {
    use crate::{app::play::Play, effect::{Effect, Place}};

    #[test]
    fn the_footer_says_how_to_leave_and_q_leaves() {
        for (width, height) in [(80, 24), (48, 14)] {
            let mut play = Play::new(width, height);
            assert!(play.text().contains("q quit"), "{}", play.text());
            play.keys("q");
            assert_eq!(play.effects.last(), Some(&Effect::Quit));
        }
    }

    #[test]
    fn with_no_session_yet_a_survey_begins_one() {
        let mut play = Play::new(80, 24);
        assert!(play.text().contains("i      plan one around a survey you have"), "{}", play.text());
        play.keys("i");
        assert_eq!(*play.model.place(), Place::New);
        let survey = play.model.drafts().iter().any(|(key, text)| key.field == "kept:survey" && text == "now");
        assert!(survey, "the wizard remembers that the survey is there");
    }
}
