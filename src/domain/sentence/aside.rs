//! What a topic has beside its sentence: what is voted on with it though nobody reads it there, and details that are
//! never voted on.

use super::label;
use crate::domain::{
    fields::Fields,
    slot::{Part, Shape, Slot},
    topic::Topic,
};

/// What is part of a vote and stands in no sentence, with what was filled in: "stages: inquiry, MQL".
pub fn voted_aside(topic: &Topic) -> Vec<String> {
    let slots = topic.fields.slots();
    let folded = slots.iter().filter(|slot| slot.part == Part::More);
    folded.filter_map(|slot| told(slot, &slots)).collect()
}

/// The details that are filled in already: "share kept: 95 %". They are completed after the vote and never voted on.
pub fn details_aside(topic: &Topic) -> Vec<String> {
    let slots = topic.fields.slots();
    let details = slots.iter().filter(|slot| matches!(slot.part, Part::Measure | Part::Detail));
    details.filter(|slot| slot.shape != Shape::AddRow).filter_map(|slot| told(slot, &slots)).collect()
}

/// What to point out before a vote on the fields: agreed points that do not make 100.
pub fn remark(topic: &Topic) -> Option<String> {
    match &topic.fields {
        Fields::Market(market) => market.remark(),
        _ => None,
    }
}

/// A slot of its own with its value, or a list with the first value of each row; nothing while it is empty.
fn told(slot: &Slot, slots: &[Slot]) -> Option<String> {
    let value = match slot.path.strip_suffix("/+") {
        Some(list) => first_of_rows(list, slots).join(", "),
        None if slot.row().is_none() => slot.value.replace('\n', ", "),
        None => String::new(),
    };
    (!value.is_empty()).then(|| format!("{}: {value}", label(&slot.name)))
}

fn first_of_rows<'a>(list: &str, slots: &'a [Slot]) -> Vec<&'a str> {
    let mut seen = None;
    let rows = slots
        .iter()
        .filter_map(|slot| slot.row().filter(|(name, _)| *name == list).map(|(_, row)| (row, slot)));
    rows.filter(|(row, _)| seen.replace(*row) != Some(*row))
        .map(|(_, slot)| slot.value.as_str())
        .filter(|value| !value.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn topic(kind: &str, values: &[(&str, &str)]) -> Topic {
        let empty = Fields::empty(kind).expect("a kind");
        let fields =
            values.iter().fold(empty, |fields, (path, value)| fields.with(path, value).expect("a slot"));
        Topic::new(kind.into(), kind.to_owned(), fields)
    }

    #[test]
    fn a_preset_detail_is_told_and_is_no_part_of_the_vote() {
        let promise = topic("follow_up", &[("classes/+", "A"), ("measure/share_kept", "95 %")]);
        assert_eq!(voted_aside(&promise), Vec::<String>::new());
        assert_eq!(details_aside(&promise), ["share kept: 95 %"]);
    }

    #[test]
    fn points_that_do_not_make_100_are_pointed_out() {
        let attribute = [("attributes/+", "DACH"), ("attributes/0/agreed", "70")];
        let said = "The agreed points make 70: 30 left.";
        assert_eq!(remark(&topic("market", &attribute)).as_deref(), Some(said));
        let whole = [attribute[0], ("attributes/0/agreed", "100")];
        assert_eq!((remark(&topic("market", &whole)), remark(&topic("lead", &[]))), (None, None));
    }

    #[test]
    fn the_stages_of_a_lead_are_voted_on_by_name() {
        let lead = topic("lead", &[("stages/+", "inquiry"), ("stages/+", "MQL")]);
        let aside = voted_aside(&lead);
        assert!(aside.iter().any(|told| told.ends_with("inquiry, MQL")), "{aside:?}");
    }
}
