//! An opened session as the screens take it: plain values, and what was recovered as a sentence.

use crate::{
    assets::words::{count, fill, say},
    domain::history::Workshop,
    effect::Opened,
    import::practice::Cue,
    store::{self, Access, Recovered},
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
        recovered: opened.recovered.as_ref().map(|recovered| recovery(recovered, &opened.workshop)),
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

/// "Recovered 41 changes and your last words from 14:21; one unfinished change was lost."
fn recovery(recovered: &Recovered, workshop: &Workshop) -> String {
    let mut text = count("app.recovered", recovered.changes as u64);
    if let Some(at) = recovered.last_words_at {
        text.push(' ');
        text.push_str(&fill("app.recovered_words", &[("time", &at.clock_in(&workshop.session().zone))]));
    }
    if recovered.torn {
        text.push(' ');
        text.push_str(say("app.recovered_torn"));
    }
    text
}
