//! An objection told afterwards: what was said, what would have made it acceptable, what became of it. It changes
//! nothing and counts nobody.

use crate::{
    assets::words::{fill, say},
    domain::{
        objection::{Fate, Objection},
        people::Team,
        topic::Topic,
    },
};

/// What was objected in so many words and is settled since: met by another wording, or taken back.
pub fn settled(topic: &Topic) -> impl Iterator<Item = &Objection> {
    let settled = |fate: &Fate| matches!(fate, Fate::MetByAmendment { .. } | Fate::Withdrawn);
    topic.objections.iter().filter(move |one| settled(&one.fate) && !one.reason.is_empty())
}

/// "Marketing objected: too slow. Acceptable if: 5 minutes. Met by draft 2."
pub fn told(objection: &Objection) -> String {
    let team = match objection.team {
        Team::Sales => say("team.sales"),
        Team::Marketing => say("team.marketing"),
    };
    let reason = match objection.reason.as_str() {
        "" => say("objection.reason_not_given"),
        reason => reason,
    };
    let who = match objection.named.as_str() {
        "" => team.to_owned(),
        name => format!("{team} ({name})"),
    };
    let mut said = ended(fill("objection.told", &[("team", &who), ("reason", &reason)]));
    if !objection.acceptable_if.is_empty() {
        let what = fill("playbook.acceptable_if", &[("what", &objection.acceptable_if)]);
        said = format!("{said} {}", ended(what));
    }
    match &objection.fate {
        Fate::Open => said,
        Fate::MetByAmendment { revision } => {
            format!("{said} {}", fill("objection.met_by", &[("n", revision)]))
        }
        Fate::Withdrawn => format!("{said} {}", say("objection.taken_back")),
        Fate::GoAhead => format!("{said} {}", say("objection.written_down")),
        Fate::Stands => format!("{said} {}", say("objection.not_agreed")),
    }
}

/// A full stop at the end, unless the words bring their own.
fn ended(mut said: String) -> String {
    if !said.ends_with(['.', '!', '?', '…']) {
        said.push('.');
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::moment::Moment;

    fn objection(fate: Fate) -> Objection {
        Objection {
            number: 1,
            team: Team::Marketing,
            revision: 1,
            round: 1,
            at: Moment::parse("2026-03-12T12:10:00Z").unwrap(),
            reason: "Too slow".to_owned(),
            acceptable_if: "Five minutes!".to_owned(),
            named: String::new(),
            fate,
        }
    }

    #[test]
    fn it_says_what_was_said_and_what_became_of_it() {
        let met = told(&objection(Fate::MetByAmendment { revision: 2 }));
        assert_eq!(met, "Marketing objected: Too slow. Acceptable if: Five minutes! Met by draft 2.");
        let named = Objection { named: "Lee".to_owned(), ..objection(Fate::Withdrawn) };
        assert!(told(&named).starts_with("Marketing (Lee) objected"), "{}", told(&named));
        assert!(told(&named).ends_with("No longer held."), "{}", told(&named));
    }
}
