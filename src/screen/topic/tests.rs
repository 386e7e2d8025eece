//! A topic played by keys: its sentence is edited where it stands, at every size a room may have.

mod agreed;
mod kept;
mod lists;
mod merging;
mod objecting;
mod owning;
mod sentence;
mod voting;

use crate::{
    app::play::{Play, begin},
    assets::topics,
    domain::{
        blueprint::standard_topic,
        command::Command,
        fields::Fields,
        history::Workshop,
        people::{Group, Presence},
        session::Session,
    },
    effect::Place,
    theme::Role,
};
use ratatui::layout::Position;

/// The sizes everything is tried at.
const SIZES: [(u16, u16); 4] = [(80, 24), (48, 14), (40, 12), (120, 40)];

/// A session with one standard topic and one person in each team.
fn session(id: &str) -> Session {
    let mut batch = standard_topic(topics::by_id(id).unwrap(), None);
    batch.extend(both_teams());
    committed(batch)
}

/// A session with one topic of this kind and nothing in it.
fn empty(kind: &str) -> Session {
    let fields = Box::new(Fields::empty(kind).unwrap());
    let mut batch = vec![Command::AddTopic { id: Some(kind.into()), title: "Promise".to_owned(), fields }];
    batch.extend(both_teams());
    committed(batch)
}

fn both_teams() -> [Command; 2] {
    [Group::Sales, Group::Marketing].map(|group| Command::AddPerson {
        id: None,
        name: format!("{group:?}"),
        group,
        role: String::new(),
        presence: Presence::InRoom,
    })
}

fn committed(batch: Vec<Command>) -> Session {
    let mut workshop = Workshop::new(Session::new("s".into(), "Q1".to_owned(), "Europe/Berlin".to_owned()));
    workshop.commit(batch, begin()).unwrap();
    workshop.session().clone()
}

/// A standard topic on screen.
fn standard(id: &str, (width, height): (u16, u16)) -> Play {
    Play::at(session(id), Place::Topic(id.into()), width, height)
}

/// An empty topic of a kind on screen.
fn blank(kind: &str, (width, height): (u16, u16)) -> Play {
    Play::at(empty(kind), Place::Topic(kind.into()), width, height)
}

fn fields(play: &Play) -> Fields {
    play.session().topics.first().unwrap().fields.clone()
}

fn value(play: &Play, path: &str) -> String {
    let slot = fields(play).slots().into_iter().find(|slot| slot.path == path);
    slot.unwrap_or_else(|| panic!("no slot {path}")).value
}

/// What stands on screen in a role, its rows joined by a space.
fn in_role(play: &Play, role: Role) -> String {
    let style = play.model.settings.theme.style(role);
    let buffer = play.buffer();
    let mut rows = Vec::new();
    for y in 0..buffer.area.height {
        let cells = (0..buffer.area.width).map(|x| &buffer[(x, y)]);
        let wanted = cells.filter(|cell| {
            Some(cell.fg) == style.fg.or(Some(ratatui::style::Color::Reset))
                && cell.modifier == style.add_modifier
        });
        let row: String = wanted.map(ratatui::buffer::Cell::symbol).collect();
        if !row.trim().is_empty() {
            rows.push(row.trim().to_owned());
        }
    }
    rows.join(" ")
}

/// The slot that is chosen in the sentence, as it stands on screen.
fn chosen(play: &Play) -> String {
    in_role(play, Role::Selected)
}

/// The cell of the terminal's own cursor.
fn cursor(play: &Play) -> Option<Position> {
    let mut buffer = play.buffer();
    crate::app::view(&play.model, buffer.area, &mut buffer, begin()).cursor
}

/// The screen as one line of words, without what stands beside it in a wide window.
fn flat(play: &Play) -> String {
    let text = play.text();
    let lines = text.lines().map(|line| line.char_indices().nth(82).map_or(line, |(at, _)| &line[..at]));
    let words: Vec<&str> =
        lines.flat_map(str::split_whitespace).filter(|word| !["↑", "↓", "│"].contains(word)).collect();
    words.join(" ").replace("- ", "-")
}

/// Where a text begins on screen.
fn place_of(play: &Play, text: &str) -> Position {
    let lines = play.text();
    let found = lines
        .lines()
        .enumerate()
        .find_map(|(y, line)| line.find(text).map(|byte| (y, line[..byte].chars().count())));
    let (y, x) = found.unwrap_or_else(|| panic!("no {text:?} on screen:\n{lines}"));
    Position::new(x as u16, y as u16)
}
