//! The dialog as rows: choices in columns under their label, then the files, then what never goes. In a small window
//! the rows scroll with the pointer and the files are only counted.

use super::{Choosable, Context, KINDS, Msg, Shown, State, papers};
use crate::{
    assets::words::{count, fill, say},
    export::FORMATS,
    screen::Tier,
    text,
    theme::Role,
    widget::{
        cells,
        form::{Choice, Mark},
        line, scroll,
    },
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Cells of the labels on the left.
const LABEL: u16 = 6;
/// Cells of a choice besides its words: pointer, brackets and the space to the next.
const AROUND: usize = 8;

/// One row of the dialog.
enum Row {
    /// Choices beside each other, each with its place in the list of all, in columns of this width.
    Choices { label: &'static str, choices: Vec<(usize, Choosable)>, width: u16 },
    /// One row of text.
    Text { label: &'static str, text: String, role: Role },
    /// Nothing.
    Gap,
}

pub(super) fn draw(state: &State, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
    let mut shown = Shown::default();
    let rows = rows(state, ctx, area);
    let of_pointer = rows.iter().position(|row| row.has(state.selected)).unwrap_or(0);
    // What stands under the last choice comes into view with it.
    let is_last = state.selected + 1 >= state.choices(ctx).len();
    let block = of_pointer..if is_last { rows.len() } else { of_pointer + 1 };
    let top = scroll::offset(block, rows.len(), usize::from(area.height));
    for (index, row) in rows.iter().skip(top).take(usize::from(area.height)).enumerate() {
        let place = cells::row(area, index);
        match row {
            Row::Gap => {}
            Row::Text { label, text, role } => {
                line::put(place, buffer, ctx.theme, label, Role::Title);
                line::put(cells::right_of(place, LABEL), buffer, ctx.theme, text, *role);
            }
            Row::Choices { label, choices, width } => {
                line::put(place, buffer, ctx.theme, label, Role::Title);
                let mut rest = cells::right_of(place, LABEL);
                for (at, choice) in choices {
                    let cell = Rect { width: rest.width.min(*width), ..rest };
                    drawn(state, (*at, *choice)).draw(cell, buffer, ctx.theme);
                    shown.hits.push((cell, Msg::Pick(*at)));
                    rest = cells::right_of(rest, *width);
                }
            }
        }
    }
    shown
}

impl Row {
    fn has(&self, wanted: usize) -> bool {
        matches!(self, Self::Choices { choices, .. } if choices.iter().any(|(at, _)| *at == wanted))
    }
}

fn drawn(state: &State, (at, choice): (usize, Choosable)) -> Choice<'static> {
    let mark = if matches!(choice, Choosable::Kind(_)) { Mark::One } else { Mark::Any };
    let (ticked, focused) = (state.is_ticked(choice), state.selected == at);
    Choice { mark, ticked, focused, label: named(choice), note: "" }
}

fn named(choice: Choosable) -> &'static str {
    match choice {
        Choosable::Format(index) => say(FORMATS[index].name),
        Choosable::Kind(kind) => say(if kind == KINDS[0] { "export.playbook" } else { "export.record" }),
        Choosable::Part(part) => say(part.name()),
        Choosable::Paper(index) => papers().nth(index).map_or("", |paper| say(paper.name)),
    }
}

fn rows(state: &State, ctx: &Context<'_>, area: Rect) -> Vec<Row> {
    let choices: Vec<(usize, Choosable)> = state.choices(ctx).into_iter().enumerate().collect();
    let group = |test: fn(&Choosable) -> bool| choices.iter().filter(move |(_, choice)| test(choice)).copied().collect();
    let groups: [(&'static str, Vec<(usize, Choosable)>); 4] = [
        (say("export.formats"), group(|choice| matches!(choice, Choosable::Format(_)))),
        (say("export.kinds"), group(|choice| matches!(choice, Choosable::Kind(_)))),
        ("", group(|choice| matches!(choice, Choosable::Part(_)))),
        (say("export.papers"), group(|choice| matches!(choice, Choosable::Paper(_)))),
    ];
    let mut page = Page { rows: Vec::new(), tier: ctx.tier, width: area.width.saturating_sub(LABEL) };
    for (label, choices) in groups {
        if !label.is_empty() {
            page.gap();
        }
        page.choices(label, &choices);
    }
    page.gap();
    let foot = foot(state, ctx, &page);
    let room = usize::from(area.height).saturating_sub(page.rows.len() + foot.len());
    page.files(state, ctx, room.saturating_sub(1));
    page.gap();
    page.rows.extend(foot);
    page.rows
}

/// What is said under the files whatever is ticked.
fn foot(state: &State, ctx: &Context<'_>, page: &Page) -> Vec<Row> {
    let mut foot = Page { rows: Vec::new(), ..*page };
    if ctx.session.closed_at.is_none() && !state.pieces().is_empty() {
        foot.text("", say("export.draft"), Role::Warn);
    }
    foot.text("", say("export.never"), Role::Muted);
    foot.rows
}

/// The rows so far, and how wide their text may be.
struct Page {
    rows: Vec<Row>,
    tier: Tier,
    width: u16,
}

impl Page {
    /// In a small window the rows stand close.
    fn gap(&mut self) {
        if self.tier > Tier::Room && !self.rows.is_empty() {
            self.rows.push(Row::Gap);
        }
    }

    /// Choices in as many equal columns as there is room for.
    fn choices(&mut self, label: &'static str, choices: &[(usize, Choosable)]) {
        let widest = choices.iter().map(|(_, choice)| text::width(named(*choice)) + AROUND).max().unwrap_or(0);
        let widest = u16::try_from(widest).unwrap_or(u16::MAX).max(1);
        let columns = usize::from((self.width / widest).max(1));
        for (index, choices) in choices.chunks(columns).enumerate() {
            let label = if index == 0 { label } else { "" };
            self.rows.push(Row::Choices { label, choices: choices.to_vec(), width: widest });
        }
    }

    fn text(&mut self, label: &'static str, words: &str, role: Role) {
        for (index, text) in text::wrap(words, self.width.max(1).into()).into_iter().enumerate() {
            self.rows.push(Row::Text { label: if index == 0 { label } else { "" }, text, role });
        }
    }

    /// Where the files go and their names, as many as there is room for; in a small window how many.
    fn files(&mut self, state: &State, ctx: &Context<'_>, room: usize) {
        let label = say("export.files");
        let folder = state.there.as_ref().map(|there| there.folder.display().to_string());
        if let (false, Some(folder)) = (state.written.is_empty(), &folder) {
            self.text(label, &fill("export.written", &[("folder", folder)]), Role::Good);
            self.names(state.written.iter().cloned().map(|name| (name, Role::Good)).collect(), room);
            return;
        }
        let pieces = state.pieces();
        if pieces.is_empty() {
            self.text(label, say("export.nothing_ticked"), Role::Warn);
            return;
        }
        let files = count("export.files_count", pieces.len() as u64);
        let to = match folder {
            Some(folder) => fill("export.to_folder", &[("files", &files), ("folder", &folder)]),
            None => fill("export.to_some_folder", &[("files", &files)]),
        };
        self.text(label, &to, Role::Accent);
        let is_taken = |name: &String| state.there.as_ref().is_some_and(|there| there.names.contains(name));
        let names: Vec<String> = pieces.iter().map(|piece| piece.file_name(ctx.session)).collect();
        let taken = names.iter().filter(|name| is_taken(name)).count();
        if self.tier == Tier::Room {
            if taken > 0 {
                self.text("", &count("export.taken", taken as u64), Role::Warn);
            }
            return;
        }
        let line = |name: String| {
            if is_taken(&name) {
                (fill("export.to_again", &[("file", &name)]), Role::Warn)
            } else {
                (fill("export.to", &[("file", &name)]), Role::Text)
            }
        };
        self.names(names.into_iter().map(line).collect(), room.saturating_sub(1));
    }

    /// A row of its own without a label.
    fn line(&mut self, text: String, role: Role) {
        self.rows.push(Row::Text { label: <&str>::default(), text, role });
    }

    fn names(&mut self, names: Vec<(String, Role)>, room: usize) {
        let all = names.len();
        let fitting = if all > room { room.saturating_sub(1).max(1) } else { all };
        for (name, role) in names.into_iter().take(fitting) {
            self.line(name, role);
        }
        if all > fitting {
            let more = fill("export.to_more", &[("n", &(all - fitting))]);
            self.line(more, Role::Muted);
        }
    }
}
