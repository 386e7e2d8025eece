//! A lead as a log carries it: who has it, what happened to it and when. Plain values; it judges nothing.

use crate::{
    domain::event::{Channel, Event, Response},
    hours::Instant,
};

/// A lead of a log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lead {
    /// Its id in the log.
    pub id: String,
    /// How often it had been sent back and handed over again before: 0 the first time round.
    pub round: u32,
    /// The product or segment it is for.
    pub product: String,
    /// Its class: A, B, C.
    pub class: String,
    /// Who has it; empty for nobody.
    pub owner: String,
    /// Where it came from.
    pub source: String,
    /// What happened to it.
    pub events: Vec<Occurrence>,
    /// The fields that were filled on hand-over.
    pub fields: Vec<String>,
    /// The questions that were answered by then: budget, authority, need, timing.
    pub known: Vec<String>,
    /// The score for fit on hand-over.
    pub fit: Option<u32>,
    /// The score for intent on hand-over.
    pub intent: Option<u32>,
}

/// Something that happened to a lead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// What happened.
    pub event: Event,
    /// When.
    pub at: Instant,
    /// How.
    pub how: How,
}

/// What a log says of an event beyond its time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct How {
    /// What kind of response or attempt it was.
    pub response: Option<Response>,
    /// By which channel an attempt was made.
    pub channel: Option<Channel>,
    /// Whether the person was reached.
    pub contact: bool,
    /// Why it was sent back.
    pub reason: String,
}

impl Lead {
    /// The lead once for each time it was handed over, for logs in which leads come round again: each round begins
    /// with its hand-over and knows the next one, so that an early return can be seen.
    pub fn rounds(&self) -> Vec<Self> {
        let mut events = self.events.clone();
        events.sort_by_key(|event| event.at);
        let mut begins = vec![0];
        let mut sent_back = false;
        for (place, occurrence) in events.iter().enumerate() {
            match occurrence.event {
                Event::SentBack => sent_back = true,
                Event::HandedOver if sent_back => {
                    begins.push(place);
                    sent_back = false;
                }
                _ => {}
            }
        }
        let ends = begins.iter().skip(1).map(|next| next + 1).chain([events.len()]);
        let round = |(round, (begin, end)): (u32, (&usize, usize))| Self {
            round,
            events: events[*begin..end].to_vec(),
            ..self.clone()
        };
        (0..).zip(begins.iter().zip(ends)).map(round).collect()
    }
}
