//! What somebody asks for by a word ("docx", "runsheet", "record.html", "csv"), and the files it comes to.
//!
//! It opens no file: whoever writes decides where, and whether something is there already.

use super::{
    Context, ExportError, FORMATS, Format, Kind, Writes, find,
    kind::{PAPERS, Paper, paper},
    name,
};
use crate::domain::session::Session;

/// One thing asked for: a document in a format, or the session's data.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// Which document; what is usual for this order when left out.
    pub paper: Option<&'static Paper>,
    /// In which format.
    pub format: &'static Format,
}

/// One file of an order, not rendered yet.
#[derive(Clone, Copy, Debug)]
pub struct Piece {
    kind: Kind,
    format: &'static Format,
    /// Which of the format's data files; a document has none.
    data: Option<usize>,
}

impl Wanted {
    /// What a word asks for: a format, a paper, or a paper in a format with a dot between; nothing it does not know.
    /// Names that a person would type are read too: "word", "calendar", "run-sheet".
    pub fn named(word: &str) -> Option<Self> {
        let word = word.trim().to_lowercase();
        if let Some(format) = find(usual_name(&word)) {
            return Some(Self { paper: None, format });
        }
        let (id, format) =
            word.split_once('.').map_or((word.as_str(), None), |(id, format)| (id, Some(format)));
        let paper = paper(usual_name(id))?;
        let format = match format {
            Some(format) => find(usual_name(format)).filter(|format| format.is_document())?,
            None => paper.usual.iter().find_map(|format| find(format))?,
        };
        Some(Self { paper: Some(paper), format })
    }

    /// Every word that can be asked for, without the dotted ones.
    pub fn words() -> Vec<&'static str> {
        FORMATS.iter().map(|format| format.id).chain(PAPERS.iter().map(|paper| paper.id)).collect()
    }

    /// The files it comes to; a format alone is that of `usual`.
    pub fn pieces(self, usual: Kind) -> Vec<Piece> {
        let piece = |kind, data| Piece { kind, format: self.format, data };
        match (self.format.writes, self.paper) {
            (Writes::Data(files), _) => (0..files.len()).map(|index| piece(usual, Some(index))).collect(),
            (Writes::Document(_), Some(paper)) => paper.kinds.iter().map(|kind| piece(*kind, None)).collect(),
            (Writes::Document(_), None) => vec![piece(usual, None)],
        }
    }
}

/// The name of a format or a paper, by what people call it too; any other word as it is.
fn usual_name(word: &str) -> &str {
    ALSO.iter().find(|(also, _)| *also == word).map_or(word, |(_, name)| name)
}

/// What people call a format or a paper, and its name.
const ALSO: &[(&str, &str)] = &[
    ("calendar", "ics"),
    ("data", "json"),
    ("doc", "docx"),
    ("full", "record"),
    ("htm", "html"),
    ("markdown", "md"),
    ("page", "html"),
    ("plain", "txt"),
    ("prep-sheet", "prep"),
    ("prep-sheets", "prep"),
    ("run-sheet", "runsheet"),
    ("spreadsheet", "csv"),
    ("table", "csv"),
    ("tables", "csv"),
    ("text", "txt"),
    ("web", "html"),
    ("word", "docx"),
];

impl Piece {
    /// The name of its file.
    pub fn file_name(&self, session: &Session) -> String {
        name::named(session, self.holds(), self.format.extension)
    }

    /// What its file names end in, without the dot.
    pub fn extension(&self) -> &'static str {
        self.format.extension
    }

    /// Its bytes, with what only the log knows.
    pub fn bytes(&self, session: &Session, context: &Context) -> Result<Vec<u8>, ExportError> {
        match (self.format.writes, self.data) {
            (Writes::Data(files), Some(index)) => (files[index].write)(session, context),
            _ => super::render_with(session, self.kind, self.format, context),
        }
    }

    fn holds(&self) -> &'static str {
        match (self.format.writes, self.data) {
            (Writes::Data(files), Some(index)) => files[index].holds,
            _ => self.kind.name(),
        }
    }
}

/// The files of several words at once, each file once; none where a word is not known.
pub fn pieces<'a>(words: impl IntoIterator<Item = &'a str>, usual: Kind) -> Option<Vec<Piece>> {
    let mut all: Vec<Piece> = Vec::new();
    for word in words {
        for piece in Wanted::named(word)?.pieces(usual) {
            let same =
                |other: &Piece| (other.holds(), other.extension()) == (piece.holds(), piece.extension());
            if !all.iter().any(same) {
                all.push(piece);
            }
        }
    }
    Some(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(words: &[&str], usual: Kind) -> Vec<String> {
        let session = Session::new("s1".into(), "Q1".to_owned(), "UTC".to_owned());
        let pieces = pieces(words.iter().copied(), usual).unwrap();
        pieces.iter().map(|piece| piece.file_name(&session)).collect()
    }

    #[test]
    fn a_format_writes_what_is_usual_and_a_paper_its_own() {
        assert_eq!(names(&["md"], Kind::Playbook), ["q1-playbook.md"]);
        assert_eq!(names(&["md"], Kind::Record), ["q1-record.md"]);
        assert_eq!(names(&["record.md"], Kind::Playbook), ["q1-record.md"]);
        assert_eq!(names(&["summary", "poster.md"], Kind::Record), ["q1-summary.txt", "q1-poster.md"]);
        assert_eq!(names(&["json"], Kind::Record), ["q1-session.json"]);
    }

    #[test]
    fn a_paper_of_both_teams_is_two_files_and_none_comes_twice() {
        assert_eq!(names(&["prep.md"], Kind::Playbook), ["q1-prep-sales.md", "q1-prep-marketing.md"]);
        assert_eq!(names(&["md", "playbook.md", "md"], Kind::Playbook), ["q1-playbook.md"]);
    }

    #[test]
    fn every_word_is_known_and_nothing_else_is() {
        for word in Wanted::words() {
            assert!(Wanted::named(word).is_some(), "{word}");
        }
        for (also, name) in ALSO {
            let (meant, said) = (Wanted::named(name).unwrap(), Wanted::named(also).unwrap());
            assert_eq!(
                (said.format.id, said.paper.map(|paper| paper.id)),
                (meant.format.id, meant.paper.map(|paper| paper.id)),
                "{also}"
            );
        }
        assert_eq!(
            names(&["Word", "Run-Sheet.Word"], Kind::Playbook),
            ["q1-playbook.docx", "q1-runsheet.docx"]
        );
        for wrong in ["pdf", "", ".", "poster.json", "poster.pdf", "md.md", "poster.md.md", "json.md"] {
            assert!(Wanted::named(wrong).is_none(), "{wrong}");
        }
    }
}
