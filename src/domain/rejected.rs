//! Why a command was not accepted. Nothing has changed when one of these comes back.

use crate::{
    assets::words::{fill, say},
    domain::{baseline::team_name, moment::Day, people::Team, rule::Verdict},
};

/// A command the session does not accept, with what to do instead where there is something.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Rejected {
    /// Nothing with this id.
    #[error("{}", fill("rejected.not_found", &[("what", &say(what)), ("id", id)]))]
    NotFound {
        /// The key of the word for the kind of thing.
        what: &'static str,
        /// The id asked for.
        id: String,
    },
    /// The id is taken.
    #[error("{}", fill("rejected.taken", &[("what", &say(what)), ("id", id)]))]
    Taken {
        /// The key of the word for the kind of thing.
        what: &'static str,
        /// The id.
        id: String,
    },
    /// Something that must have text has none: the key of the word for it.
    #[error("{}", fill("rejected.empty", &[("what", &say(_0))]))]
    Empty(&'static str),
    /// Agreed words need a decision first.
    #[error("{}", fill("rejected.reopen_first", &[("title", _0)]))]
    ReopenFirst(String),
    /// Fields of another kind.
    #[error("{}", fill("rejected.wrong_kind", &[("title", topic), ("kind", kind)]))]
    WrongKind {
        /// The topic.
        topic: String,
        /// The kind it has.
        kind: &'static str,
    },
    /// Nothing to vote on.
    #[error("{}", fill("rejected.no_wording", &[("title", _0)]))]
    NoWording(String),
    /// A vote is on already.
    #[error("{}", fill("rejected.vote_open", &[("title", _0)]))]
    VoteOpen(String),
    /// No vote is on.
    #[error("{}", fill("rejected.no_vote", &[("title", _0)]))]
    NoVote(String),
    /// The round is of the other method.
    #[error("{}", fill("rejected.other_method", &[("n", _0)]))]
    OtherMethod(u32),
    /// Counts and people do not match.
    #[error("{}", fill("rejected.count_mismatch", &[("counted", counted), ("present", present)]))]
    CountMismatch {
        /// What was counted.
        counted: u32,
        /// Who was here.
        present: u32,
    },
    /// A side is missing.
    #[error("{}", fill("rejected.side_missing", &[("team", &team_name(*_0))]))]
    SideMissing(Team),
    /// The rule says no.
    #[error("{}", fill("rejected.by_rule", &[("why", &in_words(*_0))]))]
    NotAgreedByRule(Verdict),
    /// The session is closed, and since which day.
    #[error("{}", fill("rejected.closed", &[("date", &_0.long())]))]
    Closed(Day),
    /// The session is not closed.
    #[error("{}", say("rejected.not_closed"))]
    NotClosed,
    /// A value outside its range.
    #[error("{}", fill("rejected.between", &[("what", &say(what)), ("low", low), ("high", high), ("given", given)]))]
    Between {
        /// The key of the word for it.
        what: &'static str,
        /// Smallest value.
        low: u32,
        /// Largest value.
        high: u32,
        /// The value given.
        given: u32,
    },
    /// An assumption of another kind, or out of its range.
    #[error("{}", fill("rejected.assumption", &[("what", what), ("range", range)]))]
    Assumption {
        /// What is assumed.
        what: String,
        /// What it may be.
        range: String,
    },
    /// An unknown time zone.
    #[error("{}", fill("rejected.zone", &[("name", _0)]))]
    Zone(String),
    /// A survey that cannot be attached.
    #[error("{}", fill("rejected.survey", &[("why", _0)]))]
    Survey(String),
    /// Words about the other team are off.
    #[error("{}", say("rejected.words_not_agreed"))]
    WordsNotAgreed,
    /// Words that cannot be attached.
    #[error("{}", fill("rejected.words", &[("why", _0)]))]
    Words(crate::domain::baseline::words::WordsProblem),
    /// Still in use.
    #[error("{}", fill("rejected.still_owns", &[("name", name), ("what", what)]))]
    StillOwns {
        /// The person.
        name: String,
        /// What they own.
        what: String,
    },
    /// A calendar that promises refer to.
    #[error("{}", fill("rejected.calendar_in_use", &[("name", calendar), ("promises", promises)]))]
    CalendarInUse {
        /// The calendar.
        calendar: String,
        /// The promises that refer to it.
        promises: String,
    },
    /// Nothing to take over from.
    #[error("{}", say("rejected.follows_nothing"))]
    FollowsNothing,
    /// A session cannot follow itself.
    #[error("{}", say("rejected.follows_itself"))]
    FollowsItself,
    /// It follows another one already.
    #[error("{}", say("rejected.follows_another"))]
    FollowsAnother,
    /// What was agreed ends by a vote on that.
    #[error("{}", fill("rejected.ends_by_vote", &[("title", _0)]))]
    EndsByVote(String),
    /// Nothing to undo.
    #[error("{}", say("rejected.nothing_to_undo"))]
    NothingToUndo,
    /// Nothing to redo.
    #[error("{}", say("rejected.nothing_to_redo"))]
    NothingToRedo,
    /// An empty batch.
    #[error("{}", say("rejected.nothing_to_do"))]
    NothingToDo,
}

/// Why the rule does not call it agreed.
fn in_words(verdict: Verdict) -> String {
    let of_team = |key: &str, team: Team| fill(key, &[("team", &team_name(team))]);
    match verdict {
        Verdict::NoVote => say("rejected.verdict.no_vote").to_owned(),
        Verdict::VoteOpen => say("rejected.verdict.vote_open").to_owned(),
        Verdict::ChangedSinceVote => say("rejected.verdict.changed_since_vote").to_owned(),
        Verdict::TeamMissing(team) => of_team("rejected.verdict.team_missing", team),
        Verdict::TooFewAnswered(team) => of_team("rejected.verdict.too_few_answered", team),
        Verdict::ObjectionOpen(team) => of_team("rejected.verdict.objection_open", team),
        Verdict::NotAgreed(team) => of_team("rejected.verdict.not_agreed", team),
        Verdict::Outweighed(team) => of_team("rejected.verdict.outweighed", team),
        Verdict::Agreed => say("rejected.verdict.agreed").to_owned(),
        Verdict::AgreedWithDissent => say("rejected.verdict.agreed_with_dissent").to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_is_a_sentence_of_the_words_in_use() {
        let nobody = Rejected::NotFound { what: "rejected.what.person", id: "p9".to_owned() };
        assert_eq!(nobody.to_string(), "there is no person \"p9\" in this session");
        assert_eq!(Rejected::SideMissing(Team::Sales).to_string(), "Sales has not voted yet");
        let rule = Rejected::NotAgreedByRule(Verdict::ObjectionOpen(Team::Marketing));
        let why = "an objection of Marketing waits for its answer";
        assert_eq!(rule.to_string(), format!("the rule does not call this agreed: {why}"));
        assert_eq!(Rejected::Empty("rejected.what.title").to_string(), "the title must not be empty");
    }
}
