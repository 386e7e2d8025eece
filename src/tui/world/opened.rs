//! An opened session as the screens take it: plain values, and sentences instead of reasons.

use crate::{
    domain::history::Workshop,
    effect::Opened,
    import::practice::Cue,
    store::{self, Access},
};
use std::path::PathBuf;

/// An opened session as plain values.
pub(super) fn plain(opened: &store::Opened, cues: Vec<Cue>) -> Opened {
    Opened {
        workshop: opened.workshop.clone(),
        drafts: opened.drafts.clone(),
        path: opened.path.clone(),
        read_only: match &opened.access {
            Access::ReadWrite(_) => None,
            Access::ReadOnly(reason) => Some(reason.to_string()),
        },
        is_apart: opened.is_apart(),
        stood: opened.room.as_ref().map(|room| room.place.clone()),
        recovered: opened.recovered.as_ref().map(|recovered| recovered.told(&opened.workshop.session().zone)),
        cues,
    }
}

/// A session that is in memory only.
pub(super) fn without_a_file(workshop: Workshop, cues: Vec<Cue>) -> Opened {
    Opened {
        workshop,
        drafts: Vec::new(),
        path: PathBuf::new(),
        read_only: None,
        is_apart: false,
        stood: None,
        recovered: None,
        cues,
    }
}

/// The same where looking was asked for: nothing that writes is offered.
pub(super) fn looked_at(opened: &store::Opened) -> Opened {
    Opened { is_apart: false, ..plain(opened, Vec::new()) }
}
