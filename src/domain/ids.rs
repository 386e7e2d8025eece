//! Names of things inside a session: short strings that stay the same for ever.

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
