//! What a vote leaves out though it was typed at its topic: words that nobody took over yet. It opens no vote.

use crate::{
    domain::{draft::DraftKey, session::Session, topic::Topic},
    effect::Ending,
};

/// Whether half-typed text of this field may be taken for part of a vote on the topic, and may be told to the room.
/// What a side brings, and the reason of an end that is voted on, are typed for another time.
pub fn is_left_out_of_vote(session: &Session, topic: &Topic, key: &DraftKey) -> bool {
    let waits = [Ending::Retire, Ending::LetGo].iter().any(|end| key.field == end.field("reason"));
    let words = !key.field.starts_with("proposal") && !waits;
    key.topic == topic.id.as_str() && words && session.may_tell(key)
}
