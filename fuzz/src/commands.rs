//! Commands in any order, with any values in them: a workshop takes them or says no, and its log always tells
//! how it came to where it stands.

use super::files::holds;
use serde_json::Value;
use smarketing::domain::command::Command;
use smarketing::domain::history::{Entry, Workshop};
use smarketing::domain::moment::Moment;
use smarketing::import::practice;
use std::sync::OnceLock;

/// Steps taken at most: the rest of a long input would only repeat what came before.
const MOST_STEPS: usize = 60;

/// What a step is made of: what to do, which command, which value in it, and which value instead.
const STEP: usize = 5;

/// The first byte chooses where to begin, every five after it a step: a command as somebody gave it, one with a
/// value of another in it, an undo with its redo, a redo.
pub fn commands(bytes: &[u8]) {
    let Some((from, steps)) = bytes.split_first() else { return };
    let begun = &material().begun;
    let base = begun[usize::from(*from) % begun.len()].clone();
    let (mut workshop, mut batch) = (base.clone(), Vec::new());
    for (second, step) in steps.chunks_exact(STEP).take(MOST_STEPS).enumerate() {
        let at = moment(second);
        match step[0] % 8 {
            0..=4 => {
                batch.extend(chosen(step));
                if step[0] < 0x80 {
                    let batch = std::mem::take(&mut batch);
                    committed(&mut workshop, batch, at);
                }
            }
            5 | 6 => undone(&mut workshop, at),
            _ => drop(workshop.redo(at)),
        }
        assert_eq!(workshop.replay().as_ref(), Some(workshop.session()), "replay equals state");
    }
    holds(&workshop, &[]);
    followed(base, &workshop);
}

/// A batch changes nothing when it is refused, and is one entry when it is not.
fn committed(workshop: &mut Workshop, batch: Vec<Command>, at: Moment) {
    let before = workshop.clone();
    match workshop.commit(batch, at) {
        Ok(entry) => assert_eq!(entry.seq, before.seq() + 1),
        Err(refused) => {
            assert!(!refused.to_string().is_empty());
            assert!(*workshop == before, "what is refused changes nothing");
        }
    }
}

/// Undo, then redo, is as if nothing had been done; then undone for good, if it can be.
fn undone(workshop: &mut Workshop, at: Moment) {
    let before = workshop.session().clone();
    if workshop.undo(at).is_err() {
        assert!(*workshop.session() == before, "what is refused changes nothing");
        return;
    }
    let undone = workshop.session().clone();
    workshop.redo(at).expect("what was undone a moment ago can be redone");
    assert!(*workshop.session() == before, "undo and redo is identity");
    workshop.undo(at).expect("and undone again");
    assert!(*workshop.session() == undone, "undo is the same each time");
}

/// A journal of the new entries brings a second window to the same place.
fn followed(mut base: Workshop, workshop: &Workshop) {
    let seen = base.seq();
    // Forgetting strikes names from the log as well: what was logged is not what was typed.
    if workshop.closed_through() != base.closed_through() {
        return;
    }
    for entry in workshop.log().iter().filter(|entry: &&Entry| entry.seq > seen) {
        base.follow(entry).expect("what was accepted once is accepted again");
    }
    assert!(base == *workshop, "following the log comes to the same workshop");
}

/// A command of the practice company, as it is or with one value exchanged for another one's; none if it is no
/// command any more.
fn chosen(step: &[u8]) -> Option<Command> {
    let material = material();
    let pick = |byte: u8, other: u8, length: usize| (usize::from(byte) << 8 | usize::from(other)) % length;
    let mut command = material.commands[pick(step[1], step[2], material.commands.len())].clone();
    if step[0] & 0x40 != 0 {
        let mut places = 0;
        exchange(&mut command, &mut |_| {
            places += 1;
            None
        });
        let (place, mut seen) = (usize::from(step[3]) % places.max(1), 0);
        let value = &material.values[pick(step[4], step[3], material.values.len())];
        exchange(&mut command, &mut |_| {
            seen += 1;
            (seen == place + 1).then(|| value.clone())
        });
    }
    serde_json::from_value(command).ok()
}

/// Visits every single value and puts another in its place where one is given.
fn exchange(value: &mut Value, visit: &mut dyn FnMut(&Value) -> Option<Value>) {
    match value {
        Value::Array(items) if !items.is_empty() => items.iter_mut().for_each(|item| exchange(item, visit)),
        Value::Object(fields) if !fields.is_empty() => {
            fields.values_mut().for_each(|field| exchange(field, visit));
        }
        single => {
            if let Some(other) = visit(single) {
                *single = other;
            }
        }
    }
}

/// Where to begin, and what there is to do.
struct Material {
    begun: Vec<Workshop>,
    commands: Vec<Value>,
    values: Vec<Value>,
}

/// Values nobody types, beside those of the practice company.
const ODD: &str = r#"[null, true, 0, 1, -1, 9007199254740991, 18446744073709551615, "", " ", "lead", "\u001b[2J",
    "2026-02-30", "9999-12-31", "-1", "99999999999999999999", "4,5", "a\nb", "p1", "t1", [], {}]"#;

fn material() -> &'static Material {
    static MATERIAL: OnceLock<Material> = OnceLock::new();
    MATERIAL.get_or_init(|| {
        let first = practice::planned("s1".into());
        let second = practice::second("s2".into(), "s1".into());
        let stages = ["2026-03-12T12:30:00Z", "2026-03-12T13:30:00Z", "2026-03-12T14:30:00Z"];
        let until = |at: &&str| practice::until("s1".into(), Moment::parse(at).expect("written out here"));
        let mut begun: Vec<Workshop> = stages.iter().map(until).collect();
        begun.extend([practice::finished("s1".into()), practice::reviewed("s1".into()), second]);
        // Without its long log each begins anew, so that a step is cheap.
        for workshop in &mut begun {
            *workshop = Workshop::new(workshop.session().clone());
        }
        begun.push(first);
        let batches = [practice::batches(), practice::after(), practice::second_batches()].concat();
        let value = |command: &Command| serde_json::to_value(command).expect("a command is JSON");
        let commands: Vec<Value> = batches.iter().flat_map(|batch| &batch.commands).map(value).collect();
        let mut values: Vec<Value> = serde_json::from_str(ODD).expect("written out here");
        for mut command in commands.clone() {
            exchange(&mut command, &mut |single| {
                if !values.contains(single) {
                    values.push(single.clone());
                }
                None
            });
        }
        Material { begun, commands, values }
    })
}

fn moment(second: usize) -> Moment {
    Moment::parse(&format!("2026-06-12T10:00:{:02}Z", second % 60)).expect("a time of day")
}
