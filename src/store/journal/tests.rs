//! The journal: whole lines come back, torn tails and damage are told apart.
#![expect(clippy::disallowed_methods, reason = "tests prepare their files by hand")]
use super::*;
use crate::store::disk::{
    RealDisk,
    faulty::{Call, FaultyDisk},
};
use crate::store::sample::{draft, workshop};
use proptest::prelude::*;
use std::io::ErrorKind;

fn head() -> Line {
    Line::Head(Head::new(&"s1".into(), Fingerprint::of(b"x"), Path::new("/home/ana/a.json")))
}

fn lines(count: i64) -> Vec<Line> {
    let entries = workshop("s1", count).log().iter().cloned().map(Line::Entry).collect::<Vec<_>>();
    std::iter::once(head()).chain(entries).collect()
}

fn text(lines: &[Line]) -> Vec<u8> {
    lines.iter().map(encode).collect::<String>().into_bytes()
}

fn damage(bytes: &[u8]) -> (usize, String, usize) {
    let contents = read(bytes);
    let damage = contents.damage.expect("it is damaged");
    (damage.line, damage.what, contents.entries.len())
}

#[test]
fn a_line_is_checksum_space_json() {
    let text = encode(&Line::Draft(draft("half", 3)));
    let (sum, json) = text.trim_end().split_once(' ').unwrap();
    assert_eq!(sum, format!("{:08x}", crc32fast::hash(json.as_bytes())));
    assert!(json.starts_with("{\"kind\":\"draft\",\"value\":{\"topic\":\"lead\","), "{json}");
}

#[test]
fn what_is_written_is_what_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal").join("s1.jsonl");
    let all = lines(9);
    let mut journal = Journal::start(&RealDisk, &path, &all[..3]).unwrap();
    for line in &all[3..] {
        journal.append(&RealDisk, line).unwrap();
    }
    for line in [draft("ha", 1), draft("half", 2)] {
        journal.append(&RealDisk, &Line::Draft(line)).unwrap();
    }
    let room = Room { counted: Some((7, 11)), ..Room::default() };
    journal.append(&RealDisk, &Line::Room(room.clone())).unwrap();
    let contents = read(&std::fs::read(&path).unwrap());
    assert_eq!(contents.entries, workshop("s1", 9).log());
    assert_eq!(contents.drafts, [draft("half", 2)]);
    assert_eq!(contents.room, Some(room));
    assert_eq!((contents.torn, contents.damage), (0, None));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&path), mode(path.parent().unwrap())), (0o600, 0o700));
    }
}

#[test]
fn an_empty_draft_ends_the_draft() {
    let bytes = text(&[head(), Line::Draft(draft("half", 1)), Line::Draft(draft("", 2))]);
    assert_eq!(read(&bytes).drafts, []);
}

#[test]
fn the_last_draft_of_every_field_is_kept_in_the_order_they_came() {
    let of = |field: &str, seconds| Line::Draft(Draft { field: field.to_owned(), ..draft("half", seconds) });
    let bytes = text(&[head(), of("a", 1), of("b", 2), of("c", 3), of("a", 4), Line::Draft(draft("", 5))]);
    let kept: Vec<String> = read(&bytes).drafts.into_iter().map(|draft| draft.field).collect();
    assert_eq!(kept, ["b", "c", "a"]);
}

#[test]
fn every_cut_gives_back_the_lines_before_it() {
    let all = lines(6);
    let bytes = text(&all);
    for cut in 0..=bytes.len() {
        let contents = read(&bytes[..cut]);
        assert_eq!(contents.damage, None, "cut at {cut}");
        let whole = bytes[..cut].split(|byte| *byte == b'\n').count() - 1;
        assert_eq!(contents.entries.len(), whole.saturating_sub(1), "cut at {cut}");
        assert_eq!(contents.whole + contents.torn, cut);
    }
}

#[test]
fn a_tail_of_rubbish_is_torn_and_not_damage() {
    let mut bytes = text(&lines(3));
    let whole = bytes.len();
    bytes.extend([0; 700]);
    bytes.extend(b"\n\xff\xfe\n");
    let contents = read(&bytes);
    assert_eq!((contents.whole, contents.torn, contents.entries.len()), (whole, 704, 3));
}

#[test]
fn a_bad_line_before_a_good_one_is_damage() {
    let mut bytes = text(&lines(5));
    let third = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').nth(2).unwrap().0;
    bytes[third - 5] ^= 1;
    assert_eq!(damage(&bytes), (3, "the checksum is wrong".to_owned(), 1));
}

#[test]
fn gaps_repeats_and_swaps_are_damage() {
    let mut gap = lines(5);
    gap.remove(3);
    assert_eq!(damage(&text(&gap)), (4, "change 4 does not follow on change 2".to_owned(), 2));
    let mut repeat = lines(5);
    repeat.insert(2, repeat[1].clone());
    assert_eq!(damage(&text(&repeat)).0, 3);
    let mut swap = lines(5);
    swap.swap(2, 3);
    assert_eq!(damage(&text(&swap)).0, 3);
    let mut two = lines(2);
    two.push(head());
    assert_eq!(damage(&text(&two)), (4, "a second head".to_owned(), 2));
    assert_eq!(damage(&text(&lines(2)[1..])), (1, "the head is missing".to_owned(), 0));
}

#[test]
fn a_line_of_a_later_program_is_never_taken_for_a_torn_one() {
    let mut bytes = text(&lines(2));
    let json = "{\"kind\":\"vote\",\"value\":1}";
    bytes.extend(format!("{:08x} {json}\n", crc32fast::hash(json.as_bytes())).as_bytes());
    assert_eq!(damage(&bytes).0, 4);
    let Line::Head(mut newer) = head() else { panic!("a head") };
    newer.version = 2;
    assert!(damage(&text(&[Line::Head(newer)])).1.contains("newer"));
}

#[test]
fn a_journal_that_cannot_be_begun_leaves_the_old_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("s1.jsonl");
    Journal::start(&RealDisk, &path, &lines(4)).unwrap();
    for call in [Call::CreateTemp, Call::Write, Call::Sync, Call::Rename] {
        let disk = FaultyDisk::failing(call, ErrorKind::StorageFull);
        let error = Journal::start(&disk, &path, &lines(1)).unwrap_err();
        assert!(error.to_string().ends_with("the disk is full"), "{error}");
        assert_eq!(read(&std::fs::read(&path).unwrap()).entries.len(), 4, "{call:?}");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "{call:?}");
    }
}

#[test]
fn names_come_from_plain_ids_only() {
    let path = Path::new("/home/ana/a.json");
    assert!(stem(&"s1".into(), path).starts_with("s1-"));
    assert_ne!(stem(&"s1".into(), path), stem(&"s1".into(), Path::new("/home/ana/b.json")));
    for id in ["", "../../etc/passwd", "a b", "ü"] {
        assert_eq!(stem(&id.into(), path).len(), 33, "{id}");
    }
}

proptest! {
    #[test]
    fn any_bytes_are_read_without_a_panic(at in 0usize..3000, byte in any::<u8>(), cut in 0usize..3000) {
        let mut bytes = text(&lines(5));
        let length = bytes.len();
        bytes[at % length] = byte;
        let contents = read(&bytes[cut % length..]);
        prop_assert!(contents.entries.len() <= 5);
    }
}
