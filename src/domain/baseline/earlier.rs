//! The survey of an earlier session, kept beside this session's own so that both can be read together.
//! It is a copy of what that session holds as counts; nothing under the threshold of its time is in it.

use super::Wave;
use crate::domain::{extra::Extra, ids::SessionId, moment::Day};
use serde::{Deserialize, Serialize};

/// What both teams answered the last time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Earlier {
    /// The session that holds it.
    pub session: SessionId,
    /// Its full name.
    pub name: String,
    /// The day of that session.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Day>,
    /// The survey.
    pub wave: Wave,
    /// Fields a later version wrote here.
    #[serde(flatten)]
    pub extra: Extra,
}
