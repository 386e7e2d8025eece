//! What a person types into a slot, read in: lists on one line, rows that begin with any of their slots, and the
//! fields as they would be if the half-typed text were accepted.

use crate::{
    domain::{
        fields::Fields,
        moment::Day,
        sentence::{is_said, sentence},
        slot::{Shape, Slot, SlotError},
        topic::Topic,
    },
    screen::Context,
};

/// What separates the items of a list inside a sentence, the plainest first, and how it is written.
const SEPARATORS: [(char, &str); 3] = [(',', ", "), (';', "; "), ('\n', "\n")];

/// Letters at the end of half-typed text that may be in the way of reading it: no unit has more.
const UNREAD: usize = 16;

/// The topic's fields with the half-typed value read in, as far as it can be read.
pub(crate) fn fields_as_typed(ctx: &Context<'_>, topic: &Topic) -> Fields {
    let field = ctx.field.filter(|field| field.key.topic == topic.id.as_str());
    let typed = field.and_then(|field| half_typed(&topic.fields, (field.name(), field.value()), ctx.today()));
    typed.unwrap_or_else(|| topic.fields.clone())
}

/// The fields with text read in that may stop in the middle of a word: "8 hou" counts as "8 h" did, so that what
/// depends on it does not jump back and forth while somebody types.
fn half_typed(fields: &Fields, (path, text): (&str, &str), today: Day) -> Option<Fields> {
    if let Ok(whole) = read_in(fields, (path, text), today) {
        return Some(whole);
    }
    let ends = text.char_indices().rev().map(|(end, _)| text[..end].trim_end());
    let begun = ends.take(UNREAD).take_while(|begun| !begun.is_empty());
    begun.into_iter().find_map(|begun| read_in(fields, (path, begun), today).ok())
}

/// The fields with `text`, as it was typed today, read into the slot at `path`.
pub(super) fn read_in(
    fields: &Fields,
    (path, text): (&str, &str),
    today: Day,
) -> Result<Fields, SlotError> {
    if path.contains('+') && text.trim().is_empty() {
        return Ok(fields.clone());
    }
    let path = begun_with(fields, path);
    match slot_at(fields, &path) {
        Some(slot) if slot.shape == Shape::Lines && is_said(fields) => {
            fields.with(&path, &items(text, &slot.value).join("\n"))
        }
        _ => fields.typed(&path, text, today),
    }
}

/// What a slot of a sentence is edited as: a list on one line, everything else as it is.
pub(super) fn as_edited(fields: &Fields, slot: &Slot, today: Day) -> String {
    if slot.shape != Shape::Lines || !is_said(fields) {
        return slot.told(today);
    }
    let (_, joiner) = separators(&slot.value)[0];
    slot.value.replace('\n', joiner)
}

/// The slot that typing at `path` fills, once it is there: the row that `path` begins is a row of the list then.
pub(super) fn filled_by(fields: &Fields, path: &str) -> String {
    let path = begun_with(fields, path);
    let Some((list, rest)) = path.split_once("/+/") else { return path };
    format!("{list}/{}/{rest}", rows_of(fields, list))
}

/// A new row of a list begins with the slot that its sentence says first.
pub(super) fn begun_with(fields: &Fields, path: &str) -> String {
    let begun = || {
        let list = path.strip_suffix("/+")?;
        let row = format!("{list}/{}/", rows_of(fields, list));
        let said = sentence(&fields.with(path, "").ok()?);
        let first = said.iter().find_map(|piece| piece.slot.as_deref()?.strip_prefix(&row));
        first.map(|name| format!("{path}/{name}"))
    };
    begun().unwrap_or_else(|| path.to_owned())
}

/// How many rows a list has.
fn rows_of(fields: &Fields, list: &str) -> usize {
    let slots = fields.slots();
    let rows = slots.iter().filter_map(|slot| slot.row().filter(|(name, _)| *name == list));
    rows.map(|(_, index)| index + 1).max().unwrap_or(0)
}

fn slot_at(fields: &Fields, path: &str) -> Option<Slot> {
    fields.slots().into_iter().find(|slot| slot.path == path)
}

/// What separates the items of a list: nothing that stands inside one of those it has.
fn separators(stored: &str) -> &'static [(char, &'static str)] {
    let free =
        SEPARATORS.iter().position(|(separator, _)| *separator == '\n' || !stored.contains(*separator));
    &SEPARATORS[free.unwrap_or(0)..]
}

fn items<'a>(text: &'a str, stored: &str) -> Vec<&'a str> {
    let separators = separators(stored);
    let separates = |character: char| separators.iter().any(|(separator, _)| *separator == character);
    text.split(separates).map(str::trim).filter(|item| !item.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn criteria(required: &str) -> Fields {
        Fields::empty("criteria").unwrap().with("required", required).unwrap()
    }

    fn today() -> Day {
        Day::parse("2026-03-12").unwrap()
    }

    fn required(fields: &Fields) -> String {
        slot_at(fields, "required").unwrap().value
    }

    #[test]
    fn a_limit_counts_from_its_first_readable_letter_to_its_last() {
        let empty = Fields::empty("follow_up").unwrap();
        let stored = empty.with("classes/+", "A").and_then(|fields| fields.with("classes/0/within", "4 hours"));
        let stored = stored.unwrap();
        let within = |text: &str| {
            let fields = half_typed(&stored, ("classes/0/within", text), today())?;
            slot_at(&fields, "classes/0/within").map(|slot| slot.value)
        };
        for text in ["8 h", "8 ho", "8 hou", "8 hour", "8 hours", "8 hours "] {
            assert_eq!(within(text).as_deref(), Some("8 business hours"), "{text}");
        }
        assert_eq!(within("8"), None, "no unit was ever read: what is stored stays");
        assert_eq!(within(&"x".repeat(10_000)), None);
    }

    #[test]
    fn a_date_is_read_as_every_other_date_and_told_by_its_name() {
        let timelines = Fields::empty("timelines").unwrap();
        let dated = |text: &str| read_in(&timelines, ("from", text), today());
        for text in ["2026-03-24", "24 Mar", "24.3.", "Tue 24 Mar", "+12"] {
            let slot = slot_at(&dated(text).unwrap(), "from").unwrap();
            assert_eq!((slot.value.as_str(), slot.told(today()).as_str()), ("2026-03-24", "Tue 24 Mar"), "{text}");
        }
        let refused = dated("soon").unwrap_err().to_string();
        assert!(refused.contains("24 Mar") && refused.contains("\"soon\""), "{refused}");
        let row = read_in(&Fields::empty("meeting").unwrap(), ("shifts/+/from", "24 Mar"), today()).unwrap();
        assert_eq!(slot_at(&row, "shifts/0/from").unwrap().value, "2026-03-24");
        let past = slot_at(&dated("2026-02-03").unwrap(), "from").unwrap();
        assert_eq!(past.told(today()), "Tue 03 Feb 2026", "without its year it would be the next one");
    }

    #[test]
    fn a_comma_a_semicolon_and_a_new_line_separate() {
        let fields = criteria("name");
        for typed in ["name, e-mail, source", "name; e-mail;source;", "name\ne-mail, ; source"] {
            assert_eq!(
                required(&read_in(&fields, ("required", typed), today()).unwrap()),
                "name\ne-mail\nsource",
                "{typed}"
            );
        }
    }

    #[test]
    fn what_is_edited_reads_back_as_it_was() {
        for stored in ["name\ne-mail", "city, country\ne-mail", "city, country\na; b", "", "one"] {
            let fields = criteria(stored);
            let edited = as_edited(&fields, &slot_at(&fields, "required").unwrap(), today());
            assert_eq!(read_in(&fields, ("required", &edited), today()).unwrap(), fields, "{edited:?}");
        }
        let fields = criteria("city, country\ne-mail");
        assert_eq!(as_edited(&fields, &slot_at(&fields, "required").unwrap(), today()), "city, country; e-mail");
    }

    #[test]
    fn lists_of_free_wording_stay_lists_of_lines() {
        let persona = Fields::empty("messaging").unwrap();
        let path = persona.slots().into_iter().find(|slot| slot.shape == Shape::Lines).unwrap().path;
        let fields = read_in(&persona, (&path, "one, two\nthree"), today()).unwrap();
        assert_eq!(slot_at(&fields, &path).unwrap().value, "one, two\nthree");
    }

    #[test]
    fn a_row_begins_where_its_sentence_begins() {
        let volume = Fields::empty("volume").unwrap();
        let begun = read_in(&volume, ("products/+", "100"), today()).unwrap();
        assert_eq!(begun, volume.with("products/+/leads", "100").unwrap());
        assert_eq!(filled_by(&volume, "products/+"), "products/0/leads");
        assert_eq!(filled_by(&begun, "products/+/product"), "products/1/product");
        assert_eq!(filled_by(&begun, "loaded_within"), "loaded_within");
        assert_eq!(read_in(&volume, ("products/+/leads", " "), today()).unwrap(), volume);
    }
}
