//! Nothing from outside is believed: every input that ever broke something, every seed of the fuzzer and what a few
//! changes make of them go through the same checks as in `fuzz/`, and hostile files through the real binary.
#![expect(clippy::unwrap_used, reason = "checks are spread over functions")]
#![expect(clippy::disallowed_methods, reason = "these tests prepare and look at files by hand")]

#[path = "hostile/binary.rs"]
mod binary;
#[path = "../fuzz/src/lib.rs"]
mod checks;

use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use std::{fs, path::Path};

/// Where inputs lie: seeds, and what the fuzzer found and was mended.
const FOLDERS: [&str; 2] = ["fuzz/corpus", "tests/fixtures/hostile"];

/// The inputs of a check, by name.
fn inputs(check: &str) -> Vec<(String, Vec<u8>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = FOLDERS.iter().filter_map(|folder| fs::read_dir(root.join(folder).join(check)).ok());
    let files = folders.flatten().map(|file| file.unwrap().path());
    let mut found: Vec<_> =
        files.map(|path| (path.display().to_string(), fs::read(&path).unwrap())).collect();
    found.sort();
    found
}

#[test]
fn every_seed_and_everything_found_holds() {
    for (name, check) in checks::CHECKS {
        let inputs = inputs(name);
        assert!(!inputs.is_empty(), "{name} has no seeds in fuzz/corpus");
        for (path, bytes) in inputs {
            // Shown only when the check fails.
            println!("{path}");
            check(&bytes);
        }
    }
}

#[test]
fn seeds_stay_small() {
    let all: usize =
        checks::CHECKS.iter().flat_map(|(name, _)| inputs(name)).map(|(_, bytes)| bytes.len()).sum();
    assert!(all < 300 << 10, "{all} bytes of seeds");
}

/// A change to an input: where it begins and how long it is, both of a thousand, and what stands there instead.
type Change = (usize, usize, Vec<u8>);

fn changed(bytes: &[u8], changes: &[Change]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for (begin, length, piece) in changes {
        let begin = begin * bytes.len() / 1000;
        let end = bytes.len().min(begin + length * bytes.len() / 10_000);
        bytes.splice(begin..end, piece.iter().copied());
    }
    bytes
}

fn change() -> impl Strategy<Value = Change> {
    let piece = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..4),
        "[\u{0}-\u{7f}\u{9b}\u{202e}\u{301}あ\u{feff}\u{fffe}]{1,3}".prop_map(String::into_bytes),
        "[0-9]{1,20}|\"|\\{\\}|null|\\[\\]|<[a-z]>|\"\"".prop_map(String::into_bytes),
    ];
    (0..1000_usize, 0..1000_usize, piece)
}

/// Any input of any check with a few changes. The fuzzer does this all day; here it is bounded.
#[test]
fn what_a_few_changes_make_of_them_holds_as_well() {
    for (name, check) in checks::CHECKS {
        let seeds = inputs(name);
        let config = ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() };
        let strategy = (prop::sample::select(seeds), prop::collection::vec(change(), 1..4));
        let outcome = TestRunner::new(config).run(&strategy, |((_, bytes), changes)| {
            check(&changed(&bytes, &changes));
            Ok(())
        });
        outcome.unwrap_or_else(|failure| panic!("{name}: {failure}"));
    }
}
