//! Drawing the import: the field for the files, then what was understood, line by line, before it is taken over.

mod about;
mod ordering;
mod row;

use super::{
    Msg, Stage, State, agreed_key, ends_key, files_key,
    lines::{Group, Lines},
    people_key, sentence,
};
use crate::{
    assets::words::{count, fill, say},
    domain::draft::DraftKey,
    import::survey::Understood,
    screen::{Context, Shown, Tier, field},
    theme::Role,
    widget::{cells, line, paragraph, scroll::window},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Rows the field for the files may take.
const FILES: u16 = 6;
/// Rows about the chosen line.
const ABOUT: u16 = 4;

/// Draws the screen.
pub(super) fn draw(state: &State, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
    let mut page = Page { state, ctx, rest: area, shown: Shown::default() };
    match (&state.stage, &state.order) {
        (_, Some(order)) => page.shown = ordering::draw(ctx, order, area, buffer),
        (Stage::Read(read), _) if ctx.field.is_none_or(|field| field.key != files_key()) => {
            page.understood(read, buffer);
        }
        _ => page.files(buffer),
    }
    page.shown
}

struct Page<'a, 'b> {
    state: &'a State,
    ctx: &'a Context<'b>,
    rest: Rect,
    shown: Shown<Msg>,
}

impl Page<'_, '_> {
    fn take(&mut self, rows: u16) -> Rect {
        cells::take(&mut self.rest, rows)
    }

    fn text(&mut self, buffer: &mut Buffer, text: &str, role: Role) {
        let used = paragraph::draw_text(self.rest, buffer, self.ctx.theme, (text, role));
        self.take(used);
    }

    /// Which files, and why the last ones were not read.
    fn files(&mut self, buffer: &mut Buffer) {
        self.text(buffer, say("import_survey.which"), Role::Title);
        let key = files_key();
        let empty = say("import_survey.nothing");
        let value = field::Value { key: &key, stored: &self.state.typed, empty, role: Role::Field };
        let room = Rect { height: FILES.min(self.rest.height), ..self.rest };
        let used = self.shown.note(field::draw(self.ctx, room, buffer, value));
        self.take(used + 1);
        match &self.state.stage {
            Stage::Refused(why) => self.text(buffer, &format!("! {why}"), Role::Bad),
            Stage::Reading => self.text(buffer, say("import_survey.reading"), Role::Accent),
            Stage::Asking | Stage::Read(_) => self.text(buffer, say("import_survey.how"), Role::Muted),
        }
    }

    fn understood(&mut self, read: &Understood, buffer: &mut Buffer) {
        let lines = Lines::of(read);
        let roomy = self.ctx.tier > Tier::Room;
        if let Some(old) = &self.ctx.session.baseline {
            let items = count("import_survey.items", old.items.len() as u64);
            self.text(buffer, &fill("import_survey.replaces", &[("items", &items)]), Role::Warn);
        }
        self.text(buffer, &lines.wanted(read), Role::Title);
        // In a small window the lines need the room: the sentence is cut there and read on the wider one.
        let sentence = sentence::understood(read);
        if roomy {
            self.text(buffer, &sentence, Role::Text);
            self.take(1);
        } else {
            let row = self.take(1);
            line::put(row, buffer, self.ctx.theme, &sentence, Role::Text);
        }
        let chosen = self.state.chosen.min(lines.len().saturating_sub(1));
        let about = about::about(read, lines.get(chosen));
        let (height, field) = self.about_rows(&about);
        let height = height.min(self.rest.height.saturating_sub(2));
        let body = Rect { height: self.rest.height - height, ..self.rest };
        self.lines(read, (&lines, chosen), body, buffer);
        self.rest = cells::below(self.rest, body.height);
        if let Some((key, label)) = field {
            self.field(&key, &label, buffer);
        }
        for (text, role) in &about {
            self.text(buffer, text, *role);
        }
    }

    /// The lines around the chosen one, each group under its heading.
    fn lines(&mut self, read: &Understood, (lines, chosen): (&Lines, usize), area: Rect, buffer: &mut Buffer) {
        let mut rows: Vec<Option<usize>> = Vec::new();
        let mut last = None;
        for (index, (group, _)) in lines.grouped().iter().enumerate() {
            if last.replace(*group) != Some(*group) {
                rows.push(None);
            }
            rows.push(Some(index));
        }
        let selected = rows.iter().position(|row| *row == Some(chosen)).unwrap_or(0);
        let layout = row::Layout::of(self.ctx, area.width);
        let in_view = window(selected, rows.len(), area.height.into());
        for (offset, row) in rows[in_view.clone()].iter().enumerate() {
            let place = cells::row(area, offset);
            if let Some(index) = row {
                layout.draw((read, lines.grouped()[*index].1), *index == chosen, place, buffer);
                self.shown.hits.push((place, Msg::Pick(*index)));
            } else {
                let next = rows[in_view.start + offset + 1].expect("a heading stands before its first line");
                line::rule(place, buffer, self.ctx.theme, heading(lines.grouped()[next].0));
            }
        }
        if in_view.end < rows.len() {
            let last = cells::row(area, usize::from(area.height).saturating_sub(1));
            line::put_right(last, buffer, self.ctx.theme, self.ctx.theme.glyphs().more_below, Role::Muted);
        }
    }

    /// Rows for what is said about the chosen line, and the field that is being typed in.
    fn about_rows(&self, about: &[(String, Role)]) -> (u16, Option<(DraftKey, String)>) {
        let field = self.ctx.field.and_then(|field| {
            let label = if field.key == agreed_key() {
                fill("import_survey.agreed_by", &[("threshold", &self.state.wanted.unwrap_or_default())])
            } else if field.key == ends_key() {
                say("import_survey.ends").to_owned()
            } else {
                let team = crate::domain::people::Team::BOTH.into_iter().find(|team| field.key == people_key(*team))?;
                fill("import_survey.people_of", &[("team", &crate::domain::baseline::team_name(team))])
            };
            Some((field.key.clone(), label))
        });
        let rows: usize = about
            .iter()
            .map(|(text, role)| paragraph::height(self.ctx.theme, &[(text.as_str(), *role)], self.rest.width))
            .sum();
        let most = if self.ctx.tier > Tier::Room { ABOUT + 1 } else { 2 };
        // A blank row, what is said, and two rows for a field with its message.
        let rows = (rows as u16).min(most) + if field.is_some() { 3 } else { 0 };
        (rows + u16::from(self.ctx.tier > Tier::Room && rows > 0), field)
    }

    /// The field that is being typed in, behind its label.
    fn field(&mut self, key: &DraftKey, label: &str, buffer: &mut Buffer) {
        let theme = self.ctx.theme;
        let place = Rect { height: self.rest.height.min(3), ..self.rest };
        line::put(place, buffer, theme, label, Role::Accent);
        let place = cells::below(place, 1);
        let value = field::Value { key, stored: "", empty: "", role: Role::Text };
        let used = self.shown.note(field::draw(self.ctx, place, buffer, value));
        self.take(used + 1);
    }
}

fn heading(group: Group) -> &'static str {
    match group {
        Group::Questions => say("import_survey.group_questions"),
        Group::People => say("import_survey.group_people"),
        Group::Columns => say("import_survey.group_columns"),
        Group::Rejected => say("import_survey.group_rejected"),
        Group::Remarks => say("import_survey.group_remarks"),
    }
}
