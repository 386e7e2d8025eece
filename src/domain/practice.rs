//! A practice the teams commit to: what is done, for what, within which time and by when it starts.

use crate::domain::{limit::Limit, moment::Day, slot::record};

record! {
    /// A practice; who answers for it is the topic's owner.
    Practice {
        /// What is done.
        need what: String,
        /// For what or with whom: campaigns, client meetings, a counterpart.
        room with: String,
        /// How long before, or how often.
        room ahead: Option<Limit>,
        /// The other side answers within this.
        room answer_within: Option<Limit>,
        /// In place by.
        need by: Option<Day>,
    }
}
