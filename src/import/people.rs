//! An attendance list from a table: name, team, role, where. What it means for a vote is the session's business.

use super::fold::fold;
use super::table::Table;
use super::{ImportError, Imported, Input};
use crate::assets::words::{fill, say};
use crate::domain::command::Command;
use crate::domain::people::{Group, Presence};
use csv::ByteRecord;

/// The columns, in the order they stand in when the table names none of them.
const COLUMNS: [(&str, &[&str]); 4] = [
    ("name", &["name", "who", "person", "participant"]),
    ("team", &["team", "group", "department", "side"]),
    ("role", &["role", "job", "title", "job title"]),
    ("where", &["where", "presence", "here", "attendance"]),
];

const GROUPS: [(&[&str], Group); 4] = [
    (&["sales", "s"], Group::Sales),
    (&["marketing", "m"], Group::Marketing),
    (&["leadership", "management", "sponsor"], Group::Leadership),
    (&["facilitator", "facilitator, does not vote"], Group::Facilitator),
];

const PRESENCES: [(&[&str], Presence); 3] = [
    (&["", "in the room", "room", "here", "yes"], Presence::InRoom),
    (&["on the call", "call", "online", "remote"], Presence::OnCall),
    (&["not here", "absent", "away", "no"], Presence::NotHere),
];

/// Reads a list of people as the commands that put them on the attendance list.
pub fn read(input: &mut Input<'_>) -> Result<Imported<Vec<Command>>, ImportError> {
    let mut table = Table::open(input)?;
    let mut row = ByteRecord::new();
    let mut places: Option<[Option<usize>; 4]> = None;
    let mut people: Vec<Command> = Vec::new();
    let mut names: Vec<String> = Vec::new();
    while table.read(&mut row)? {
        let cells: Vec<String> =
            row.iter().map(|cell| String::from_utf8_lossy(cell).trim().to_owned()).collect();
        if cells.iter().all(String::is_empty) {
            continue;
        }
        if places.is_none() {
            let (found, is_header) = columns(&cells);
            places = Some(found);
            if is_header {
                continue;
            }
        }
        let line = table.line_of(&row);
        let person = Row { file: &table.name, line, cells: &cells, places: places.unwrap_or_default() };
        let name = person.name()?;
        if names.contains(&fold(&name)) {
            return Err(person.wrong(
                0,
                fill("import.people.twice", &[("name", &name)]),
                say("import.people.twice_fix"),
            ));
        }
        names.push(fold(&name));
        people.push(person.command(name)?);
    }
    if people.is_empty() {
        let (what, remedy) = (say("import.people.nobody"), say("import.people.nobody_fix"));
        return Err(ImportError::new(&table.name, what, remedy));
    }
    Ok(Imported { value: people, warnings: table.warnings })
}

/// Where each column stands, and whether this row is the header that says so.
fn columns(cells: &[String]) -> ([Option<usize>; 4], bool) {
    let place = |names: &[&str]| cells.iter().position(|cell| names.contains(&fold(cell).as_str()));
    let found = COLUMNS.map(|(_, names)| place(names));
    // A header names at least who and which team; a person called "Name" in a team called "Team" does not exist.
    if found[0].is_some() && found[1].is_some() {
        return (found, true);
    }
    ([Some(0), Some(1), Some(2), Some(3)], false)
}

struct Row<'a> {
    file: &'a str,
    line: u64,
    cells: &'a [String],
    places: [Option<usize>; 4],
}

impl Row<'_> {
    fn cell(&self, column: usize) -> &str {
        self.places[column].and_then(|at| self.cells.get(at)).map_or("", String::as_str)
    }

    fn wrong(&self, column: usize, what: String, remedy: &str) -> ImportError {
        ImportError::new(self.file, what, remedy).at_line(self.line).in_column(COLUMNS[column].0)
    }

    fn name(&self) -> Result<String, ImportError> {
        match self.cell(0) {
            "" => {
                Err(self.wrong(0, say("import.people.no_name").to_owned(), say("import.people.no_name_fix")))
            }
            name => Ok(name.to_owned()),
        }
    }

    fn command(&self, name: String) -> Result<Command, ImportError> {
        Ok(Command::AddPerson {
            id: None,
            name,
            group: self.one_of((1, "import.people.no_team"), &GROUPS)?,
            role: self.cell(2).to_owned(),
            presence: self.one_of((3, "import.people.no_place"), &PRESENCES)?,
        })
    }

    /// The value one of whose words stands in this column.
    fn one_of<T: Copy>(
        &self,
        (column, refused): (usize, &str),
        choices: &[(&[&str], T)],
    ) -> Result<T, ImportError> {
        let typed = self.cell(column);
        let found = choices.iter().find(|(words, _)| words.contains(&fold(typed).as_str()));
        found.map(|(_, value)| *value).ok_or_else(|| {
            let offered: Vec<&str> = choices
                .iter()
                .filter_map(|(words, _)| words.iter().find(|word| !word.is_empty()).copied())
                .collect();
            let remedy = fill("import.people.one_of", &[("choices", &offered.join(", "))]);
            self.wrong(column, fill(refused, &[("typed", &typed)]), &remedy)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    fn list(text: &str) -> Result<Vec<String>, ImportError> {
        let mut source = Cursor::new(text.as_bytes().to_vec());
        let mut input = Input { name: "people.csv".to_owned(), source: &mut source, team: None };
        let people = read(&mut input)?.value;
        Ok(people
            .into_iter()
            .map(|command| match command {
                Command::AddPerson { id: None, name, group, role, presence } => {
                    format!("{name}/{group:?}/{role}/{presence:?}")
                }
                other => panic!("{other:?}"),
            })
            .collect())
    }

    #[test]
    fn columns_are_found_by_name_or_taken_in_order() {
        let expected = ["Ana/Sales/lead/InRoom", "Bo/Marketing//OnCall"];
        assert_eq!(
            list("Name,Team,Role,Where\nAna,sales,lead,\nBo,Marketing,,On the call\n").unwrap(),
            expected
        );
        assert_eq!(list("where;team;role;name\n;Sales;lead;Ana\n\ncall;marketing;;Bo\n").unwrap(), expected);
        assert_eq!(list("Ana,Sales,lead\nBo,marketing,,call\n").unwrap(), expected);
    }

    #[test]
    fn what_is_wrong_is_named_with_line_and_column() {
        for (text, line, column) in [
            ("name,team\nAna,HR\n", 2, "team"),
            ("name,team\n\n,sales\n", 3, "name"),
            ("Ana,sales,,maybe\n", 1, "where"),
            ("Ana,sales\nana,marketing\n", 2, "name"),
        ] {
            let error = list(text).unwrap_err();
            assert_eq!((error.line, error.column.as_deref()), (Some(line), Some(column)), "{error}");
        }
        assert!(list("name,team\n").unwrap_err().what.contains("nobody"));
    }
}
