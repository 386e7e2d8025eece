//! A person as typed on one line, "Dana Keller, sales, team lead", for every screen that takes people.
//! It must not know the attendance list: whether a name is taken is the screen's business.

use crate::{
    assets::words::{fill, say},
    domain::{
        command::Command,
        people::{Group, Person, Presence},
    },
};

/// Somebody as typed, not yet on any list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// The name as written on the card.
    pub name: String,
    /// The group that was typed, or the one that was chosen for those without.
    pub group: Group,
    /// The job title, empty when not given.
    pub role: String,
}

/// The key of a group's name in the words file.
pub fn group_key(group: Group) -> &'static str {
    match group {
        Group::Sales => "team.sales",
        Group::Marketing => "team.marketing",
        Group::Leadership => "team.leadership",
        Group::Facilitator => "team.facilitator",
    }
}

/// The group after or before this one, round and round.
pub fn beside(group: Group, forward: bool) -> Group {
    let count = Group::ALL.len();
    let index = Group::ALL.iter().position(|other| *other == group).unwrap_or(0);
    Group::ALL[(index + if forward { 1 } else { count - 1 }) % count]
}

/// What separates name, group and role.
const SEPARATORS: [char; 3] = [',', ';', '\t'];

/// Reads one person: the name first, then group and role in any order. A name alone joins `otherwise`; words of which
/// none is a group are asked back, because a group that nobody said is soon counted in a vote.
pub fn read(line: &str, otherwise: Group) -> Result<Typed, String> {
    let mut pieces = line.split(SEPARATORS).map(str::trim);
    let name = pieces.next().unwrap_or_default();
    if name.is_empty() {
        return Err(fill("person.no_name", &[("typed", &line.trim())]));
    }
    let mut group = None;
    let mut role: Vec<&str> = Vec::new();
    for piece in pieces.filter(|piece| !piece.is_empty()) {
        match named_group(piece) {
            Some(named) if group.is_none() => group = Some(named),
            _ => role.push(piece),
        }
    }
    let (name, role) = (name.to_owned(), role.join(", "));
    let typed = Typed { name, group: group.unwrap_or(otherwise), role };
    if group.is_none() && !typed.role.is_empty() {
        return Err(fill("person.no_group", &[("typed", &typed.role), ("line", &typed.line())]));
    }
    Ok(typed)
}

/// Reads one person a line, as pasted from a list; a name that is there already is refused with the way out.
pub fn read_all(text: &str, otherwise: Group, taken: &[&str]) -> Result<Vec<Typed>, String> {
    let mut people: Vec<Typed> = Vec::new();
    let mut otherwise = otherwise;
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let typed = read(line, otherwise)?;
        let same = |name: &str| name.to_lowercase() == typed.name.to_lowercase();
        if taken.iter().any(|name| same(name)) || people.iter().any(|other| same(&other.name)) {
            return Err(fill("person.taken", &[("name", &typed.name)]));
        }
        otherwise = typed.group;
        people.push(typed);
    }
    Ok(people)
}

/// The line that reads back as this person.
pub fn line(person: &Person) -> String {
    let Person { name, group, role, .. } = person.clone();
    Typed { name, group, role }.line()
}

impl Typed {
    /// The line that reads back as this person.
    pub fn line(&self) -> String {
        let group = say(group_key(self.group)).to_lowercase();
        let pieces = [self.name.as_str(), &group, &self.role];
        pieces.into_iter().filter(|piece| !piece.is_empty()).collect::<Vec<_>>().join(", ")
    }

    /// The command that puts them on the attendance list, in the room.
    pub fn added(self) -> Command {
        let Self { name, group, role } = self;
        Command::AddPerson { id: None, name, group, role, presence: Presence::InRoom }
    }
}

/// The group a word stands for: its name on screen, or one of the short forms in the words file.
fn named_group(word: &str) -> Option<Group> {
    let word = word.to_lowercase();
    Group::ALL.into_iter().find(|group| {
        let short = match group {
            Group::Sales => say("person.sales"),
            Group::Marketing => say("person.marketing"),
            Group::Leadership => say("person.leadership"),
            Group::Facilitator => say("person.facilitator"),
        };
        say(group_key(*group)).to_lowercase() == word || short.split(',').any(|form| form.trim() == word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(name: &str, group: Group, role: &str) -> Typed {
        Typed { name: name.to_owned(), group, role: role.to_owned() }
    }

    #[test]
    fn group_and_role_come_in_any_order() {
        let read = |line| read(line, Group::Leadership).expect("a person");
        assert_eq!(read("Dana Keller, sales, team lead"), typed("Dana Keller", Group::Sales, "team lead"));
        assert_eq!(read("Lee, team lead, MARKETING"), typed("Lee", Group::Marketing, "team lead"));
        assert_eq!(read("Tom ,s"), typed("Tom", Group::Sales, ""));
        assert_eq!(read("Ruth"), typed("Ruth", Group::Leadership, ""));
        assert_eq!(read("Finn Roth; marketing; events"), typed("Finn Roth", Group::Marketing, "events"));
        assert_eq!(read("Bo\tsales\towner"), typed("Bo", Group::Sales, "owner"));
        assert_eq!(read("Ana, m, sales"), typed("Ana", Group::Marketing, "sales"));
    }

    #[test]
    fn a_line_without_a_name_says_what_to_type() {
        let refused = read(", sales", Group::Sales).expect_err("no name");
        assert!(refused.contains(", sales"), "{refused}");
    }

    #[test]
    fn words_that_are_no_group_are_asked_back_with_a_line_that_works() {
        let refused =
            read_all("Lee, marketing\nHugo Pilz, Vertrieb", Group::Sales, &[]).expect_err("no group");
        assert!(refused.starts_with("\"Vertrieb\" is no group."), "{refused}");
        assert!(refused.contains("Hugo Pilz, marketing, Vertrieb"), "{refused}");
    }

    #[test]
    fn a_list_keeps_the_last_group_and_refuses_a_name_twice() {
        let list = read_all("Ana, marketing\n\nBo\nCy, sales", Group::Sales, &[]).expect("three people");
        let groups: Vec<Group> = list.iter().map(|person| person.group).collect();
        assert_eq!(groups, [Group::Marketing, Group::Marketing, Group::Sales]);
        assert!(read_all("Ana\nana", Group::Sales, &[]).is_err());
        assert!(read_all("Ana", Group::Sales, &["ANA"]).is_err());
    }

    #[test]
    fn a_person_reads_back_as_written() {
        for group in Group::ALL {
            let person = Person {
                id: "p1".into(),
                name: "Dana".to_owned(),
                group,
                role: "team lead".to_owned(),
                presence: Presence::InRoom,
            };
            let other = if group == Group::Sales { Group::Marketing } else { Group::Sales };
            assert_eq!(read(&line(&person), other), Ok(typed("Dana", group, "team lead")));
        }
    }
}
