//! Whether a promise is kept, in one word and in a sentence that can be read aloud. It counts nothing itself.

use crate::{
    assets::words::{count, fill, say},
    capacity::{
        form::Form,
        load::{Fit, Load},
        simulation::{Answer, Needed},
    },
};

/// How a promise stands, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is kept.
    Fits,
    /// It is kept, without much to spare.
    Tight,
    /// It is not kept for the share of leads it was promised for, or the work falls behind slowly.
    Slips,
    /// Every week puts the work another day or more behind.
    Breaks,
    /// No number of people keeps it.
    Never,
}

impl Verdict {
    /// By arithmetic at once; by the simulation when all of it is known.
    pub fn of(form: &Form, answer: Option<&Answer>) -> Self {
        let load = Load::of(form);
        let answer = answer.filter(|answer| answer.complete);
        if answer.is_some_and(|answer| answer.needed == Needed::Never) {
            Self::Never
        } else if load.days_behind_after(1.0) >= 1.0 {
            Self::Breaks
        } else if load.fit() == Fit::Over || answer.is_some_and(|answer| !answer.promise.keeps(form.target)) {
            Self::Slips
        } else if load.fit() == Fit::Tight {
            Self::Tight
        } else {
            Self::Fits
        }
    }

    /// The word that says it.
    pub fn word(self) -> &'static str {
        say(match self {
            Self::Fits => "keep.fits",
            Self::Tight => "keep.tight",
            Self::Slips => "keep.slips",
            Self::Breaks => "keep.breaks",
            Self::Never => "keep.never",
        })
    }
}

/// The answer in a sentence that can be read aloud: yes or no, for how many people, and how many it takes.
pub fn aloud(form: &Form, answer: &Answer) -> String {
    let verdict = Verdict::of(form, Some(answer));
    let key = match verdict {
        Verdict::Fits => "keep.aloud_fits",
        Verdict::Tight => "keep.aloud_tight",
        Verdict::Slips => "keep.aloud_slips",
        Verdict::Breaks => "keep.aloud_breaks",
        Verdict::Never => return say("keep.aloud_never").to_owned(),
    };
    let mut text = fill(key, &[("people", &count("capacity.people", form.reps))]);
    let needed = match answer.needed {
        Needed::People(needed) if needed < form.reps => Some(("keep.aloud_enough", needed)),
        Needed::People(needed) if needed > form.reps => Some(("keep.aloud_takes", needed)),
        _ => None,
    };
    if let Some((key, needed)) = needed {
        text = format!("{text} {}", fill(key, &[("n", &needed)]));
    }
    text
}
