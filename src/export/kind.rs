//! Which documents are made of a session, and what each is called on the command line and in file names.
//!
//! To add one: a variant of [`Kind`], its name, its arm in `Playbook::build_with`, and a row in [`PAPERS`]; every
//! document format writes it then.

use crate::domain::people::Team;

/// Which document is made of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// The agreed words and promises, to be shared.
    Playbook,
    /// Everything, votes and disagreements included, for the people who were in the room.
    Record,
    /// The afternoon on paper, for the facilitator: times, prompts, what to bring.
    RunSheet,
    /// Five questions and 100 points for one team, answered before the session.
    Prep(Team),
    /// At most 25 lines for an e-mail or a chat.
    Summary,
    /// The agreed words, large, on one page for the wall.
    Poster,
    /// What both teams achieved over the sessions, for the wall or the end of the year.
    Achieved,
}

/// The page a document is printed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// An upright A4 page, or Letter.
    Desk,
    /// One A3 page across, read from a few steps away.
    Wall,
}

impl Kind {
    /// Its name in file names.
    pub fn name(self) -> &'static str {
        match self {
            Self::Playbook => "playbook",
            Self::Record => "record",
            Self::RunSheet => "runsheet",
            Self::Prep(Team::Sales) => "prep-sales",
            Self::Prep(Team::Marketing) => "prep-marketing",
            Self::Summary => "summary",
            Self::Poster => "poster",
            Self::Achieved => "achieved",
        }
    }

    /// What it is printed on.
    pub fn page(self) -> Page {
        if self == Self::Poster { Page::Wall } else { Page::Desk }
    }
}

/// A document that can be asked for by name; where it is one for each team, by one name.
#[derive(Clone, Copy, Debug)]
pub struct Paper {
    /// Its name on the command line.
    pub id: &'static str,
    /// The key of its name in the words file.
    pub name: &'static str,
    /// The documents it comes to.
    pub kinds: &'static [Kind],
    /// The formats it is written in when nobody names one: the first of these there is.
    pub usual: &'static [&'static str],
}

/// Printed from the browser; read as text where there is no web page.
const PRINTED: &[&str] = &["html", "md"];

/// Every document by name, in the order they are offered.
pub const PAPERS: &[Paper] = &[
    Paper { id: "playbook", name: "export.playbook", kinds: &[Kind::Playbook], usual: &["md"] },
    Paper { id: "record", name: "export.record", kinds: &[Kind::Record], usual: &["md"] },
    Paper { id: "runsheet", name: "export.runsheet", kinds: &[Kind::RunSheet], usual: PRINTED },
    Paper {
        id: "prep",
        name: "export.prep",
        kinds: &[Kind::Prep(Team::Sales), Kind::Prep(Team::Marketing)],
        usual: PRINTED,
    },
    Paper { id: "summary", name: "export.summary", kinds: &[Kind::Summary], usual: &["txt"] },
    Paper { id: "poster", name: "export.poster", kinds: &[Kind::Poster], usual: PRINTED },
    Paper { id: "achieved", name: "export.achieved", kinds: &[Kind::Achieved], usual: PRINTED },
];

/// The paper with this name on the command line.
pub fn paper(id: &str) -> Option<&'static Paper> {
    PAPERS.iter().find(|paper| paper.id == id)
}
