//! Drawing a question: how far along it is, what is asked, the answer, and what it comes to.

use super::{
    Msg, Question, State,
    answers::{key, not_today},
};
use crate::{
    assets::{
        prep, templates,
        words::{count, fill, say},
    },
    domain::{blueprint, people::Group},
    screen::{Context, Shown, Tier, field, person},
    theme::Role,
    widget::{bars, cells, form, line, list, paragraph},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Cells of the bar that says how far along it is.
const GAUGE: u16 = 12;
/// Cells of a field's name, with the pointer.
const LABEL: u16 = 12;

/// Rows of a field: its line, and what to type instead below it.
const FIELD_ROWS: u16 = 4;

/// "New session", in a small window with the number of the question.
pub(super) fn title(state: &State, ctx: &Context<'_>) -> String {
    if ctx.tier > Tier::Room {
        return say("new.title").to_owned();
    }
    fill("new.title_of", &[("n", &number(state)), ("total", &Question::ALL.len())])
}

fn number(state: &State) -> usize {
    state.question as usize + 1
}

/// Draws the question on screen.
pub(super) fn draw(state: &State, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
    let mut page = Page { state, ctx, shown: Shown::default(), rest: area };
    page.progress(buffer);
    page.text(buffer, question(state.question), Role::Title);
    page.gap();
    match state.question {
        Question::Name => page.names(buffer),
        Question::Length => page.lengths(buffer),
        Question::Time => page.times(buffer),
        Question::People => page.people(buffer),
        Question::Survey => page.survey(buffer),
        Question::Confirm => page.summary(buffer),
    }
    page.shown
}

fn question(question: Question) -> &'static str {
    match question {
        Question::Name => say("new.ask_name"),
        Question::Length => say("new.ask_length"),
        Question::Time => say("new.ask_time"),
        Question::People => say("new.ask_people"),
        Question::Survey => say("new.ask_survey"),
        Question::Confirm => say("new.ask_confirm"),
    }
}

struct Page<'a, 'b> {
    state: &'a State,
    ctx: &'a Context<'b>,
    shown: Shown<Msg>,
    rest: Rect,
}

impl Page<'_, '_> {
    fn text(&mut self, buffer: &mut Buffer, text: &str, role: Role) {
        let used = paragraph::draw_text(self.rest, buffer, self.ctx.theme, (text, role));
        self.rest = cells::below(self.rest, used);
    }

    /// A blank row where there is room for one.
    fn gap(&mut self) {
        if self.ctx.tier > Tier::Room {
            self.rest = cells::below(self.rest, 1);
        }
    }

    /// `question 3 of 6  ▓▓▓▓▓▓░░░░░░`; a small window has it in its headline.
    fn progress(&mut self, buffer: &mut Buffer) {
        if self.ctx.tier == Tier::Room {
            return;
        }
        let total = Question::ALL.len();
        let text = fill("new.question_of", &[("n", &number(self.state)), ("total", &total)]);
        let row = cells::row(self.rest, 0);
        let used = line::put(row, buffer, self.ctx.theme, &text, Role::Muted);
        let bar = cells::right_of(row, used + 2);
        let bar = Rect { width: GAUGE.min(bar.width), ..bar };
        bars::gauge(bar, buffer, self.ctx.theme, (number(self.state) as u32, total as u32), Role::Accent);
        self.rest = cells::below(self.rest, 2);
    }

    fn names(&mut self, buffer: &mut Buffer) {
        let answers = &self.state.answers;
        let name = self.offered(&answers.default_name(self.ctx));
        self.field(buffer, (0, "company"), say("new.company"), (&answers.company, say("new.company_example")));
        self.field(buffer, (1, "name"), say("new.name"), (&answers.name, &name));
    }

    fn times(&mut self, buffer: &mut Buffer) {
        let answers = &self.state.answers;
        let stored = answers.date.map(crate::domain::moment::Day::long).unwrap_or_default();
        let day = self.offered(&answers.day(self.ctx).long());
        let start = self.offered(&answers.default_start(self.ctx));
        self.field(buffer, (0, "date"), say("new.date"), (&stored, &day));
        self.field(buffer, (1, "start"), say("new.start"), (&answers.start, &start));
        self.gap();
        if answers.day(self.ctx).is_weekend() {
            self.text(buffer, say("new.weekend"), Role::Warn);
        }
        self.arithmetic(buffer);
    }

    /// A default, with how to take it where there is room to say so.
    fn offered(&self, value: &str) -> String {
        if self.ctx.tier == Tier::Room { value.to_owned() } else { fill("new.default", &[("value", &value)]) }
    }

    /// A field on a row of its own; while it is empty its default stays in sight.
    fn field(
        &mut self,
        buffer: &mut Buffer,
        (row, name): (usize, &str),
        label: &str,
        (stored, empty): (&str, &str),
    ) {
        let ctx = self.ctx;
        let area = Rect { height: self.rest.height.min(FIELD_ROWS), ..self.rest };
        let pointer = if self.state.focus == row { ctx.theme.glyphs().pointer } else { " " };
        let spans = [(pointer, Role::Accent), (" ", Role::Text), (label, Role::Muted)];
        line::put_spans(cells::row(area, 0), buffer, ctx.theme, &spans);
        let key = key(name);
        let place = cells::right_of(area, LABEL);
        let drawn = field::draw(ctx, place, buffer, field::Value { key: &key, stored, empty, role: Role::Text });
        let used = self.shown.note(drawn);
        self.shown.hits.push((Rect { height: used.min(area.height), ..area }, Msg::Pick(row)));
        self.rest = cells::below(self.rest, used);
    }

    fn lengths(&mut self, buffer: &mut Buffer) {
        let standard = &templates::standard().id;
        for (row, template) in templates::all().iter().enumerate() {
            let note = if template.id == *standard {
                fill("new.recommended", &[("summary", &template.summary())])
            } else {
                template.summary().to_owned()
            };
            self.option(buffer, row, template.title(), &note);
        }
        let last = templates::all().len();
        let minutes = self.state.answers.minutes;
        let other = if self.state.length_row() == last { count("common.minutes", u64::from(minutes)) } else { String::new() };
        self.option(buffer, last, say("new.other_length"), &other);
        let key = key("length");
        if self.ctx.field.is_some_and(|field| field.key == key) {
            self.field(buffer, (last, "length"), say("new.length"), ("", say("new.length_example")));
        }
        self.gap();
        self.arithmetic(buffer);
    }

    fn option(&mut self, buffer: &mut Buffer, row: usize, label: &str, note: &str) {
        let chosen = self.state.focus == row;
        let note = if self.ctx.tier == Tier::Room { "" } else { note };
        let label = format!("{label:<14}");
        let choice =
            form::Choice { mark: form::Mark::One, ticked: chosen, focused: chosen, label: &label, note };
        let place = cells::row(self.rest, 0);
        choice.draw(place, buffer, self.ctx.theme);
        self.shown.hits.push((place, Msg::Pick(row)));
        self.rest = cells::below(self.rest, 1);
    }

    /// When it ends, whether what was chosen fits, what waits, what to bring.
    fn arithmetic(&mut self, buffer: &mut Buffer) {
        let preview = self.state.answers.preview(self.ctx);
        let (start, end, breaks) = self.state.answers.times(self.ctx, &preview);
        let mut times = fill("new.times", &[("start", &start), ("end", &end)]);
        if !breaks.is_empty() {
            times = format!("{times} {}", fill("new.breaks", &[("times", &breaks.join(", "))]));
        }
        self.text(buffer, &times, Role::Text);
        let need = blueprint::time_need(&preview);
        self.text(buffer, &blueprint::arithmetic(&preview), if need.fits() { Role::Good } else { Role::Warn });
        if need.fits() && self.ctx.tier > Tier::Room {
            self.text(buffer, &blueprint::beside_topics(&preview), Role::Muted);
        }
        let left_out = not_today(&preview);
        if !left_out.is_empty() && self.ctx.tier > Tier::Room {
            self.text(buffer, &fill("new.not_today", &[("titles", &left_out.join(", "))]), Role::Muted);
        }
    }

    fn people(&mut self, buffer: &mut Buffer) {
        let ctx = self.ctx;
        let people = &self.state.answers.people;
        let room = self.rest.height.saturating_sub(if ctx.tier == Tier::Room { 2 } else { 4 });
        let area = Rect { height: (people.len() as u16).min(room), ..self.rest };
        let selected = self.state.focus.min(people.len().saturating_sub(1));
        for (row, place) in list::places(area, selected, people.len(), 1) {
            let typed = &people[row];
            let (mark, role) = typed.group.team().map_or((" ", Role::Text), |team| {
                (ctx.mark(team), Context::team_role(team))
            });
            let name = format!("{mark} {}", typed.name);
            let group = say(person::group_key(typed.group));
            let details = if typed.role.is_empty() { group.to_owned() } else { format!("{}, {group}", typed.role) };
            let row_of = list::Row { left: vec![(&name, role)], right: vec![(&details, Role::Muted)] };
            list::draw_row(place, buffer, ctx.theme, &row_of, row == self.state.focus);
            self.shown.hits.push((place, Msg::Pick(row)));
        }
        self.rest = cells::below(self.rest, area.height);
        self.gap();
        let key = key("add");
        let place = list::pointer(self.rest, buffer, ctx.theme, false);
        if self.state.focus == people.len() {
            let pointer = Rect { width: 1, height: 1, ..self.rest };
            line::put(pointer, buffer, ctx.theme, ctx.theme.glyphs().pointer, Role::Accent);
        }
        let empty = say("check_in.example");
        let value = field::Value { key: &key, stored: "", empty, role: Role::Field };
        let place = Rect { height: place.height.saturating_sub(1), ..place };
        let used = self.shown.note(field::draw(ctx, place, buffer, value));
        self.rest = cells::below(self.rest, used);
        let group = say(person::group_key(self.state.group));
        self.text(buffer, &fill("new.people_hint", &[("group", &group)]), Role::Muted);
    }

    fn survey(&mut self, buffer: &mut Buffer) {
        self.option(buffer, 0, say("new.survey_later"), say("new.survey_later_note"));
        self.option(buffer, 1, say("new.survey_now"), say("new.survey_now_note"));
        self.gap();
        self.text(buffer, say("new.survey_hint"), Role::Muted);
    }

    fn summary(&mut self, buffer: &mut Buffer) {
        let answers = &self.state.answers;
        let name = answers.name(self.ctx);
        let name = if answers.company.is_empty() { name } else { format!("{}: {name}", answers.company) };
        let length = count("common.minutes", u64::from(answers.minutes));
        let day = fill("new.day", &[("date", &self.ctx.told(answers.day(self.ctx))), ("length", &length)]);
        let survey = if answers.survey_now { say("new.summary_survey_now") } else { say("new.summary_survey_later") };
        self.text(buffer, &name, Role::Accent);
        self.text(buffer, &day, Role::Text);
        self.text(buffer, &self.who(), Role::Text);
        self.text(buffer, survey, Role::Text);
        self.gap();
        self.arithmetic(buffer);
        self.gap();
        let kit: Vec<&str> = prep::prep().kit.iter().map(prep::Line::text).collect();
        let separator = format!(" {} ", self.ctx.theme.glyphs().dot);
        self.text(buffer, &fill("new.bring", &[("kit", &kit.join(&separator))]), Role::Text);
    }

    /// "11 people: Sales 6, Marketing 5".
    fn who(&self) -> String {
        let people = &self.state.answers.people;
        if people.is_empty() {
            return say("new.nobody_yet").to_owned();
        }
        let in_group = |group: Group| people.iter().filter(|person| person.group == group).count();
        let groups: Vec<String> = Group::ALL
            .into_iter()
            .map(|group| (say(person::group_key(group)), in_group(group)))
            .filter(|(_, number)| *number > 0)
            .map(|(name, number)| format!("{name} {number}"))
            .collect();
        format!("{}: {}", count("common.people", people.len() as u64), groups.join(", "))
    }
}
