//! Who is here: the attendance list, adding somebody on one line, and how many of each team vote.

use super::{Msg, State, key};
use crate::{
    assets::words::{count, fill, say},
    domain::{
        command::Command,
        draft::DraftKey,
        people::{Group, Person, Presence, Team},
        session::Session,
    },
    screen::{Context, Field, Outcome, Shown, Tier, field, person},
    theme::Role,
    widget::{
        cells, line, list, paragraph,
        table::{self, Column},
    },
};
use ratatui::{buffer::Buffer, layout::Rect};

/// The list is no wider than this, so that the eye gets from a name to the end of its row.
const WIDEST: u16 = 90;
/// Rows a pasted list of people may take while it is looked at.
const PASTED_ROWS: u16 = 6;

/// The people as they are shown: by group, in each as they were added.
pub(super) fn in_order(session: &Session) -> Vec<&Person> {
    let mut people: Vec<&Person> = session.people.iter().collect();
    people.sort_by_key(|person| Group::ALL.iter().position(|group| *group == person.group));
    people
}

impl State {
    /// Adding, changing, removing; where somebody is and where they belong.
    pub(super) fn change_people(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        let chosen = self.person.as_ref().and_then(|id| ctx.session.person(id));
        match (msg, chosen) {
            (Msg::Edit, Some(person)) => {
                let field = format!("person:{}", person.id);
                Outcome::edit(Field::line(ctx, key(&field), &person::line(person)))
            }
            (Msg::Edit | Msg::Add, _) => {
                // Past every row there will be: the pointer stays on the line that adds while the list grows.
                (self.focus, self.person) = (usize::MAX, None);
                Outcome::edit(Field::text(ctx, DraftKey::people(), ""))
            }
            (Msg::Presence, Some(person)) => {
                let presence = person.presence.next();
                let came = person.presence == Presence::NotHere;
                let change = Outcome::command(Command::SetPresence { id: person.id.clone(), presence });
                let caught_up = came.then(|| catching_up(ctx, &person.name, person.group)).flatten();
                Outcome { say: caught_up, ..change }
            }
            (Msg::Remove, Some(person)) => {
                self.focus = self.chosen(ctx);
                Outcome::command(Command::RemovePerson { id: person.id.clone() })
            }
            (Msg::Group(group), Some(person)) => moved(person, group),
            (Msg::Turn(forward), Some(person)) => moved(person, person::beside(person.group, forward)),
            (Msg::Group(group), None) => {
                self.group = group;
                Outcome::none()
            }
            (Msg::Turn(forward), None) => {
                self.group = person::beside(self.group, forward);
                Outcome::none()
            }
            _ => Outcome::none(),
        }
    }

    /// Somebody new, or new words about somebody. Nothing typed ends the adding.
    pub(super) fn accept_person(&mut self, field: &Field, ctx: &Context<'_>) -> Result<Outcome, String> {
        let changed = field.name().strip_prefix("person:");
        let others = ctx.session.people.iter().filter(|person| changed != Some(person.id.as_str()));
        let taken: Vec<&str> = others.map(|person| person.name.as_str()).collect();
        let changed = changed.and_then(|id| ctx.session.person(&id.into()));
        let group = changed.map_or(self.group, |person| person.group);
        let people = person::read_all(field.value(), group, &taken)?;
        match (changed, people.as_slice()) {
            (Some(_), []) => Err(say("check_in.no_name").to_owned()),
            (Some(person), [typed, ..]) => Ok(Outcome::command(Command::ChangePerson {
                id: person.id.clone(),
                name: typed.name.clone(),
                group: typed.group,
                role: typed.role.clone(),
            })),
            (None, []) => Ok(Outcome::none()),
            (None, [.., last]) => {
                self.group = last.group;
                // The next one starts empty: the draft of this one is only dropped once it is accepted.
                let next = Field::fresh(DraftKey::people());
                let caught_up = catching_up(ctx, &last.name, last.group);
                let added = Outcome::commands(people.into_iter().map(person::Typed::added).collect());
                Ok(Outcome { say: caught_up, ..added.and_edit(Some(next)) })
            }
        }
    }
}

/// What whoever comes late is told: an open vote goes on without them, and one screen says what was agreed.
fn catching_up(ctx: &Context<'_>, name: &str, group: Group) -> Option<String> {
    let open = ctx.session.topics.iter().find(|topic| topic.open_round().is_some());
    if let Some(topic) = open.filter(|_| group.team().is_some()) {
        return Some(fill("check_in.late_vote", &[("name", &name), ("title", &topic.title)]));
    }
    let agreed = ctx.session.topics.iter().any(|topic| topic.decided.is_some());
    agreed.then(|| fill("check_in.late", &[("name", &name)]))
}

fn moved(person: &Person, group: Group) -> Outcome {
    if person.group == group {
        return Outcome::none();
    }
    let Person { id, name, role, .. } = person.clone();
    Outcome::command(Command::ChangePerson { id, name, group, role })
}

/// Draws who votes, the list, and the line that adds.
pub(super) fn draw(state: &State, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer, shown: &mut Shown<Msg>) {
    let mut body = cells::below(area, draw_attendance(ctx, area, buffer));
    if ctx.is_writable() {
        let rows = adding_rows(ctx, body);
        let below = Rect { y: body.bottom().saturating_sub(rows), height: rows, ..body };
        body.height -= rows;
        draw_adding(state, ctx, below, buffer, shown);
    }
    let people = in_order(ctx.session);
    if people.is_empty() {
        paragraph::draw_text(body, buffer, ctx.theme, (say("check_in.nobody"), Role::Text));
        return;
    }
    let chosen = state.chosen(ctx);
    body.width = body.width.min(WIDEST);
    for (index, place) in list::places(body, chosen.min(people.len() - 1), people.len(), 1) {
        draw_person(ctx, place, buffer, (people[index], index == chosen));
        shown.hits.push((place, Msg::Pick(index)));
    }
}

/// "11 vote:  ▲ Sales 6   ● Marketing 5 (1 on the call)", and what it means when a team is missing.
fn draw_attendance(ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> u16 {
    let here = ctx.session.attendance();
    let mut left = vec![(count("check_in.vote", u64::from(here.sales + here.marketing)), Role::Title)];
    for team in Team::BOTH {
        let name = format!("  {} {} {}", ctx.mark(team), say(person::group_key(team.into())), here.get(team));
        left.push((name, Context::team_role(team)));
        let calls = ctx.session.people.iter().filter(|person| {
            person.presence == Presence::OnCall && person.votes_with() == Some(team)
        });
        match calls.count() {
            0 => {}
            // A small window has no room for it here; it stands in every row.
            _ if ctx.tier == Tier::Room => {}
            calls => left.push((fill("check_in.on_call", &[("n", &calls)]), Role::Text)),
        }
    }
    let voting = |person: &&Person| person.group.team().is_some() || person.presence == Presence::NotHere;
    let watching = ctx.session.people.iter().filter(|person| !voting(person)).count();
    let left: Vec<line::Span<'_>> = left.iter().map(|(text, role)| (text.as_str(), *role)).collect();
    let right = if watching == 0 { String::new() } else { count("check_in.no_vote", watching as u64) };
    let right = [(right.as_str(), Role::Muted)];
    let fits = line::width(ctx.theme, &left) + line::width(ctx.theme, &right) < usize::from(area.width);
    line::put_ends(cells::row(area, 0), buffer, ctx.theme, &left, if fits { &right } else { &[] });
    let missing = Team::BOTH.into_iter().find(|team| *here.get(*team) == 0);
    let Some(team) = missing.filter(|_| !ctx.session.people.is_empty()) else {
        return if ctx.tier == Tier::Room { 1 } else { 2 };
    };
    let text = fill("team.not_in_room", &[("team", &say(person::group_key(team.into())))]);
    line::put(cells::row(area, 1), buffer, ctx.theme, &text, Role::Warn);
    2
}

fn draw_person(ctx: &Context<'_>, area: Rect, buffer: &mut Buffer, (person, chosen): (&Person, bool)) {
    let rest = list::pointer(area, buffer, ctx.theme, chosen);
    let role = |usual| match person.presence {
        _ if chosen => Role::Selected,
        Presence::NotHere => Role::Muted,
        _ => usual,
    };
    let (mark, team) = person.group.team().map_or((" ", Role::Text), |team| {
        (ctx.mark(team), Context::team_role(team))
    });
    let name = format!("{mark} {}", person.name);
    let presence = say(presence_key(person.presence));
    if ctx.tier == Tier::Room {
        let columns = [Column::rest(), Column::left(11)];
        let row = [(name.as_str(), role(team)), (presence, role(Role::Text))];
        table::draw_row(rest, buffer, ctx.theme, &columns, &row);
        return;
    }
    let columns = [Column::rest(), Column::left(24), Column::left(12), Column::left(12)];
    let row = [
        (name.as_str(), role(team)),
        (person.role.as_str(), role(Role::Muted)),
        (say(person::group_key(person.group)), role(team)),
        (presence, role(Role::Text)),
    ];
    table::draw_row(rest, buffer, ctx.theme, &columns, &row);
}

fn presence_key(presence: Presence) -> &'static str {
    match presence {
        Presence::InRoom => "attendance.in_room",
        Presence::OnCall => "attendance.on_call",
        Presence::NotHere => "attendance.not_here",
    }
}

/// Rows of the part that adds: its rule, what is typed, and a hint or what is wrong.
fn adding_rows(ctx: &Context<'_>, body: Rect) -> u16 {
    let typed = ctx.field.map_or(1, |field| field.editor.layout(body.width.max(1)).height() as u16);
    let rows = typed.clamp(1, PASTED_ROWS) + if ctx.tier == Tier::Room { 1 } else { 2 };
    rows.min(body.height)
}

fn draw_adding(state: &State, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer, shown: &mut Shown<Msg>) {
    let edited = ctx.field.filter(|field| field.key.topic == "check_in");
    let changed = edited
        .and_then(|field| field.name().strip_prefix("person:"))
        .and_then(|id| ctx.session.person(&id.into()));
    let add_row = ctx.session.people.len();
    shown.hits.push((area, Msg::Pick(add_row)));
    let mut rest = area;
    if ctx.tier > Tier::Room {
        let title = match changed {
            Some(person) => fill("check_in.changing", &[("name", &person.name)]),
            None => fill("check_in.adding", &[("group", &say(person::group_key(state.group)))]),
        };
        line::rule(area, buffer, ctx.theme, &title);
        rest = cells::below(area, 1);
    }
    let place = list::pointer(rest, buffer, ctx.theme, false);
    if edited.is_none() && state.chosen(ctx) == add_row {
        let pointer = Rect { width: 1, height: 1, ..rest };
        line::put(pointer, buffer, ctx.theme, ctx.theme.glyphs().pointer, Role::Accent);
    }
    let key = edited.map_or_else(DraftKey::people, |field| field.key.clone());
    let empty = say("check_in.example");
    let value = field::Value { key: &key, stored: "", empty, role: Role::Field };
    let room = if edited.is_some() { place } else { cells::row(place, 0) };
    let used = shown.note(field::draw(ctx, room, buffer, value));
    let hint = match (edited, changed) {
        _ if ctx.tier == Tier::Room => say("check_in.changing_hint"),
        (None, _) => say("check_in.add_hint"),
        (Some(_), None) => say("check_in.adding_hint"),
        (Some(_), Some(_)) => say("check_in.changing_hint"),
    };
    line::put(cells::below(place, used), buffer, ctx.theme, hint, Role::Muted);
}
