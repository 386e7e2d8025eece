//! The fields of a topic by name and number: each is asked with what it takes, lists row by row.

use super::{Plain, current, wording};
use crate::{
    assets::words::{fill, say},
    domain::{
        calendars,
        command::Command,
        draft::DraftKey,
        event::Event,
        fields::Fields,
        ids::TopicId,
        sentence,
        slot::{Shape, Slot, named::Naming as _},
        topic::Topic,
    },
    plain::{
        Flow,
        menu::{self, Menu, Then},
        typed,
    },
};

#[derive(Clone, Debug, PartialEq)]
enum Do {
    Missing,
    Slot(Box<SlotAt>),
    RemoveRow,
    MoveRow,
    Done,
}

#[derive(Clone, Debug, PartialEq)]
struct SlotAt(Slot);

/// The fields, until they are left.
pub(super) fn menu(plain: &mut Plain<'_>, id: &TopicId) -> Flow<()> {
    let offer = |plain: &mut Plain<'_>| {
        let topic = current(plain, id)?;
        let live = plain.is_live();
        let slots = topic.fields.slots();
        let missing = if live { topic.fields.holes().len() } else { topic.fields.unmeasured().len() };
        let rows = slots.iter().filter(|slot| live || !slot.part.is_voted());
        let rows = rows.map(|slot| (row(plain, &topic, slot), Do::Slot(Box::new(SlotAt(slot.clone())))));
        let has_rows = live && slots.iter().any(|slot| slot.row().is_some());
        Ok(Menu::new(say("plain.which_field"))
            .row(say("plain.fields_done"), Do::Done)
            .row_if(missing > 0, fill("plain.fill_missing", &[("n", &missing)]), Do::Missing)
            .rows(rows)
            .row_if(has_rows, say("plain.remove_row"), Do::RemoveRow)
            .row_if(has_rows, say("plain.move_row"), Do::MoveRow)
            .usual(if missing > 0 { &Do::Missing } else { &Do::Done }))
    };
    menu::run(plain, offer, |plain, action| {
        let topic = current(plain, id)?;
        match action {
            Do::Done => return Ok(Then::Done),
            Do::Slot(slot) => ask(plain, &topic, &slot.0)?,
            Do::RemoveRow => remove_row(plain, &topic)?,
            Do::MoveRow => move_row(plain, &topic)?,
            Do::Missing => missing(plain, id)?,
        }
        Ok(Then::Stay)
    })?;
    let topic = current(plain, id)?;
    wording::tell_wording(plain, &topic)
}

/// "3. answers within: 8 business hours".
fn row(plain: &Plain<'_>, topic: &Topic, slot: &Slot) -> String {
    let name = name(slot);
    if topic.hides(slot) {
        return fill("plain.field", &[("name", &name), ("value", &say("topic.hidden"))]);
    }
    match (slot.shape, slot.value.is_empty()) {
        (Shape::AddRow, _) => fill("plain.add_row", &[("name", &name)]),
        (_, true) => fill("plain.empty_field", &[("name", &name)]),
        (_, false) => {
            fill("plain.field", &[("name", &name), ("value", &slot.told(plain.today()).replace('\n', "; "))])
        }
    }
}

fn name(slot: &Slot) -> String {
    let label = sentence::label(&slot.name);
    match slot.row().filter(|_| slot.shape != Shape::AddRow) {
        Some((_, index)) => fill("plain.field_of_row", &[("n", &(index + 1)), ("name", &label)]),
        None => label.to_owned(),
    }
}

/// What is missing, one after the other; an empty line goes on to the next.
fn missing(plain: &mut Plain<'_>, id: &TopicId) -> Flow<()> {
    let topic = current(plain, id)?;
    let slots = if plain.is_live() { topic.fields.holes() } else { topic.fields.unmeasured() };
    for slot in slots {
        let topic = current(plain, id)?;
        ask(plain, &topic, &slot)?;
    }
    Ok(())
}

/// Asks for one field until what is typed can be read.
fn ask(plain: &mut Plain<'_>, topic: &Topic, slot: &Slot) -> Flow<()> {
    if !wording::may_change(plain, topic, slot.part.is_voted())? {
        return Ok(());
    }
    let topic = current(plain, &topic.id)?;
    let name = name(slot);
    let question = match sentence::help(&slot.name) {
        Some(help) => fill("plain.field_with_help", &[("name", &name), ("help", &help)]),
        None => name,
    };
    let words = offered(plain, slot);
    let key = DraftKey::of_topic(&topic.id, slot.path.as_str());
    loop {
        let typed = if topic.hides_half_typed(&slot.path) {
            unsaid(plain, &topic, (&question, slot), &key)?
        } else if words.is_empty() {
            plain.words_at(&key, &question, &slot.told(plain.today()))?
        } else {
            let usual = words.iter().position(|word| *word == slot.value);
            Some(words[plain.choose(&question, words.clone(), usual)?].clone())
        };
        let Some(typed) = typed else { return Ok(()) };
        let typed = if slot.shape == Shape::Lines {
            typed::items(&typed.replace('\n', ";")).join("\n")
        } else {
            typed
        };
        match topic.fields.typed(&slot.path, &typed, plain.today()) {
            Ok(fields) => return fill_in(plain, &topic, fields),
            Err(error) => plain.tell(&error.to_string())?,
        }
    }
}

/// Points of one team: neither what is stored nor what was half typed is said; an answer settles both.
fn unsaid(
    plain: &mut Plain<'_>,
    topic: &Topic,
    (question, slot): (&str, &Slot),
    key: &DraftKey,
) -> Flow<Option<String>> {
    let typed = if topic.hides(slot) {
        plain.words_unsaid(question, &slot.value)?
    } else {
        plain.words(question, &slot.value)?
    };
    if typed.is_some() {
        plain.answers(key);
    }
    Ok(typed)
}

fn fill_in(plain: &mut Plain<'_>, topic: &Topic, fields: Fields) -> Flow<()> {
    if fields == topic.fields {
        return Ok(());
    }
    plain.change(Command::Fill { topic: topic.id.clone(), fields: Box::new(fields) }).map(drop)
}

/// The words a field is chosen from; none where it is typed.
fn offered(plain: &Plain<'_>, slot: &Slot) -> Vec<String> {
    match slot.shape {
        Shape::Choice(words) => words.iter().map(|word| (*word).to_owned()).collect(),
        Shape::Event => Event::KNOWN.iter().map(|event| event.word().to_owned()).collect(),
        _ if slot.path == calendars::NAMED_IN => {
            plain.session().calendars.iter().map(|named| named.id.to_string()).collect()
        }
        _ => Vec::new(),
    }
}

/// Takes a whole row of a list away.
fn remove_row(plain: &mut Plain<'_>, topic: &Topic) -> Flow<()> {
    let path = which_row(plain, topic)?;
    change_row(plain, topic, &path, "")
}

/// Moves a row before the one above it, or behind the one below.
fn move_row(plain: &mut Plain<'_>, topic: &Topic) -> Flow<()> {
    let path = which_row(plain, topic)?;
    let ways = vec![say("plain.row_up").to_owned(), say("plain.row_down").to_owned()];
    let to = ["up", "down"][plain.choose(say("plain.move_where"), ways, None)?];
    change_row(plain, topic, &path, to)
}

/// The path of a row of a list: "classes/0".
fn which_row(plain: &mut Plain<'_>, topic: &Topic) -> Flow<String> {
    let mut rows: Vec<(String, String)> = Vec::new();
    for slot in topic.fields.slots() {
        let Some((list, index)) = slot.row() else { continue };
        let path = format!("{list}/{index}");
        if rows.iter().all(|(known, _)| *known != path) {
            rows.push((path, row(plain, topic, &slot)));
        }
    }
    let words = rows.iter().map(|(_, words)| words.clone()).collect();
    let chosen = plain.choose(say("plain.which_row"), words, None)?;
    Ok(rows.swap_remove(chosen).0)
}

fn change_row(plain: &mut Plain<'_>, topic: &Topic, path: &str, input: &str) -> Flow<()> {
    if !wording::may_change(plain, topic, true)? {
        return Ok(());
    }
    let topic = current(plain, &topic.id)?;
    match topic.fields.with(path, input) {
        Ok(fields) => fill_in(plain, &topic, fields),
        Err(error) => plain.tell(&error.to_string()),
    }
}
