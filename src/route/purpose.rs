//! What every place is for and what to do there next: the key of two sentences that are read under stress.
//!
//! It says no word itself, and there is no place without its sentences.

use crate::{
    domain::{
        session::Session,
        topic::{Phase, Topic},
    },
    effect::Place,
};

/// The key of the two sentences of a place.
pub fn purpose(session: &Session, place: &Place) -> &'static str {
    match place {
        // Help lies over another place and speaks of that one.
        Place::Home | Place::Help | Place::Palette => "help.home",
        Place::Library => "help.library",
        Place::Search => "help.search",
        Place::New => "help.new",
        Place::CheckIn => "help.check_in",
        Place::Due => "help.due",
        Place::Baseline => "help.baseline",
        Place::Item(_) => "help.item",
        Place::Words => "help.words",
        Place::ImportSurvey => "help.import_survey",
        Place::Remeasured => "help.remeasured",
        Place::Tally(_) => "help.tally",
        Place::TopThree => "help.top_three",
        Place::Topics(_) => "help.topics",
        Place::Topic(id) => session.topic(id).map_or("help.topics", of_topic),
        Place::Silent(_) => "help.silent",
        Place::Hearing(_) => "help.hearing",
        Place::ReadAloud(_) => "help.read_aloud",
        Place::Weights(_) => "help.weights",
        Place::Decide(..) => "help.decide",
        Place::Care(_) => "help.care",
        Place::Promises => "help.promises",
        Place::Keep(_) => "help.keep",
        Place::Funnel => "help.funnel",
        Place::Origin(_) => "help.origin",
        Place::Calendars => "help.calendars",
        Place::Calendar(_) => "help.calendar",
        Place::Deadlines(_) => "help.deadlines",
        Place::Cadence => "help.cadence",
        Place::Close => "help.close",
        Place::Thanks => "help.thanks",
        Place::Numbers => "help.numbers",
        Place::After => "help.after",
        Place::Review | Place::ReviewAt(_) => "help.review",
        Place::Compare => "help.compare",
        Place::NextSession => "help.next_session",
        Place::Achieved => "help.achieved",
        Place::Timeline(_) => "help.timeline",
        Place::SoFar => "help.so_far",
        Place::Export => "help.export",
        Place::Rest => "help.rest",
        Place::Energiser => "help.energiser",
        Place::Pairs { .. } => "help.pairs",
        Place::TakeBreak => "help.take_break",
        Place::Agenda => "help.agenda",
        Place::Parking => "help.parking",
        Place::Timer => "help.timer",
        Place::GoTo => "help.go_to",
        Place::Blank => "help.blank",
        Place::Leave => "help.leave",
        Place::PrepAnswers => "help.prep_answers",
        Place::SaveElsewhere => "help.save_elsewhere",
    }
}

/// What a place is for, without what to do next.
pub fn first_sentence(help: &str) -> &str {
    help.split_inclusive(['.', '?']).next().unwrap_or(help)
}

/// A topic is four things to do, one after the other.
fn of_topic(topic: &Topic) -> &'static str {
    match topic.phase() {
        _ if topic.status.is_agreed() => "help.topic_agreed",
        Phase::Propose => "help.topic_propose",
        Phase::Vote if topic.open_round().is_some() => "help.topic_vote",
        // A wording that was drafted before the session is still to be looked at before anybody votes.
        Phase::Merge | Phase::Vote => "help.topic_merge",
        Phase::Decide => "help.topic_decide",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        assets::words::Words,
        text::{width, wrap},
    };

    /// The text of the help window at 48 columns, and at 80.
    const NARROW: usize = 42;
    const WIDE: usize = 64;

    #[test]
    fn every_help_is_two_sentences_that_leave_room_for_the_keys() {
        for (words, rows) in [(Words::ours(), [3, 2]), (Words::german(), [4, 3])] {
            let helps: Vec<(&str, &str)> = words.iter().filter(|(key, _)| key.starts_with("help.")).collect();
            assert!(helps.len() > 50);
            for (key, text) in helps {
                let ends = text.matches(". ").count() + text.matches("? ").count();
                assert!(ends == 1 && text.ends_with('.'), "{key} is two sentences: {text}");
                let (first, next) = text.split_at(first_sentence(text).len());
                assert!(first.ends_with(['.', '?']) && next.starts_with(' '), "{key}: {first}");
                let taken = [NARROW, WIDE].map(|columns| wrap(text, columns).len());
                assert!(taken[0] <= rows[0] && taken[1] <= rows[1], "{key}: {taken:?} rows, {}", width(text));
            }
        }
    }
}
