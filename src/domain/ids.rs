//! Names of things inside a session: short strings that stay the same for ever.

use crate::domain::moment::Moment;
use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }
    };
}

id!(
    /// A session: random, and sortable by the time it was made.
    SessionId
);
id!(
    /// A topic: its slug in the shipped list (`lead`), or `t12` from the session's counter.
    TopicId
);
id!(
    /// Somebody on the attendance list.
    PersonId
);
id!(
    /// A box of the agenda.
    BoxId
);
id!(
    /// An action somebody took on.
    ActionId
);
id!(
    /// Something put on the parking lot.
    ParkedId
);
id!(
    /// A business calendar of the session.
    CalendarId
);

/// Digits and letters of random parts: none that are taken for each other.
const LETTERS: &[u8; 32] = b"23456789abcdefghjkmnpqrstuvwxyz0";

impl SessionId {
    /// An id that sorts by the time it was made and ends in five random letters.
    pub fn drawn(at: Moment, draw: u64) -> Self {
        let time = at.in_zone("UTC").strftime("%y%m%d-%H%M%S");
        let letters = (0..5).map(|place| char::from(LETTERS[(draw >> (place * 5)) as usize % LETTERS.len()]));
        Self(format!("{time}-{}", letters.collect::<String>()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn session_ids_sort_by_time_and_differ_by_their_draw() {
        let at = |text: &str| Moment::parse(text).unwrap();
        let id = SessionId::drawn(at("2026-03-12T12:10:05Z"), 0);
        assert_eq!(id.as_str(), "260312-121005-22222");
        assert!(
            SessionId::drawn(at("2026-03-12T12:10:06Z"), 0)
                > SessionId::drawn(at("2026-03-12T12:10:05Z"), 99)
        );
        let drawn: std::collections::BTreeSet<_> =
            (0..1000).map(|draw| SessionId::drawn(at("2026-03-12T12:10:05Z"), draw)).collect();
        assert_eq!(drawn.len(), 1000);
    }
}
