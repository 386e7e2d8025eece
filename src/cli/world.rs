//! What surrounds a subcommand: places, settings, the clock and the dice. The only place of the command line that
//! reads any of them.

use super::{Common, exit::Exit, failure::Failure, out, settings};
use crate::{
    assets::{
        energisers,
        words::{self, Words},
    },
    config::{Language, Settings},
    domain::{
        ids::SessionId,
        moment::{Day, Moment, time_zone},
    },
    hours::zone_said,
    keymap::Overrides,
    store::{Places, Surroundings, load},
    tui::{self, Clock},
};
use std::path::PathBuf;

/// What surrounds a subcommand.
pub(super) struct World {
    /// Where things are.
    pub(super) places: Places,
    /// What the config file sets.
    pub(super) settings: Settings,
    /// The user's own keys.
    pub(super) overrides: Overrides,
    /// The clock, for the screen.
    pub(super) clock: Clock,
    no_input: bool,
}

impl World {
    /// The surroundings of this process, after flags, environment and settings.
    pub(super) fn new(common: &Common) -> Result<Self, Failure> {
        let around = Surroundings::of_this_machine()?;
        let (settings, overrides) = settings::read(&around)?;
        let places = Places::new(&around, common.dir.as_deref(), &settings);
        let clock = Clock::from_env(from_environment).map_err(|error| bad_clock(&error))?;
        own_words(&around, &places, &settings)?;
        own_energisers(&places)?;
        Ok(Self { places, settings, overrides, clock, no_input: common.no_input })
    }

    /// The time.
    pub(super) fn now(&self) -> Moment {
        Moment::new(self.clock.now())
    }

    /// The zone of a new session: that of the settings, else that of this machine.
    pub(super) fn zone(&self) -> String {
        self.settings.zone.as_ref().map_or_else(zone, |written| written.text.clone())
    }

    /// The day in a zone.
    pub(super) fn today(&self, zone: &str) -> Day {
        self.now().day_in(zone)
    }

    /// An id for a new session.
    pub(super) fn new_id(&self) -> Result<SessionId, Failure> {
        Self::id_at(self.now())
    }

    /// An id for a session made at another time, so that two made at once sort.
    pub(super) fn id_at(at: Moment) -> Result<SessionId, Failure> {
        let draw = tui::seed(from_environment).map_err(|error| bad_clock(&error))?;
        Ok(SessionId::drawn(at, draw))
    }

    /// Whether a question may be asked.
    pub(super) fn may_ask(&self) -> bool {
        !self.no_input && out::can_ask()
    }
}

/// Puts the words of the language in place, and a team's own over them: the file the settings name, or the one beside
/// the settings if it is there.
fn own_words(around: &Surroundings, places: &Places, settings: &Settings) -> Result<(), Failure> {
    let named = settings.words.as_deref().map(|written| around.written(written));
    let path = named.clone().unwrap_or_else(|| places.words());
    let theirs = match load::text(&path) {
        Err(error) if named.is_none() && error.is_missing() => None,
        read => Some(read?),
    };
    let advice = "Correct this file of words, or move it away: the words of the program are used then. \
                  \"smarketing config --words\" prints every word there is.";
    let refused =
        |error: crate::assets::AssetError| Failure::usage(format!("{}: {error}", path.display()), advice);
    // A start does not read words that nobody replaces before they are said.
    let installed = match (theirs, settings.language) {
        (None, Language::English) => Ok(()),
        (None, Language::German) => words::install_german(),
        (Some(text), Language::English) => Words::ours().with(&text).and_then(words::install),
        (Some(text), Language::German) => Words::german().with(&text).and_then(words::install),
    };
    installed.map_err(refused)
}

/// Puts a facilitator's own cards over ours, if there are any.
fn own_energisers(places: &Places) -> Result<(), Failure> {
    let path = places.energisers();
    let text = match load::text(&path) {
        Err(error) if error.is_missing() => return Ok(()),
        read => read?,
    };
    let advice = "Correct that line, or move the file away: the cards of the program are used then.";
    let refused =
        |error: crate::assets::AssetError| Failure::usage(format!("{}: {error}", path.display()), advice);
    energisers::install(energisers::parse(&text).map_err(refused)?).map_err(refused)
}

/// The zone of this machine, by a name every machine knows.
pub(super) fn zone() -> String {
    let name = jiff::tz::TimeZone::system().iana_name().map(str::to_owned);
    let known = name.filter(|name| time_zone(name).is_some());
    known.map_or_else(|| "UTC".to_owned(), |name| zone_said(&name).to_owned())
}

/// Where the config file is, whether it is there or not.
pub(super) fn config_file() -> Result<PathBuf, Failure> {
    Ok(Surroundings::of_this_machine()?.config_file())
}

/// A variable of the environment.
pub(super) fn from_environment(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

fn bad_clock(error: &tui::BadClock) -> Failure {
    Failure::new(Exit::Usage, error.to_string(), "Correct the variable, or unset it.")
}
