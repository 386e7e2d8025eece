//! What was typed as files: one path, two, or named ones. It looks at no file.

use crate::{
    assets::words::say,
    domain::people::Team,
    import::survey::Request,
    screen::typed_path::{path, unquoted},
};
use std::path::PathBuf;

/// What a path is said to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Name {
    /// An export, for the whole of which the team may be given.
    Export(Option<Team>),
    /// The map file.
    Map,
    /// Not a path: the header of the team column.
    Column,
}

/// Names that may stand before a path.
const NAMES: [(&str, Name); 4] = [
    ("marketing=", Name::Export(Some(Team::Marketing))),
    ("sales=", Name::Export(Some(Team::Sales))),
    ("map=", Name::Map),
    ("column=", Name::Column),
];

/// The files a person typed, or a sentence that says what to type.
pub(super) fn request(text: &str) -> Result<Request, String> {
    let mut request = Request::default();
    for (name, value) in text.lines().flat_map(pieces) {
        match name {
            Name::Export(team) => request.files.push((path(&value), team)),
            Name::Map if request.map.is_none() => request.map = Some(path(&value)),
            Name::Column if request.team_column.is_none() => request.team_column = Some(value),
            Name::Map | Name::Column => return Err(say("import_survey.twice").to_owned()),
        }
    }
    name_by_file(&mut request.files);
    let teams: Vec<Option<Team>> = request.files.iter().map(|(_, team)| *team).collect();
    match teams.as_slice() {
        [] => Err(say("import_survey.no_file").to_owned()),
        [None] | [None, None] => Ok(request),
        [Some(one), Some(other)] if one != other => Ok(request),
        [Some(_), Some(_)] => Err(say("import_survey.twice").to_owned()),
        [Some(_)] | [_, _] => Err(say("import_survey.other_team").to_owned()),
        _ => Err(say("import_survey.too_many").to_owned()),
    }
}

/// A line cut before every name in it; what comes before the first name is an export.
fn pieces(line: &str) -> Vec<(Name, String)> {
    // ASCII case only, so that byte positions stay those of the line.
    let lower = line.to_ascii_lowercase();
    let mut starts: Vec<(usize, usize, Name)> = Vec::new();
    for (word, name) in NAMES {
        let found = lower.match_indices(word).map(|(at, _)| at);
        let apart = found.filter(|at| *at == 0 || lower[..*at].ends_with(char::is_whitespace));
        starts.extend(apart.map(|at| (at, at + word.len(), name)));
    }
    starts.sort_unstable_by_key(|(at, ..)| *at);
    let first = starts.first().map_or(line.len(), |(at, ..)| *at);
    let mut pieces = vec![(Name::Export(None), line[..first].to_owned())];
    for (index, (_, begin, name)) in starts.iter().enumerate() {
        let end = starts.get(index + 1).map_or(line.len(), |(at, ..)| *at);
        pieces.push((*name, line[*begin..end].to_owned()));
    }
    pieces
        .iter()
        .map(|(name, value)| (*name, unquoted(value)))
        .filter(|(_, value)| !value.is_empty())
        .collect()
}

/// Two files whose names say which team each is from need no more words.
fn name_by_file(files: &mut [(PathBuf, Option<Team>)]) {
    let [(first, None), (second, None)] = files else { return };
    let says = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        match (name.contains("marketing"), name.contains("sales")) {
            (true, false) => Some(Team::Marketing),
            (false, true) => Some(Team::Sales),
            _ => None,
        }
    };
    let (one, other) = (says(first), says(second));
    if one.is_some() && other.is_some() && one != other {
        (files[0].1, files[1].1) = (one, other);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(text: &str) -> Vec<(String, Option<Team>)> {
        let read = request(text).unwrap();
        read.files.into_iter().map(|(path, team)| (path.display().to_string(), team)).collect()
    }

    const BOTH: [Option<Team>; 2] = [Some(Team::Marketing), Some(Team::Sales)];

    #[test]
    fn one_file_or_one_for_each_team() {
        assert_eq!(files("survey.csv"), [("survey.csv".to_owned(), None)]);
        let two = [("a b.csv".to_owned(), BOTH[0]), ("c.csv".to_owned(), BOTH[1])];
        assert_eq!(files("marketing=a b.csv sales=c.csv"), two);
        assert_eq!(files("Marketing=\"a b.csv\"\n  SALES='c.csv'"), two);
        assert_eq!(files("marketing=a\\ b.csv\n\nsales=c.csv"), two);
    }

    #[test]
    fn two_lines_are_told_apart_by_their_names() {
        assert_eq!(files("q1-sales.csv\nMarketing q1.csv")[0].1, Some(Team::Sales));
        assert_eq!(files("a.csv\nb.csv").iter().map(|file| file.1).collect::<Vec<_>>(), [None, None]);
        assert_eq!(files("marketing and sales.csv\nsales.csv")[1].1, None);
    }

    #[test]
    fn a_map_and_a_column_may_be_named() {
        let read = request("survey.csv map=my map.toml column=Which team?").unwrap();
        assert_eq!(read.map, Some("my map.toml".into()));
        assert_eq!(read.team_column.as_deref(), Some("Which team?"));
        assert_eq!(request("the-map=x.csv").unwrap().files[0].0, PathBuf::from("the-map=x.csv"));
    }

    #[test]
    fn what_is_missing_is_asked_for() {
        for text in [
            "",
            "  \n ",
            "map=x.toml",
            "sales=a.csv",
            "sales=a.csv sales=b.csv",
            "sales=a.csv\nb.csv",
            "a\nb\nc",
            "a.csv map=x map=y",
        ] {
            let problem = request(text).unwrap_err();
            assert!(problem.ends_with('.') && !problem.contains("import_survey"), "{text:?}: {problem}");
        }
    }
}
