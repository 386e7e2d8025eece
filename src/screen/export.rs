//! What to write and how much of it: formats and papers to tick, the shareable playbook or the full record, where the
//! files go and which names are taken, and what never goes. It opens no file; the world tells it what is there.

mod view;

use super::{Context, Outcome, Shown};
use crate::{
    assets::words::{count, fill, say},
    effect::{Effect, ExportOrder, Exports},
    export::{self, FORMATS, Kind, PAPERS, Paper, Part, Piece, Without},
    keymap::Binding,
};
use ratatui::{buffer::Buffer, layout::Rect};

/// What is ticked, where the pointer is, and what the world said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    formats: Vec<bool>,
    papers: Vec<bool>,
    kind: Kind,
    without: Without,
    selected: usize,
    there: Option<Exports>,
    written: Vec<String>,
}

/// What can be done before writing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Msg {
    /// The choice before.
    Up,
    /// The choice after.
    Down,
    /// Tick the chosen one, or clear it.
    Tick,
    /// A clicked one.
    Pick(usize),
    /// Write the documents.
    Write,
    /// Copy the Markdown.
    Copy,
    /// Back.
    Back,
    /// Where the files go, and which names are taken.
    Listed(Box<Exports>),
    /// These files were written.
    Written(Vec<String>),
}

/// A session is open.
const OPEN: u32 = 1;

/// Keys of this screen.
pub const BINDINGS: &[Binding<Msg>] = &[
    Binding::new("enter", Msg::Write, "export.keys.write").when(OPEN).hint(1),
    Binding::new("space", Msg::Tick, "export.keys.tick").hint(2),
    Binding::new("up k left", Msg::Up, "export.keys.choose").hint(3),
    Binding::new("down j right", Msg::Down, "export.keys.choose").hint(3),
    Binding::new("y", Msg::Copy, "export.keys.copy").when(OPEN).hint(4),
    Binding::new("esc", Msg::Back, "export.keys.back").hint(5),
];

/// Conditions of which one holds at a time.
pub const EXCLUSIVE: &[u32] = &[];

/// What a document can be about; a format alone is one of these.
const KINDS: [Kind; 2] = [Kind::Playbook, Kind::Record];
/// The format that is ticked first: what most people open.
const FIRST: &str = "docx";
/// The format that is copied.
const COPIED: &str = "md";

/// One thing that can be ticked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Choosable {
    Format(usize),
    Kind(Kind),
    Part(Part),
    Paper(usize),
}

/// The papers that are chosen by themselves, not as the playbook or its record.
fn papers() -> impl Iterator<Item = &'static Paper> {
    PAPERS.iter().filter(|paper| !paper.kinds.iter().any(|kind| KINDS.contains(kind)))
}

impl Default for State {
    fn default() -> Self {
        Self {
            formats: FORMATS.iter().map(|format| format.id == FIRST).collect(),
            papers: papers().map(|_| false).collect(),
            kind: Kind::Playbook,
            without: Without::default(),
            selected: 0,
            there: None,
            written: Vec::new(),
        }
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
            Msg::Down => self.selected = (self.selected + 1).min(self.choices(ctx).len() - 1),
            Msg::Tick => self.tick(ctx),
            Msg::Pick(index) => {
                self.selected = index;
                self.tick(ctx);
            }
            Msg::Write => return self.write(ctx),
            Msg::Copy => return self.copy(ctx),
            Msg::Back => return Outcome::back(),
            Msg::Listed(there) => self.there = Some(*there),
            Msg::Written(names) => self.written = names,
        }
        Outcome::none()
    }

    /// Draws what can be ticked, where the files go and what never goes.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        view::draw(self, ctx, area, buffer)
    }

    /// Everything that can be ticked now: parts only where leaving them out changes something.
    fn choices(&self, ctx: &Context<'_>) -> Vec<Choosable> {
        let parts = Part::ALL.into_iter().filter(|part| self.kind == Kind::Playbook && part.is_in(ctx.session));
        let formats = (0..FORMATS.len()).map(Choosable::Format);
        let kinds = KINDS.into_iter().map(Choosable::Kind);
        let papers = (0..self.papers.len()).map(Choosable::Paper);
        formats.chain(kinds).chain(parts.map(Choosable::Part)).chain(papers).collect()
    }

    fn is_ticked(&self, choice: Choosable) -> bool {
        match choice {
            Choosable::Format(index) => self.formats[index],
            Choosable::Kind(kind) => self.kind == kind,
            Choosable::Part(part) => !self.without.has(part),
            Choosable::Paper(index) => self.papers[index],
        }
    }

    fn tick(&mut self, ctx: &Context<'_>) {
        self.written.clear();
        match self.choices(ctx).get(self.selected) {
            Some(Choosable::Format(index)) => self.formats[*index] = !self.formats[*index],
            Some(Choosable::Kind(kind)) => self.kind = *kind,
            Some(Choosable::Part(part)) => self.without = self.without.toggled(*part),
            Some(Choosable::Paper(index)) => self.papers[*index] = !self.papers[*index],
            None => {}
        }
    }

    /// The words of what is ticked, as `export::Wanted` knows them.
    fn wanted(&self) -> Vec<String> {
        let formats = FORMATS.iter().zip(&self.formats).map(|(format, ticked)| (format.id, *ticked));
        let papers = papers().zip(&self.papers).map(|(paper, ticked)| (paper.id, *ticked));
        formats.chain(papers).filter(|(_, ticked)| *ticked).map(|(id, _)| id.to_owned()).collect()
    }

    /// The files that Enter writes.
    fn pieces(&self) -> Vec<Piece> {
        export::pieces(self.wanted().iter().map(String::as_str), self.kind).unwrap_or_default()
    }

    fn context(&self, ctx: &Context<'_>) -> export::Context {
        export::Context::of(ctx.session, ctx.log).leaving_out(self.without)
    }

    fn write(&mut self, ctx: &Context<'_>) -> Outcome {
        let files = self.pieces().len();
        if files == 0 {
            return Outcome::say(say("export.nothing_ticked"));
        }
        self.written.clear();
        let order =
            ExportOrder { wanted: self.wanted(), full: self.kind == Kind::Record, context: self.context(ctx) };
        Outcome::effect(Effect::Export(order, Box::new(ctx.session.clone())))
            .and_say(count("export.writing", files as u64))
    }

    /// Copies the Markdown of the chosen kind.
    fn copy(&self, ctx: &Context<'_>) -> Outcome {
        let format = export::find(COPIED).unwrap_or(&FORMATS[0]);
        match export::render_with(ctx.session, self.kind, format, &self.context(ctx)) {
            Ok(bytes) => Outcome::effect(Effect::Copy(String::from_utf8_lossy(&bytes).into_owned()))
                .and_say(say("export.copied")),
            Err(error) => Outcome::say(error.to_string()),
        }
    }
}

#[cfg(test)]
mod tests;
