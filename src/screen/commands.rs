//! Help and palette: the keys of the screen below, and every command by name. Enter runs the chosen line.

use super::{Context, Field, KeyRow, Outcome, Shown, Tier, field};
use crate::{
    assets::words::say,
    domain::draft::DraftKey,
    keymap::Binding,
    route,
    theme::Role,
    widget::{cells, line, list, modal, paragraph},
};
use ratatui::{buffer::Buffer, layout::{Rect, Size}};

/// Which of the two it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Show {
    /// Keys of the screen below.
    Help,
    /// Commands by name, filtered as you type.
    Palette,
}

/// The chosen line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct State {
    show: Show,
    selected: usize,
}

/// What can be done with the lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Msg {
    /// The line above.
    Up,
    /// The line below.
    Down,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// Run the chosen line.
    Run,
    /// A clicked line.
    Pick(usize),
    /// Filter the lines.
    Filter,
    /// Close.
    Close,
}

/// Keys of this screen.
pub const BINDINGS: &[Binding<Msg>] = &[
    Binding::new("up k", Msg::Up, "commands.keys.choose").hint(2),
    Binding::new("down j", Msg::Down, "commands.keys.choose").hint(2),
    Binding::new("pgup", Msg::PageUp, "commands.keys.page"),
    Binding::new("pgdn space", Msg::PageDown, "commands.keys.page"),
    Binding::new("enter", Msg::Run, "commands.keys.run").hint(1),
    Binding::new("/", Msg::Filter, "commands.keys.filter").hint(3),
    Binding::new("esc ? f1 q", Msg::Close, "commands.keys.close").hint(4),
];

/// Conditions of which one holds at a time.
pub const EXCLUSIVE: &[u32] = &[];

const PAGE: usize = 10;
/// The columns inside the box, at most.
const WIDTH: u16 = 64;

impl State {
    /// Help or palette, at its first line.
    pub fn new(show: Show, _ctx: &Context<'_>) -> Self {
        Self { show, selected: 0 }
    }

    /// The palette opens with its filter focused, help does not.
    pub fn first_field(&self, _ctx: &Context<'_>) -> Option<Field> {
        (self.show == Show::Palette).then(Self::filter)
    }

    /// Opened anew it narrows nothing yet.
    fn filter() -> Field {
        Field::fresh_line(filter_key())
    }

    /// The conditions that hold.
    pub fn flags(&self, _ctx: &Context<'_>) -> u32 {
        0
    }

    /// The headline.
    pub fn title(&self, _ctx: &Context<'_>) -> String {
        say(match self.show {
            Show::Help => "commands.help",
            Show::Palette => "commands.palette",
        })
        .to_owned()
    }

    /// Takes a message.
    pub fn update(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        let last = rows(ctx).len().saturating_sub(1);
        match msg {
            Msg::Up => self.selected = self.selected.min(last).saturating_sub(1),
            Msg::Down => self.selected = (self.selected + 1).min(last),
            Msg::PageUp => self.selected = self.selected.saturating_sub(PAGE),
            Msg::PageDown => self.selected = (self.selected + PAGE).min(last),
            Msg::Filter => return Outcome::edit(Self::filter()),
            Msg::Close => return Outcome::back(),
            Msg::Pick(index) => {
                self.selected = index;
                return self.run(ctx);
            }
            Msg::Run => return self.run(ctx),
        }
        Outcome::none()
    }

    /// Enter in the filter runs the first line left.
    pub fn accept(&mut self, _field: &Field, ctx: &Context<'_>) -> Result<Outcome, String> {
        Ok(self.run(ctx))
    }

    /// Tab and the arrows walk the lines while the filter keeps the focus.
    pub fn turn(&mut self, forward: bool, ctx: &Context<'_>) -> Outcome {
        let outcome = self.update(if forward { Msg::Down } else { Msg::Up }, ctx);
        outcome.and_edit(ctx.field.cloned())
    }

    /// Draws the lines.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        let rows = rows(ctx);
        let purpose = self.purpose(ctx);
        let sentences = [(purpose, Role::Text)];
        let room = modal::inside(area.as_size(), Size::new(WIDTH, u16::MAX));
        let purpose_rows = paragraph::height(ctx.theme, &sentences, room.width) as u16;
        let height = (rows.len() as u16 + purpose_rows + 3).min(area.height.saturating_sub(2));
        let inner = modal::draw(area, buffer, ctx.theme, &self.title(ctx), Size::new(WIDTH, height));
        let mut shown = Shown::default();
        let used = paragraph::draw_text(inner, buffer, ctx.theme, sentences[0]);
        // The sentences stand apart where there is room.
        let apart = u16::from(used > 0 && ctx.tier > Tier::Room);
        let inner = cells::below(inner, used + apart);
        let used = self.draw_filter(ctx, inner, buffer, &mut shown);
        let body = cells::below(inner, used);
        if rows.is_empty() {
            line::put(body, buffer, ctx.theme, say("commands.none"), Role::Muted);
        }
        let lines: Vec<list::Row<'_>> = rows
            .iter()
            .map(|row| {
                let (name, keys) = if row.works { (Role::Text, Role::Key) } else { (Role::Muted, Role::Muted) };
                list::Row { left: vec![(say(row.label), name)], right: vec![(&row.keys, keys)] }
            })
            .collect();
        for (index, place) in list::draw(body, buffer, ctx.theme, &lines, Some(self.selected.min(rows.len()))) {
            shown.hits.push((place, Msg::Pick(index)));
        }
        shown
    }

    /// What the screen below is for, while help is read; the filter takes its rows.
    fn purpose(&self, ctx: &Context<'_>) -> &'static str {
        match self.show {
            Show::Help if ctx.field.is_none() => say(route::purpose(ctx.session, ctx.under)),
            Show::Help | Show::Palette => "",
        }
    }

    /// Draws the filter; returns the rows used. Where rows are dear, help has none for a filter nobody types in.
    fn draw_filter(
        &self,
        ctx: &Context<'_>,
        area: Rect,
        buffer: &mut Buffer,
        shown: &mut Shown<Msg>,
    ) -> u16 {
        let key = filter_key();
        let value = field::Value { key: &key, stored: "", empty: say("commands.filter"), role: Role::Field };
        let place = cells::row(area, 0);
        let drawn = match ctx.field {
            Some(_) => field::draw(ctx, place, buffer, value),
            None if self.show == Show::Help && ctx.tier == Tier::Room => return 0,
            // What was typed into another list of commands narrows none of these.
            None => field::draw_stored(ctx, place, buffer, value),
        };
        shown.note(drawn).max(1)
    }

    fn run(&self, ctx: &Context<'_>) -> Outcome {
        let rows = rows(ctx);
        let Some(row) = rows.get(self.selected.min(rows.len().saturating_sub(1))) else { return Outcome::none() };
        let mut outcome = Outcome::back().and_settle(filter_key());
        outcome.run = Some(row.label.to_owned());
        outcome
    }
}

fn filter_key() -> DraftKey {
    DraftKey::filter("commands")
}

/// How a name fits what was typed, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// It is the name.
    Whole,
    /// It stands in the name, this far from its beginning.
    Within(usize),
    /// Its letters stand in the name in this order, so far apart.
    Scattered(usize),
}

impl Fit {
    /// A name that was meant comes before one whose letters only happen to fit, whether or not it can be done now.
    fn kind(self) -> u8 {
        match self {
            Self::Whole => 0,
            Self::Within(_) => 1,
            Self::Scattered(_) => 2,
        }
    }
}

/// The lines that fit what was typed: what was meant first, of that what can be done now, the closest first.
fn rows(ctx: &Context<'_>) -> Vec<KeyRow> {
    let typed = ctx.field.map_or("", Field::value).to_lowercase();
    let mut rows: Vec<(Fit, &KeyRow)> =
        ctx.keys.iter().filter_map(|row| Some((fit(say(row.label), &typed)?, row))).collect();
    rows.sort_by_key(|(fit, row)| (fit.kind(), !row.works, *fit));
    rows.into_iter().map(|(_, row)| row.clone()).collect()
}

/// How a name fits what was typed; `None` if not every letter is in it in this order.
fn fit(name: &str, typed: &str) -> Option<Fit> {
    let name = name.to_lowercase();
    if name == typed.trim() {
        return Some(Fit::Whole);
    }
    if let Some(at) = name.find(typed) {
        return Some(Fit::Within(at));
    }
    let mut spread = 0;
    let mut letters = name.chars();
    for wanted in typed.chars().filter(|letter| !letter.is_whitespace()) {
        spread += 1 + letters.by_ref().position(|letter| letter == wanted)?;
    }
    Some(Fit::Scattered(spread))
}

#[cfg(test)]
mod tests {
    use super::{Fit, fit};
    use crate::{
        app::play::Play,
        domain::{history::Workshop, session::Step},
        effect::Place,
        import::practice,
        route,
    };

    #[test]
    fn help_begins_with_what_the_screen_is_for_and_leaves_room_for_keys() {
        for (width, height) in [(80, 24), (48, 14), (40, 12)] {
            let session = practice::planned("demo".into()).session().clone();
            let mut play = Play::at(session, Place::Topic("lead".into()), width, height);
            play.keys("?");
            let text = play.text();
            for words in ["Each side says it", "what it says.", "choose"] {
                assert!(text.contains(words), "{width}x{height} {words}:\n{text}");
            }
            play.keys("/vote");
            let text = play.text();
            assert!(!text.contains("Each side says it") && text.contains("vote"), "{text}");
        }
    }

    #[test]
    fn help_over_a_menu_speaks_of_the_menu_and_the_palette_of_nothing() {
        let session = practice::planned("demo".into()).session().clone();
        let mut play = Play::at(session, Place::CheckIn, 80, 24);
        play.keys("a?");
        assert!(play.text().contains("The afternoon by the clock."), "{}", play.text());
        play.keys("<esc><esc>:");
        assert!(!play.text().contains("Who is here, and how"), "{}", play.text());
    }

    #[test]
    fn a_topic_speaks_of_what_is_to_be_done_with_it_now() {
        let planned = practice::planned("s".into());
        let at = |workshop: &Workshop, id: &str| {
            route::purpose(workshop.session(), &Place::Topic(id.into()))
        };
        assert_eq!(at(&planned, "lead"), "help.topic_propose");
        assert_eq!(at(&practice::up_to("s".into(), Step::Close).0, "lead"), "help.topic_agreed");
        assert_eq!(at(&planned, "no-such-topic"), "help.topics");
        let mut seen: Vec<&str> = Vec::new();
        let mut workshop = practice::planned("s".into());
        for batch in practice::batches() {
            let now = batch.at.unwrap_or_else(|| workshop.last_at().unwrap());
            workshop.commit(batch.commands, now).unwrap();
            let key = at(&workshop, "lead");
            if seen.last() != Some(&key) {
                seen.push(key);
            }
        }
        let way = ["help.topic_propose", "help.topic_merge", "help.topic_vote"];
        assert_eq!(seen[..3], way, "{seen:?}");
        assert!(seen.contains(&"help.topic_decide") && seen.ends_with(&["help.topic_agreed"]), "{seen:?}");
    }

    #[test]
    fn letters_in_order_fit_and_whole_words_fit_better() {
        assert!(fit("open the vote", "vote") < fit("open the vote", "ovt"));
        assert!(fit("Open the vote", "open the vote ") < fit("open the vote again", "open the vote"));
        assert_eq!(fit("open the vote", "xyz"), None);
        assert_eq!(fit("anything", ""), Some(Fit::Within(0)));
    }
}
