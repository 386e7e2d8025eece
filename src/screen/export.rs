//! What to write and how much of it: formats to tick, the shareable playbook or the full record, and what never goes.

use super::{Context, Outcome, Shown};
use crate::{
    assets::words::{count, fill, say},
    effect::{Effect, ExportOrder},
    export::{self, FORMATS, Kind},
    keymap::Binding,
    theme::Role,
    widget::{
        cells,
        form::{Choice, Mark},
        line, paragraph,
    },
};
use ratatui::{buffer::Buffer, layout::Rect};

/// What is ticked and where the pointer is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    ticked: Vec<bool>,
    kind: Kind,
    selected: usize,
}

/// What can be done before writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Msg {
    /// The row above.
    Up,
    /// The row below.
    Down,
    /// Tick the chosen row, or clear it.
    Tick,
    /// A clicked row.
    Pick(usize),
    /// Write the documents.
    Write,
    /// Copy the Markdown.
    Copy,
    /// Back.
    Back,
}

/// A session is open.
const OPEN: u32 = 1;

/// Keys of this screen.
pub const BINDINGS: &[Binding<Msg>] = &[
    Binding::new("enter", Msg::Write, "export.keys.write").when(OPEN).hint(1),
    Binding::new("space", Msg::Tick, "export.keys.tick").hint(2),
    Binding::new("up k", Msg::Up, "export.keys.choose").hint(3),
    Binding::new("down j", Msg::Down, "export.keys.choose").hint(3),
    Binding::new("y", Msg::Copy, "export.keys.copy").when(OPEN).hint(4),
    Binding::new("esc", Msg::Back, "export.keys.back").hint(5),
];

/// Conditions of which one holds at a time.
pub const EXCLUSIVE: &[u32] = &[];

/// What a document can be about, in the order of the rows after the formats.
const KINDS: [Kind; 2] = [Kind::Playbook, Kind::Record];
/// The format that is ticked first and copied.
const FIRST: &str = "md";

impl Default for State {
    fn default() -> Self {
        let ticked: Vec<bool> = FORMATS.iter().map(|format| format.id == FIRST).collect();
        let selected = ticked.iter().position(|ticked| *ticked).unwrap_or_default();
        Self { ticked, kind: Kind::Playbook, selected }
    }
}

impl State {
    /// The conditions that hold.
    pub fn flags(&self, ctx: &Context<'_>) -> u32 {
        u32::from(ctx.path.is_some()) * OPEN
    }

    /// The headline.
    pub fn title(&self, ctx: &Context<'_>) -> String {
        fill("export.title", &[("name", &ctx.session.full_name())])
    }

    /// Takes a message.
    pub fn update(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        match msg {
            Msg::Up => self.selected = self.selected.saturating_sub(1),
            Msg::Down => self.selected = (self.selected + 1).min(FORMATS.len() + KINDS.len() - 1),
            Msg::Tick => self.tick(self.selected),
            Msg::Pick(row) => {
                self.selected = row;
                self.tick(row);
            }
            Msg::Write => return self.write(ctx),
            Msg::Copy => return copy(self.kind, ctx),
            Msg::Back => return Outcome::back(),
        }
        Outcome::none()
    }

    /// Draws formats, kinds, where they go and what never goes.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        let mut shown = Shown::default();
        let mut page = Page { ctx, rest: area };
        page.label(buffer, say("export.formats"));
        for (index, format) in FORMATS.iter().enumerate() {
            let choice = Choice {
                mark: Mark::Any,
                ticked: self.ticked[index],
                focused: self.selected == index,
                label: say(format.name),
                note: "",
            };
            shown.hits.push((page.choice(buffer, choice), Msg::Pick(index)));
        }
        page.gap();
        page.label(buffer, say("export.kinds"));
        for (index, kind) in KINDS.into_iter().enumerate() {
            let row = FORMATS.len() + index;
            let choice = Choice {
                mark: Mark::One,
                ticked: self.kind == kind,
                focused: self.selected == row,
                label: kind_words(kind),
                note: "",
            };
            shown.hits.push((page.choice(buffer, choice), Msg::Pick(row)));
        }
        page.gap();
        let names = self.chosen().map(|format| export::file_name(ctx.session, self.kind, format));
        let names: Vec<String> = names.collect();
        let to = if names.is_empty() {
            say("export.nothing_ticked").to_owned()
        } else {
            fill("export.to", &[("files", &names.join(", "))])
        };
        page.text(buffer, &to, Role::Accent);
        if ctx.session.closed_at.is_none() {
            page.text(buffer, say("export.draft"), Role::Warn);
        }
        page.text(buffer, say("export.never"), Role::Muted);
        shown
    }

    fn tick(&mut self, row: usize) {
        if let Some(ticked) = self.ticked.get_mut(row) {
            *ticked = !*ticked;
        } else if let Some(kind) = row.checked_sub(FORMATS.len()).and_then(|row| KINDS.get(row)) {
            self.kind = *kind;
        }
    }

    fn chosen(&self) -> impl Iterator<Item = &'static export::Format> {
        FORMATS.iter().zip(&self.ticked).filter(|(_, ticked)| **ticked).map(|(format, _)| format)
    }

    fn write(&self, ctx: &Context<'_>) -> Outcome {
        let formats: Vec<String> = self.chosen().map(|format| format.id.to_owned()).collect();
        if formats.is_empty() {
            return Outcome::say(say("export.nothing_ticked"));
        }
        let writing = count("export.writing", formats.len() as u64);
        let context = export::Context::of(ctx.session, ctx.log);
        let order = ExportOrder { formats, full: self.kind == Kind::Record, context };
        Outcome::effect(Effect::Export(order, Box::new(ctx.session.clone()))).and_say(writing)
    }
}

/// Copies the Markdown of the chosen kind.
fn copy(kind: Kind, ctx: &Context<'_>) -> Outcome {
    let format = export::find(FIRST).unwrap_or(&FORMATS[0]);
    let context = export::Context::of(ctx.session, ctx.log);
    match export::render_with(ctx.session, kind, format, &context) {
        Ok(bytes) => Outcome::effect(Effect::Copy(String::from_utf8_lossy(&bytes).into_owned()))
            .and_say(say("export.copied")),
        Err(error) => Outcome::say(error.to_string()),
    }
}

fn kind_words(kind: Kind) -> &'static str {
    let paper = export::PAPERS.iter().find(|paper| paper.kinds.contains(&kind));
    paper.map_or("", |paper| say(paper.name))
}

/// What is left of the screen while it is drawn from the top.
struct Page<'a, 'b> {
    ctx: &'a Context<'b>,
    rest: Rect,
}

impl Page<'_, '_> {
    fn row(&mut self) -> Rect {
        let row = cells::row(self.rest, 0);
        self.rest = cells::below(self.rest, 1);
        row
    }

    /// In a small window the rows stand close.
    fn gap(&mut self) {
        if self.ctx.tier > super::Tier::Room {
            self.row();
        }
    }

    fn label(&mut self, buffer: &mut Buffer, text: &str) {
        let row = self.row();
        line::put(row, buffer, self.ctx.theme, text, Role::Title);
    }

    fn choice(&mut self, buffer: &mut Buffer, choice: Choice<'_>) -> Rect {
        let row = self.row();
        choice.draw(row, buffer, self.ctx.theme);
        row
    }

    fn text(&mut self, buffer: &mut Buffer, text: &str, role: Role) {
        let used = paragraph::draw_text(self.rest, buffer, self.ctx.theme, (text, role));
        self.rest = cells::below(self.rest, used);
        self.gap();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{app::play::Play, effect::Place, import::practice};

    fn play() -> Play {
        let session = practice::finished("demo".into()).session().clone();
        Play::at(session, Place::Export, 80, 24)
    }

    fn orders(play: &Play) -> Vec<&ExportOrder> {
        let orders = play.effects.iter().filter_map(|effect| match effect {
            Effect::Export(order, _) => Some(order),
            _ => None,
        });
        orders.collect()
    }

    #[test]
    fn enter_writes_the_shareable_playbook() {
        let mut play = play();
        play.keys("<enter>");
        assert_eq!(orders(&play)[0].formats, ["md"]);
        assert!(!orders(&play)[0].full);
        assert!(play.text().contains("acme-2026-03-12-playbook.md"), "{}", play.text());
    }

    #[test]
    fn every_format_can_be_ticked_and_the_full_record_chosen() {
        let mut play = play();
        play.keys("<up><up><up><up><up><up>");
        for format in FORMATS {
            play.keys(if format.id == FIRST { "<down>" } else { "<space><down>" });
        }
        play.keys("<down><space><enter>");
        assert_eq!(orders(&play)[0].formats.len(), FORMATS.len());
        assert!(orders(&play)[0].full);
    }

    #[test]
    fn nothing_ticked_writes_nothing_and_says_so() {
        let mut play = play();
        play.keys("<space><enter>");
        assert!(orders(&play).is_empty());
        assert!(play.text().contains("Tick"), "{}", play.text());
    }

    #[test]
    fn the_markdown_is_copied_as_it_would_be_written() {
        let mut play = play();
        play.keys("y");
        let copied = play.effects.iter().find_map(|effect| match effect {
            Effect::Copy(text) => Some(text.as_str()),
            _ => None,
        });
        assert!(copied.is_some_and(|text| text.starts_with("# ") && text.contains("Sales")), "{copied:?}");
    }
}
