//! Drawing then and now: a line for each item with both teams, the chosen one in full, what was not compared.

use super::{Msg, State, again, candidates};
use crate::{
    assets::words::{fill, say},
    domain::{
        baseline::{Again, Earlier, Item, Movement, Remeasured, Wave, team_name},
        people::Team,
    },
    screen::{
        Context, Shown, Tier, listing,
        survey::{TEAMS, letter},
    },
    theme::Role,
    widget::{
        cells, line, list, paragraph,
        table::{self, Column},
    },
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Cells of one team's "12 of 13 → 11 of 12".
const TEAM: u16 = 19;
/// Cells of "both better" or "apart".
const WAY: u16 = 11;
/// Rows below the list about the chosen item.
const ABOUT: u16 = 5;

/// Draws the screen.
pub(super) fn draw(state: &State, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
    let both = (ctx.session.earlier.as_ref(), ctx.session.baseline.as_ref(), ctx.remeasured);
    match both {
        _ if state.is_choosing(ctx) => choice(state, ctx, area, buffer),
        (Some(earlier), Some(wave), Some(remeasured)) => {
            Page { ctx, earlier, wave, remeasured }.draw(state, area, buffer)
        }
        _ => {
            let text = say("remeasured.no_survey_yet");
            paragraph::draw_text(area, buffer, ctx.theme, (text, Role::Text));
            Shown::default()
        }
    }
}

/// Whose survey to take.
fn choice(state: &State, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
    let mut shown = Shown::default();
    let sessions = candidates(ctx);
    let text = if sessions.is_empty() { say("remeasured.no_session") } else { say("remeasured.which") };
    let used = paragraph::draw_text(area, buffer, ctx.theme, (text, Role::Title));
    let body = cells::below(area, used + 1);
    let selected = state.selected.min(sessions.len().saturating_sub(1));
    for (index, place) in list::places(body, selected, sessions.len(), 1) {
        let (name, changed) = (sessions[index].full_name(), listing::changed(ctx, sessions[index]));
        let row = list::Row { left: vec![(&name, Role::Text)], right: vec![(&changed, Role::Muted)] };
        list::draw_row(place, buffer, ctx.theme, &row, index == selected);
        shown.hits.push((place, Msg::Pick(index)));
    }
    shown
}

struct Page<'a, 'b> {
    ctx: &'a Context<'b>,
    earlier: &'b Earlier,
    wave: &'b Wave,
    remeasured: &'b Remeasured,
}

impl Page<'_, '_> {
    fn draw(&self, state: &State, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        let mut shown = Shown::default();
        let (ctx, items) = (self.ctx, again(self.ctx));
        let date = self.earlier.date.map(|day| ctx.told(day)).unwrap_or_default();
        let with = fill("remeasured.with", &[("name", &self.earlier.name), ("date", &date)]);
        line::put(cells::row(area, 0), buffer, ctx.theme, with.trim_end_matches([' ', ',']), Role::Title);
        let notes = self.notes();
        let wide = ctx.tier > Tier::Room;
        let foot_rows = if wide { paragraph::height(ctx.theme, &[(&notes, Role::Muted)], area.width) as u16 } else { 0 };
        let below = (ABOUT + foot_rows).min(area.height.saturating_sub(3));
        let body = cells::below(area, 1);
        let body = Rect { height: body.height.saturating_sub(below), ..body };
        let selected = state.selected.min(items.len().saturating_sub(1));
        if items.is_empty() {
            let why = if self.remeasured.too_alike { say("remeasured.too_alike") } else { say("remeasured.nothing") };
            paragraph::draw_text(body, buffer, ctx.theme, (why, Role::Text));
        } else if wide {
            self.table(selected, body, buffer, &mut shown);
        } else {
            self.titles(selected, body, buffer, &mut shown);
        }
        let foot = Rect { y: body.bottom(), height: below, ..area };
        let used = items.get(selected).map_or(0, |again| self.about(again, foot, buffer));
        paragraph::draw_text(cells::below(foot, used), buffer, ctx.theme, (&notes, Role::Muted));
        shown
    }

    /// Title, Marketing then and now, Sales then and now, which way.
    fn table(&self, selected: usize, area: Rect, buffer: &mut Buffer, shown: &mut Shown<Msg>) {
        let columns =
            [Column::rest(), Column::left(TEAM), Column::left(TEAM), Column::left(WAY)];
        let theme = self.ctx.theme;
        let head = cells::right_of(cells::row(area, 0), list::POINTER_WIDTH);
        let names = TEAMS.map(|team| team_name(team).to_uppercase());
        let heads = [
            (say("remeasured.good_news"), Role::Muted),
            (names[0].as_str(), Role::Marketing),
            (names[1].as_str(), Role::Sales),
            ("", Role::Muted),
        ];
        table::draw_row(head, buffer, theme, &columns, &heads);
        let items = again(self.ctx);
        let body = cells::below(area, 1);
        for (index, place) in list::places(body, selected, items.len(), 1) {
            let again = &items[index];
            let role = |role| if index == selected { Role::Selected } else { role };
            let rest = list::pointer(place, buffer, theme, index == selected);
            let title = self.item(again).short_title();
            let teams = TEAMS.map(|team| self.then_now(again, team));
            let row = [
                (title.as_str(), role(Role::Text)),
                (teams[0].as_str(), role(Role::Text)),
                (teams[1].as_str(), role(Role::Text)),
                (way(again), role(Role::Muted)),
            ];
            table::draw_row(rest, buffer, theme, &columns, &row);
            shown.hits.push((place, Msg::Pick(index)));
        }
    }

    /// In a small window the titles alone; the chosen one says its numbers below.
    fn titles(&self, selected: usize, area: Rect, buffer: &mut Buffer, shown: &mut Shown<Msg>) {
        let items = again(self.ctx);
        for (index, place) in list::places(area, selected, items.len(), 1) {
            let title = self.item(&items[index]).short_title();
            let row = list::Row {
                left: vec![(&title, Role::Text)],
                right: vec![(way(&items[index]), Role::Muted)],
            };
            list::draw_row(place, buffer, self.ctx.theme, &row, index == selected);
            shown.hits.push((place, Msg::Pick(index)));
        }
    }

    /// The chosen item: a sentence for each team, and the word then and now; returns the rows used.
    fn about(&self, again: &Again, area: Rect, buffer: &mut Buffer) -> u16 {
        let theme = self.ctx.theme;
        let wide = self.ctx.tier > Tier::Room;
        let mut used = u16::from(wide);
        if wide {
            let title = self.item(again).marked_title();
            used += paragraph::draw_text(cells::below(area, used), buffer, theme, (&title, Role::Title));
        }
        for team in TEAMS {
            let name = if wide { team_name(team) } else { letter(team) };
            let change = self.then_now(again, team);
            let spans = [
                (self.ctx.mark(team), Context::team_role(team)),
                (" ", Role::Text),
                (name, Context::team_role(team)),
                (" ", Role::Text),
                (change.as_str(), Role::Text),
            ];
            line::put_spans(cells::row(cells::below(area, used), 0), buffer, theme, &spans);
            used += 1;
        }
        let gap = again.gap_sentence();
        if let Some(gap) = gap.filter(|_| used < area.height) {
            line::put(cells::row(cells::below(area, used), 0), buffer, theme, &gap, Role::Text);
            used += 1;
        }
        used
    }

    /// What a reader must know, and what was not compared.
    fn notes(&self) -> String {
        let mut notes = vec![say("remeasured.caveat").to_owned()];
        notes.extend(self.remeasured.left_out());
        notes.join(" ")
    }

    /// "4 of 13 → 9 of 12".
    fn then_now(&self, again: &Again, team: Team) -> String {
        let [then, now] = again.favourable_texts(team);
        format!("{then} {} {now}", self.ctx.theme.glyphs().arrow)
    }

    fn item(&self, again: &Again) -> &Item {
        &self.wave.items[again.now]
    }
}

/// What became of an item, in a word or two.
fn way(again: &Again) -> &'static str {
    again.movement().map_or("", Movement::text)
}
