//! How a promise is measured, in one sentence filled from the same record as the promise itself, by the same templates.
//! What is missing is named at its end: the promise is not measurable until somebody says it.

use super::{Piece, Scope, Sentence, label};
use crate::{assets::words, domain::fields::Fields};

/// How the promise is measured; empty for what is no promise.
pub fn measurement(fields: &Fields) -> Vec<Piece> {
    let key = format!("measurement.{}", fields.kind());
    let Some(template) = words::find(&format!("{key}.text")) else {
        return Vec::new();
    };
    let slots = fields.slots();
    let mut out = Sentence::default();
    let scope = Scope { slots: &slots, key, path: String::new() };
    scope.fill(template, &mut out);
    scope.fill(words::say("measurement.how"), &mut out);
    for (index, slot) in fields.unmeasured().iter().enumerate() {
        let before = if index == 0 { "measurement.missing" } else { "measurement.between" };
        out.words(words::say(before));
        let text = label(&slot.name).to_owned();
        out.pieces.push(Piece { text, slot: Some(slot.path.clone()), hole: true });
    }
    if out.pieces.last().is_some_and(|piece| piece.hole) {
        out.words(words::say("measurement.end"));
    }
    out.pieces
}

#[cfg(test)]
mod tests {
    use super::super::plain;
    use super::*;
    use crate::domain::slot::Part;

    fn filled(kind: &str, values: &[(&str, &str)]) -> Fields {
        let empty = Fields::empty(kind).unwrap();
        values.iter().fold(empty, |fields, (path, value)| fields.with(path, value).unwrap())
    }

    const MEASURED: [(&str, &str); 4] = [
        ("measure/clock_starts", "the lead is handed over"),
        ("measure/clock_stops", "somebody answers"),
        ("measure/calendar", "standard"),
        ("measure/seen_in", "the CRM"),
    ];

    const CLASSES: [(&str, &str); 5] = [
        ("classes/+", "A"),
        ("classes/0/within", "8h"),
        ("classes/+", "B"),
        ("classes/1/within", "2 business days"),
        ("measure/share_kept", "95"),
    ];

    #[test]
    fn a_measurable_promise_says_how_in_one_sentence() {
        let whole = filled("follow_up", &[&CLASSES[..], &MEASURED[..]].concat());
        assert_eq!(
            plain(&measurement(&whole)),
            "Measured as the share of A leads answered within 8 business hours and B leads answered within 2 business \
             days, at least 95 %: the clock starts when the lead is handed over and stops when somebody answers, on \
             calendar standard, seen in the CRM."
        );
    }

    #[test]
    fn what_is_missing_is_named_and_can_be_filled_there() {
        let pieces = measurement(&filled("follow_up", &[&CLASSES[..], &MEASURED[..2]].concat()));
        let said = plain(&pieces);
        assert!(said.ends_with("stops when somebody answers. Not measurable yet: seen in."), "{said}");
        let holes: Vec<&str> =
            pieces.iter().filter(|piece| piece.hole).filter_map(|piece| piece.slot.as_deref()).collect();
        assert_eq!(holes, ["measure/seen_in"], "a promise that names no calendar counts on the usual one");
    }

    #[test]
    fn every_promise_says_every_detail_that_was_filled_in() {
        for kind in Fields::KINDS {
            let empty = Fields::empty(kind).unwrap();
            if !empty.is_promise() {
                assert_eq!(measurement(&empty), [], "{kind}");
                continue;
            }
            let details =
                [("share_kept", "95"), ("reported_as", "share within the limit"), ("scope", "all sources")];
            let details = details.map(|(slot, value)| (format!("measure/{slot}"), value));
            let whole = filled(kind, &MEASURED);
            let whole = details.iter().fold(whole, |fields, (path, value)| fields.with(path, value).unwrap());
            let pieces = measurement(&whole);
            let said: Vec<&str> = pieces.iter().filter_map(|piece| piece.slot.as_deref()).collect();
            for slot in whole.slots().iter().filter(|slot| matches!(slot.part, Part::Measure | Part::Detail))
            {
                assert!(said.contains(&slot.path.as_str()), "{kind} does not say {}", slot.path);
            }
            let missing = plain(&measurement(&empty));
            assert!(missing.ends_with("clock starts when, clock stops when, seen in."), "{missing}");
        }
    }
}
