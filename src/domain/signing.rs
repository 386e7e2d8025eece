//! Signing for a team: who can, what a typed name means, and which team has still to sign.
//!
//! It commits nothing, and proves nothing: a signature is a name that the room heard.

use crate::{
    assets::words::{fill, say},
    domain::{
        baseline::team_name,
        moment::Day,
        people::{Person, Presence, Team},
        session::Session,
    },
};
use std::fmt::Display;

/// Who signs, and by when if not now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signer {
    /// The name as the list has it.
    pub name: String,
    /// The day by which they sign; none for now.
    pub due: Option<Day>,
}

/// What the field of a signature reads back: "Dana Keller" who signed, "Lee Hartmann, Tue 24 Mar" who promised to;
/// nothing where nobody did.
pub fn written(session: &Session, team: Team, today: Day) -> String {
    let Some(signature) = session.signature(team) else { return String::new() };
    match signature.due.filter(|_| signature.signed_at.is_none()) {
        Some(due) => format!("{}, {}", signature.name, due.told(today)),
        None => signature.name.clone(),
    }
}

/// Who of a team is here to sign, its lead first.
pub fn signers(session: &Session, team: Team) -> Vec<&Person> {
    let of_team =
        |person: &&Person| person.group.team() == Some(team) && person.presence != Presence::NotHere;
    let mut here: Vec<&Person> = session.people.iter().filter(of_team).collect();
    here.sort_by_key(|person| !leads(person));
    here
}

/// What a person is called who leads, wherever it stands in their role. Lists are kept in both languages whatever the
/// language of the screen is.
const LEADING: [&str; 4] = ["head", "director", "direktor", "direktorin"];
/// The same at the end of a role or before "of": a "lead manager" looks after leads.
const LEADING_LAST: [&str; 2] = ["lead", "leader"];
/// The same as the end of a German word.
const LEITUNG: [&str; 3] = ["leitung", "leiter", "leiterin"];
/// What such a word leads; "Begleitung" leads nothing.
const LED: [&str; 9] =
    ["", "abteilungs", "bereichs", "gesamt", "gruppen", "marketing", "team", "verkaufs", "vertriebs"];

/// Whether a person's role says that they lead.
pub fn leads(person: &Person) -> bool {
    let role = person.role.to_lowercase();
    // "Team lead, DACH": what follows a comma or stands in brackets is no part of it.
    role.split([',', ';', '(', ')']).any(says_lead)
}

fn says_lead(role: &str) -> bool {
    let words: Vec<&str> =
        role.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.iter().enumerate().any(|(at, word)| {
        let is_end = words.get(at + 1).is_none_or(|next| *next == "of");
        let led = LEITUNG.iter().filter_map(|end| word.strip_suffix(end)).any(|led| LED.contains(&led));
        LEADING.contains(word) || led || is_end && LEADING_LAST.contains(word)
    })
}

/// The teams nobody has signed for yet; a promise to sign is no signature.
pub fn missing(session: &Session) -> Vec<Team> {
    let signed = |team: Team| session.signature(team).is_some_and(|signature| signature.signed_at.is_some());
    Team::BOTH.into_iter().filter(|team| !signed(*team)).collect()
}

/// "Dana Keller", or the start of it, signs now; "Dana Keller, 24 Mar" signs by then. Who is on no list signs later;
/// the error says what to type.
pub fn read(session: &Session, team: Team, text: &str, today: Day) -> Result<Signer, String> {
    let (typed, due) = match text.trim().rsplit_once(',') {
        Some((name, date)) => {
            let due = Day::read(date.trim(), today).map_err(|error| error.to_string())?;
            (name.trim(), Some(due))
        }
        None => (text.trim(), None),
    };
    if let Some(due) = due.filter(|due| *due < today) {
        return Err(fill("close.sign_in_the_past", &[("date", &due.told(today))]));
    }
    if typed.is_empty() {
        return Err(say("close.sign_needs_name").to_owned());
    }
    let name = named(session, team, typed, due.is_some())?;
    Ok(Signer { name, due })
}

fn named(session: &Session, team: Team, typed: &str, later: bool) -> Result<String, String> {
    let of_other = |person: &Person| person.group.team() == Some(team.other());
    let refused = |person: &Person| {
        let (other, team) = (team_name(team.other()), team_name(team));
        let said = [("name", &person.name as &dyn Display), ("other", &other), ("team", &team)];
        Err(fill("close.sign_other_team", &said))
    };
    let whole = |person: &&Person| person.name.to_lowercase() == typed.to_lowercase();
    if let Some(person) = session.people.iter().find(whole) {
        return if of_other(person) { refused(person) } else { Ok(person.name.clone()) };
    }
    // After the close whoever was waited for signs; where nobody is listed nobody can be chosen. Whoever may be
    // anybody is not taken for somebody whose name begins so.
    if later || session.closed_at.is_some() || signers(session, team).is_empty() {
        return Ok(typed.to_owned());
    }
    let starting = session.people.iter().filter(|person| begins(&person.name, typed));
    let (others, fitting): (Vec<&Person>, Vec<&Person>) = starting.partition(|person| of_other(person));
    match (&fitting[..], &others[..]) {
        ([one], _) => Ok(one.name.clone()),
        ([], [other, ..]) => refused(other),
        ([], []) => Err(fill("close.sign_not_listed", &[("name", &typed)])),
        (several, _) => {
            let names: Vec<&str> = several.iter().map(|person| person.name.as_str()).collect();
            Err(fill("close.sign_which", &[("names", &names.join(", "))]))
        }
    }
}

/// Whether a name, or one of its words, begins like what is typed.
pub fn begins(name: &str, typed: &str) -> bool {
    let (name, typed) = (name.to_lowercase(), typed.to_lowercase());
    name.starts_with(&typed) || name.split_whitespace().any(|word| word.starts_with(&typed))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{command::Command, history::Workshop, moment::Moment, people::Group};

    fn workshop() -> Workshop {
        let mut workshop = Workshop::new(Session::new("s".into(), "Q1".to_owned(), "Etc/UTC".to_owned()));
        let people = [
            ("Tom Brandt", Group::Sales, ""),
            ("Dana Keller", Group::Sales, "team lead"),
            ("Lee Hartmann", Group::Marketing, "head of marketing"),
        ];
        let added = people.map(|(name, group, role)| Command::AddPerson {
            id: None,
            name: name.to_owned(),
            group,
            role: role.to_owned(),
            presence: Presence::InRoom,
        });
        workshop.commit(added.to_vec(), now()).expect("three people");
        workshop
    }

    fn now() -> Moment {
        Moment::parse("2026-03-12T12:10:00Z").expect("a moment")
    }

    fn read(text: &str, team: Team) -> Result<Signer, String> {
        super::read(workshop().session(), team, text, now().day_in("Etc/UTC"))
    }

    #[test]
    fn the_lead_is_offered_first_and_the_other_team_not_at_all() {
        let workshop = workshop();
        let names: Vec<&str> =
            signers(workshop.session(), Team::Sales).iter().map(|person| person.name.as_str()).collect();
        assert_eq!(names, ["Dana Keller", "Tom Brandt"]);
    }

    #[test]
    fn a_role_says_lead_in_whole_words() {
        let leads = |role: &str| {
            let mut session = workshop().session().clone();
            role.clone_into(&mut session.people[0].role);
            super::leads(&session.people[0])
        };
        for role in [
            "team lead",
            "Lead of Sales",
            "Sales team leader",
            "Head of Marketing",
            "Marketing Director",
            "Team lead, DACH",
            "Co-Lead",
            "Leitung Marketing",
            "Leiterin",
            "Vertriebsleiter",
            "Teamleitung",
            "Direktorin Vertrieb",
        ] {
            assert!(leads(role), "{role}");
        }
        for role in [
            "",
            "Lead generation manager",
            "Lead qualification",
            "Direktvertrieb",
            "Begleitung",
            "Headhunter",
            "Leadership coach",
            "Weiterleitung",
        ] {
            assert!(!leads(role), "{role}");
        }
    }

    #[test]
    fn the_start_of_a_name_of_the_team_is_that_person() {
        assert_eq!(read("dana", Team::Sales), Ok(Signer { name: "Dana Keller".to_owned(), due: None }));
        assert_eq!(read("Hartmann", Team::Marketing).expect("listed").name, "Lee Hartmann");
    }

    #[test]
    fn a_stranger_and_somebody_of_the_other_team_are_not_taken_for_a_signature() {
        let stranger = read("Somebody Unknown", Team::Sales).expect_err("on no list");
        assert!(stranger.contains("Somebody Unknown"), "{stranger}");
        let other = read("Lee", Team::Sales).expect_err("of Marketing");
        assert!(other.contains("Lee Hartmann") && other.contains("Marketing"), "{other}");
    }

    #[test]
    fn whoever_is_not_on_the_list_signs_by_a_day() {
        let later = read("Maria Beispiel, 2026-03-24", Team::Sales).expect("later");
        assert_eq!(later.name, "Maria Beispiel");
        assert!(later.due.is_some());
        assert!(read("Maria Beispiel, 2026-03-01", Team::Sales).is_err(), "a day that is over");
    }

    #[test]
    fn nobody_signs_as_somebody_whose_name_only_begins_so() {
        assert_eq!(read("Tom, 2026-03-24", Team::Sales).expect("anybody, later").name, "Tom");
        let mut workshop = workshop();
        let add = Command::AddPerson {
            id: None,
            name: "Lee Hartmann-Meyer".to_owned(),
            group: Group::Sales,
            role: String::new(),
            presence: Presence::NotHere,
        };
        workshop.commit(vec![add], now()).expect("one more");
        let today = now().day_in("Etc/UTC");
        let read = |text| super::read(workshop.session(), Team::Sales, text, today);
        assert!(read("lee hartmann").expect_err("of Marketing").contains("Marketing"));
        assert_eq!(read("Lee Hartmann-M").expect("the one who begins so").name, "Lee Hartmann-Meyer");
    }

    #[test]
    fn a_promise_to_sign_is_no_signature() {
        let mut workshop = workshop();
        assert_eq!(missing(workshop.session()), Team::BOTH);
        let sign = |team, name: &str, due: Option<&str>| Command::Sign {
            team,
            name: name.to_owned(),
            due: due.and_then(|due| Day::parse(due).ok()),
            position: None,
        };
        let both =
            vec![sign(Team::Sales, "Dana Keller", None), sign(Team::Marketing, "Lee", Some("2026-03-24"))];
        workshop.commit(both, now()).expect("signed");
        assert_eq!(missing(workshop.session()), [Team::Marketing]);
    }
}
