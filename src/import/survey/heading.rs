//! What the header of a column says: a question, a row of a grid, or something no answer is in.
//! Judged by whole headers only; a header that merely contains such a word is still a question.

use crate::import::fold::{fold, plain};
use std::collections::HashMap;

/// The header of one column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Heading {
    /// The header as it stands in the file, on one line.
    pub text: String,
    /// The question.
    pub question: String,
    /// The row of a grid.
    pub row: Option<String>,
    /// The name the tool gave the column, where it is not the question.
    pub code: Option<String>,
    /// Its turn among columns of this file with the same question and row; 0 where there is no other.
    pub turn: usize,
    /// What the column is for.
    pub role: Role,
}

/// What a column is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// May hold answers.
    Question,
    /// Tells one person's answers from another's.
    Respondent,
    /// Says whether a person came to the end.
    Completion,
    /// A time, an address, a name: never looked at.
    Aside,
}

impl Heading {
    /// Reads a header of the form `Question` or `Question [Row]`.
    pub(super) fn of(header: &str) -> Self {
        let text = plain(header);
        let (question, row) = match text.strip_suffix(']').and_then(|rest| rest.rsplit_once('[')) {
            Some((question, row)) if !row.trim().is_empty() && !row.contains(']') => {
                (question.trim().to_owned(), Some(row.trim().to_owned()))
            }
            _ => (text.clone(), None),
        };
        Self { role: role(&fold(&text)), text, question, row, code: None, turn: 0 }
    }

    /// Numbers the columns of one file that say the same.
    pub(super) fn number_turns(headings: &mut [Self]) {
        let mut turns: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, heading) in headings.iter().enumerate() {
            turns.entry(heading.key()).or_default().push(index);
        }
        for same in turns.values().filter(|same| same.len() > 1) {
            for (turn, index) in (1..).zip(same) {
                headings[*index].turn = turn;
            }
        }
    }

    /// Whether a map's `match` means this column.
    pub(super) fn answers_to(&self, folded: &str) -> bool {
        let row = self.row.as_ref().map(|row| fold(&format!("{} [{row}]", self.question)));
        fold(&self.text) == folded
            || fold(&self.question) == folded
            || row.is_some_and(|row| row == folded)
            || self.code.as_ref().is_some_and(|code| fold(code) == folded)
            || (self.turn > 0 && fold(&self.name()) == folded)
    }

    /// What to call this column so that no other is meant.
    pub(super) fn name(&self) -> String {
        match (self.turn, &self.code) {
            (0, _) => self.text.clone(),
            (_, Some(code)) => code.clone(),
            (turn, None) => format!("{} ({turn})", self.text),
        }
    }

    /// What people agreed or disagreed with: the row of a grid, or the question.
    pub(super) fn statement(&self) -> &str {
        self.row.as_deref().unwrap_or(&self.question)
    }

    /// Whether this is a usual way to ask for the team.
    pub(super) fn asks_for_team(&self) -> bool {
        TEAM.contains(&fold(&self.question).trim_end_matches(['?', ':']).trim_end())
    }

    /// Whether the header has a word for teams in it.
    pub(super) fn speaks_of_teams(&self) -> bool {
        let folded = fold(&self.text);
        let mut words = folded.split(|c: char| !c.is_alphanumeric());
        words.any(|word| TEAM_WORDS.contains(&word))
    }

    /// What makes this column the same one in another file.
    pub(super) fn key(&self) -> String {
        let row = self.row.as_deref().map(fold).unwrap_or_default();
        format!("{}\u{1}{row}", fold(&self.question))
    }

    /// The parts of the header that can name a choice of a select-all question.
    pub(super) fn choice_names(&self) -> Vec<String> {
        let mut names = vec![fold(&self.text)];
        names.extend(self.row.as_deref().map(fold));
        if let Some((before, after)) = self.text.split_once(':') {
            names.extend([fold(before), fold(after)]);
        }
        names
    }
}

const RESPONDENT: &[&str] = &[
    "#",
    "id",
    "respondent id",
    "respondentid",
    "respondent",
    "response id",
    "responseid",
    "submission id",
    "participant id",
    "participant",
    "record id",
    "teilnehmer-id",
    "antwort-id",
];

const COMPLETION: &[&str] =
    &["status", "response status", "response type", "finished", "complete", "completed", "is complete"];

const ASIDE: &[&str] = &[
    "timestamp",
    "zeitstempel",
    "horodateur",
    "marca temporal",
    "start time",
    "startzeit",
    "heure de debut",
    "completion time",
    "fertigstellungszeit",
    "heure de fin",
    "last modified time",
    "start date",
    "end date",
    "startdate",
    "enddate",
    "start date (utc)",
    "stage date (utc)",
    "submit date (utc)",
    "recorded date",
    "recordeddate",
    "submitdate",
    "datestamp",
    "date submitted",
    "date started",
    "date",
    "datum",
    "submitted at",
    "created at",
    "time started",
    "time taken",
    "total time",
    "interview time",
    "interviewtime",
    "duration (in seconds)",
    "duration",
    "progress",
    "last page",
    "lastpage",
    "seed",
    "start language",
    "startlanguage",
    "language",
    "user language",
    "userlanguage",
    "network id",
    "collector id",
    "contact id",
    "session id",
    "sessionid",
    "submission",
    "token",
    "tags",
    "ending",
    "score",
    "total points",
    "quiz feedback",
    "ip",
    "ip address",
    "ipaddress",
    "e-mail",
    "email",
    "mail",
    "e-mail address",
    "email address",
    "your email",
    "your e-mail",
    "e-mail-adresse",
    "adresse e-mail",
    "recipient email",
    "recipientemail",
    "name",
    "your name",
    "full name",
    "first name",
    "last name",
    "recipient first name",
    "recipientfirstname",
    "recipient last name",
    "recipientlastname",
    "vorname",
    "nachname",
    "nom",
    "prenom",
    "nombre",
    "username",
    "user name",
    "user",
    "phone",
    "phone number",
    "custom data 1",
    "external reference",
    "external data reference",
    "externalreference",
    "externaldatareference",
    "location latitude",
    "locationlatitude",
    "location longitude",
    "locationlongitude",
    "latitude",
    "longitude",
    "country",
    "city",
    "state/region",
    "postal",
    "distribution channel",
    "distributionchannel",
    "legacy comments",
    "comments",
    "referer",
    "extended referer",
    "referrer",
    "refurl",
    "url",
    "user agent",
    "useragent",
    "browser",
    "device",
    "platform",
];

fn role(folded: &str) -> Role {
    if RESPONDENT.contains(&folded) {
        Role::Respondent
    } else if COMPLETION.contains(&folded) {
        Role::Completion
    } else if folded.is_empty() || ASIDE.contains(&folded) {
        Role::Aside
    } else {
        Role::Question
    }
}

/// Values of a completion column that say the person did not come to the end, or was only trying it out.
const NOT_COMPLETED: &[&str] = &[
    "partial",
    "incomplete",
    "started",
    "in progress",
    "abandoned",
    "disqualified",
    "deleted",
    "preview",
    "survey preview",
    "test",
    "survey test",
    "false",
];

/// Whether a row with this value in its completion column is left out.
pub(super) fn is_incomplete(value: &str) -> bool {
    NOT_COMPLETED.contains(&fold(value).as_str())
}

/// Ids that many rows share because nobody was asked who they are.
pub(super) fn is_no_id(value: &str) -> bool {
    ["", "0", "-", "anonymous", "anonym", "anonyme", "anonimo", "n/a"].contains(&fold(value).as_str())
}

/// Headers of the column that says which team a person is on.
const TEAM: &[&str] = &[
    "team",
    "your team",
    "which team are you on",
    "which team are you in",
    "which team are you part of",
    "which team do you belong to",
    "which team do you work in",
    "what team are you on",
    "what team are you in",
    "what is your team",
    "i work in",
    "department",
    "your department",
    "which department are you in",
    "which department do you work in",
    "what is your department",
    "function",
    "your function",
    "group",
    "your group",
    "abteilung",
    "bereich",
    "in welchem team arbeiten sie",
    "in welchem team arbeitest du",
    "equipe",
    "votre equipe",
    "departement",
    "service",
    "equipo",
    "su equipo",
    "departamento",
];

/// Words in a header that may ask for the team, if the answers name teams.
const TEAM_WORDS: &[&str] = &[
    "team",
    "teams",
    "department",
    "function",
    "role",
    "group",
    "unit",
    "abteilung",
    "bereich",
    "funktion",
    "rolle",
    "equipe",
    "departement",
    "service",
    "fonction",
    "equipo",
    "departamento",
    "area",
    "funcion",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grids_have_a_question_and_a_row() {
        let heading = Heading::of("How much do you agree? [Leads arrive on time]");
        assert_eq!(heading.question, "How much do you agree?");
        assert_eq!(heading.row.as_deref(), Some("Leads arrive on time"));
        assert!(heading.answers_to(&fold("how much do you agree? [leads arrive on time]")));
        let untitled = Heading::of(" [Row only]");
        assert_eq!((untitled.question.as_str(), untitled.row.as_deref()), ("", Some("Row only")));
        assert_eq!(Heading::of("A list []").row, None);
    }

    #[test]
    fn only_whole_headers_are_asides() {
        assert_eq!(Heading::of("Submit Date (UTC)").role, Role::Aside);
        assert_eq!(Heading::of("#").role, Role::Respondent);
        assert_eq!(Heading::of("Response Type").role, Role::Completion);
        assert_eq!(Heading::of("We know each other by name").role, Role::Question);
        assert_eq!(Heading::of("The date of hand-over is clear").role, Role::Question);
    }

    #[test]
    fn lists_of_headers_are_folded() {
        for header in RESPONDENT.iter().chain(COMPLETION).chain(ASIDE).chain(TEAM).chain(NOT_COMPLETED) {
            assert_eq!(fold(header), *header);
        }
    }
}
