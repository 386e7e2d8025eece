//! The eight kinds of promise with their typed fields and units. What a promise says in words is filled
//! from the words file by `domain::sentence`, so that sentence and fields are one value.

mod spoken;

pub use spoken::{Cap, Per, Spacing, SurgeCap};

use crate::domain::{
    event::{Channel, Event, Response},
    limit::{Limit, Share},
    moment::Day,
    slot::{choice, named::Several, record},
};

record! {
    /// How a promise is measured: completed when there is time, never voted.
    Measure {
        /// The event that starts the clock.
        measure clock_starts: Option<Event>,
        /// The event that stops it.
        measure clock_stops: Option<Event>,
        /// Id of the session's business calendar; a promise that names none counts on the usual one.
        detail calendar: String,
        /// The system in which it can be seen.
        measure seen_in: String,
        /// Share of cases that must be kept.
        detail share_kept: Option<Share>,
        /// How it is reported: share within the limit, median.
        detail reported_as: String,
        /// Which cases count.
        detail scope: String,
    }
}

record! {
    /// How many leads Marketing delivers.
    Volume {
        /// Per product or segment.
        need products: Vec<ProductVolume>,
        /// Where they come from.
        more sources: Vec<SourceShare>,
        /// The least share Sales accepts.
        room accepted_at_least: Option<Share>,
        /// From the event to the system of record.
        room loaded_within: Option<Limit>,
        /// How it is measured.
        detail measure: Measure,
    }
}

impl Volume {
    /// Leads a month over all products, once every one of them has its number.
    pub fn promised(&self) -> Option<u32> {
        let sum = self.products.iter().try_fold(0_u32, |sum, product| sum.checked_add(product.leads?))?;
        (sum > 0).then_some(sum)
    }
}

record! {
    /// Leads a month for one product or segment.
    ProductVolume {
        /// The product or segment.
        need product: String,
        /// Leads per month.
        need leads: Option<u32>,
    }
}

record! {
    /// A source's share of the mix.
    SourceShare {
        /// The source.
        need source: String,
        /// Its share.
        need share: Option<Share>,
    }
}

record! {
    /// What Sales may expect of a lead that is handed over.
    Criteria {
        /// Fields that must be filled on hand-over.
        need required: Vec<String>,
        /// Score from which it fits.
        more fit: Option<u32>,
        /// Score from which it wants to buy.
        more intent: Option<u32>,
        /// How many of the questions must be answered yes.
        room qualified: Option<u32>,
        /// The questions: budget, authority, need, timing.
        room questions: Vec<String>,
        /// How it is measured.
        detail measure: Measure,
    }
}

record! {
    /// When Sales first answers a lead.
    FollowUp {
        /// Per class of lead.
        need classes: Vec<LeadClass>,
        /// How Sales makes contact.
        room by: String,
        /// What counts as an answer; an automatic reply never does.
        room counts: Several<Response>,
        /// What happens when it is missed.
        room if_missed: String,
        /// How it is measured.
        detail measure: Measure,
    }
}

record! {
    /// One class of lead and how fast it is answered.
    LeadClass {
        /// The class.
        need class: String,
        /// The first answer comes within this.
        need within: Option<Limit>,
    }
}

record! {
    /// How often Sales tries.
    Attempts {
        /// At least this many attempts.
        need attempts: Option<u32>,
        /// Within this time.
        need within: Option<Limit>,
        /// By which channels.
        room channels: Several<Channel>,
        /// How far apart.
        room spacing: Spacing,
        /// How it is measured.
        detail measure: Measure,
    }
}

choice! {
    /// Yes or no.
    YesNo {
        /// Yes.
        Yes = "yes",
        /// No.
        No = "no",
    }
}

record! {
    /// How fast Sales accepts a lead or sends it back.
    AcceptReject {
        /// Decided within this.
        need within: Option<Limit>,
        /// Whether sending back needs a reason code.
        room reason_required: Option<YesNo>,
        /// How it is measured.
        detail measure: Measure,
    }
}

record! {
    /// What Marketing does with a lead sent back.
    HandBack {
        /// Per reason.
        need reasons: Vec<ReasonRule>,
        /// When the score starts again.
        room score_reset: Option<Event>,
        /// How it is measured.
        detail measure: Measure,
    }
}

choice! {
    /// What happens to a lead that is sent back.
    HandBackAction {
        /// Kept warm.
        Nurture = "nurture",
        /// Put away.
        Archive = "archive",
        /// Given to somebody else.
        ReRoute = "re-route",
        /// Its data is mended.
        FixData = "fix data",
    }
}

record! {
    /// The rule for one reason code.
    ReasonRule {
        /// The reason.
        need reason: String,
        /// What Marketing does.
        need action: Option<HandBackAction>,
        /// Taken over within this.
        need take_over: Option<Limit>,
        /// Approached again after this.
        room again_after: Option<Limit>,
        /// Given up after this.
        room end_after: Option<Limit>,
        /// When it may come back to Sales.
        room may_return: Option<Event>,
    }
}

record! {
    /// What happens when a promise is about to be missed.
    Escalation {
        /// The ladder, first rung first.
        need rungs: Vec<Rung>,
        /// How it is measured.
        detail measure: Measure,
    }
}

record! {
    /// One rung of the ladder.
    Rung {
        /// Share of the limit that has passed; over 100 % is after the deadline.
        need at: Option<Share>,
        /// Who is told.
        need who: String,
        /// What they do.
        room action: String,
    }
}

record! {
    /// The timelines and exceptions that bind everybody.
    Timelines {
        /// In force from.
        need from: Option<Day>,
        /// The period promises are counted in.
        room period: String,
        /// Looked at again by; it stays in force until then and after.
        need review_by: Option<Day>,
        /// Leads above this are outside the promise.
        room surge_cap: SurgeCap,
        /// Who covers absence.
        room absence: String,
        /// What holds during an outage.
        room outage: String,
        /// How it is measured.
        detail measure: Measure,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_earlier_sessions_wrote_in_their_own_words_is_kept() {
        let follow_up = r#"{"counts":"call logged, a card","measure":{"clock_starts":"end of the event","clock_stops":"lead is accepted","calendar":"standard"}}"#;
        let clause: FollowUp = serde_json::from_str(follow_up).unwrap();
        assert_eq!(clause.measure.clock_starts, Some(Event::Named("end of the event".into())));
        assert_eq!(clause.measure.clock_stops, Some(Event::Accepted));
        assert_eq!(clause.counts, Several(vec![Response::CallLogged, Response::Named("a card".into())]));
        let written = serde_json::to_string(&clause).unwrap();
        assert_eq!(written, follow_up.replace("\"call logged, a card\"", "[\"call logged\",\"a card\"]"));
        for same in [
            r#"{"period":"quarter","surge_cap":"150 leads in a week; above that twice the time"}"#,
            r#"{"surge_cap":"as many as we can"}"#,
        ] {
            let clause: Timelines = serde_json::from_str(same).unwrap();
            assert_eq!(serde_json::to_string(&clause).unwrap(), same);
        }
        let tries: Attempts =
            serde_json::from_str(r#"{"channels":"phone or e-mail","spacing":"a week apart"}"#).unwrap();
        assert_eq!(tries.channels.0.len(), 1, "one name, as it was written");
        assert_eq!(tries.spacing.least(), None);
    }
}
