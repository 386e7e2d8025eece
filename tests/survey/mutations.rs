//! Exports with pieces cut out, doubled, exchanged and overwritten: each is read or refused, none ends the program.

use proptest::prelude::*;
use smarketing::{
    domain::people::Team,
    import::{
        Input,
        survey::{Map, Taken, read},
    },
};
use std::io::Cursor;

const FIXTURES: &[&[u8]] = &[
    include_bytes!("../fixtures/survey/alchemer.csv"),
    include_bytes!("../fixtures/survey/google.csv"),
    include_bytes!("../fixtures/survey/google_german.tsv"),
    include_bytes!("../fixtures/survey/limesurvey.csv"),
    include_bytes!("../fixtures/survey/limesurvey_codes.csv"),
    include_bytes!("../fixtures/survey/microsoft_german.csv"),
    include_bytes!("../fixtures/survey/qualtrics.csv"),
    include_bytes!("../fixtures/survey/qualtrics_legacy.csv"),
    include_bytes!("../fixtures/survey/surveymonkey.csv"),
    include_bytes!("../fixtures/survey/surveymonkey_columns.csv"),
    include_bytes!("../fixtures/survey/typeform.csv"),
];

/// What may be written over a piece of a file.
const PIECES: &[&[u8]] = &[
    b"",
    b",",
    b"\n",
    b"\"",
    b"\0",
    b"\xff",
    b"[",
    b"]",
    b".",
    b"2",
    b" - ",
    b"{{",
    b"}}",
    b"${",
    b"}",
    b":",
    b"A3",
    b"-99",
    b"-oth-",
    b"Sales",
    b"Marketing",
    b"Team",
    b"Other",
    b"{\"ImportId\":\"QID1\"}",
    b"\n\n",
    b"99999999999999999999 (x)",
];

/// A change: where it begins, how long it is (both of a thousand), and what stands there instead.
type Change = (usize, usize, usize);

fn changed(file: &[u8], changes: &[Change]) -> Vec<u8> {
    let mut bytes = file.to_vec();
    for (at, length, piece) in changes {
        let from = at * bytes.len() / 1000;
        let to = (from + length * length * bytes.len() / 1_000_000).min(bytes.len());
        let removed: Vec<u8> = bytes.splice(from..to, PIECES[piece % PIECES.len()].iter().copied()).collect();
        if piece % 3 == 0 {
            let other = (at * 7 % 1000) * bytes.len() / 1000;
            bytes.splice(other..other, removed);
        }
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_spoilt_export_is_read_or_refused(
        file in 0..FIXTURES.len(),
        other in 0..FIXTURES.len(),
        changes in prop::collection::vec((0_usize..1000, 0_usize..500, 0_usize..1000), 0..6),
        by_file in any::<bool>(),
    ) {
        let first = changed(FIXTURES[file], &changes);
        let mut sources = [Cursor::new(first.as_slice()), Cursor::new(FIXTURES[other])];
        let mut inputs: Vec<Input<'_>> = sources
            .iter_mut()
            .zip([by_file.then_some(Team::Marketing), by_file.then_some(Team::Sales)])
            .map(|(source, team)| Input { name: "answers.csv".into(), source, team })
            .collect();
        if let Ok(found) = read(&mut inputs, &Map::default()) {
            let items = found.report.columns.iter().filter(|column| matches!(column.taken, Taken::Item { .. }));
            prop_assert!(found.wave.items.is_empty() || items.count() == found.wave.items.len());
            prop_assert!(found.report.files.iter().flat_map(|file| &file.sample).flatten().all(|cell| !cell.contains('@')));
            prop_assert_eq!(found.wave.sealed().check(), Ok(()));
        }
    }
}
