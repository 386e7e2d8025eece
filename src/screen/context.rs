//! What every screen may look at while it answers or draws. It is read-only on purpose.

use super::{Field, KeyRow};
use crate::{
    domain::{
        baseline::{Comparison, Remeasured},
        draft::DraftKey,
        history::Entry,
        moment::{Day, Moment},
        people::Team,
        session::Session,
    },
    effect::{Listed, Place, Simulated},
    theme::{Role, Theme},
};
use ratatui::layout::Size;
use std::{collections::BTreeMap, path::Path};

/// How much room there is, by cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    /// Under 80 columns or 24 rows: a headline, a few lines, few hints.
    Room,
    /// 80x24 and up.
    Standard,
    /// 120x36 and up: agenda and parking lot beside.
    Wide,
}

impl Tier {
    /// The tier of a window.
    pub fn of(width: u16, height: u16) -> Self {
        if width < 80 || height < 24 {
            Self::Room
        } else if width < 120 || height < 36 {
            Self::Standard
        } else {
            Self::Wide
        }
    }
}

/// Whether the end of a timebox is heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sound {
    /// Not with these settings.
    Never,
    /// Yes.
    On,
    /// Not now.
    Muted,
}

/// Half-typed text by field.
pub type Drafts = BTreeMap<DraftKey, String>;

/// How clocks are drawn.
#[derive(Clone, Copy, Debug)]
pub struct Clocks {
    /// In whole minutes until the last two.
    pub calm: bool,
    /// In reverse: a timebox has just ended.
    pub pulses: bool,
}

/// What a screen may look at.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The open session; an empty one while none is open.
    pub session: &'a Session,
    /// The open session's log.
    pub log: &'a [Entry],
    /// Its file, while one is open.
    pub path: Option<&'a Path>,
    /// Why it can only be read.
    pub read_only: Option<&'a str>,
    /// The survey's comparison, when there is one; made once per survey, not per frame.
    pub comparison: Option<&'a Comparison>,
    /// The earlier survey beside this one, where the session carries one.
    pub remeasured: Option<&'a Remeasured>,
    /// What the simulation found out so far about the question on screen.
    pub simulated: Option<&'a Simulated>,
    /// The sessions, newest first.
    pub library: &'a [Listed],
    /// Half-typed text.
    pub drafts: &'a Drafts,
    /// The field being edited.
    pub field: Option<&'a Field>,
    /// The place on screen, below any overlay.
    pub place: &'a Place,
    /// The place below help and palette, which help speaks of: an overlay too.
    pub under: &'a Place,
    /// The keys a box lists: those of the screen below for help and palette, its own for a menu.
    pub keys: &'a [KeyRow],
    /// What was agreed has been read aloud at the close since the session was opened here.
    pub was_read_aloud: bool,
    /// Now.
    pub now: Moment,
    /// How much room there is.
    pub tier: Tier,
    /// Drawn for the back row, whatever the window's size.
    pub room_view: bool,
    /// The cells the screen is drawn in.
    pub room: Size,
    /// Styles and glyphs.
    pub theme: &'a Theme,
    /// How clocks are drawn.
    pub clocks: Clocks,
    /// Minutes of writing in silence, where the user wants others than each topic's own.
    pub silent_minutes: Option<u32>,
    /// Whether the end of a timebox is heard.
    pub sound: Sound,
}

impl Context<'_> {
    /// Whether the session can be changed.
    pub fn is_writable(&self) -> bool {
        self.path.is_some() && self.read_only.is_none()
    }

    /// Whether the workshop is going on: it can be changed and is not closed.
    pub fn is_live(&self) -> bool {
        self.is_writable() && self.session.closed_at.is_none()
    }

    /// Today, where the session or this machine is.
    pub fn today(&self) -> Day {
        self.now.day_in(&self.session.zone)
    }

    /// A day as people say it: `Thu 12 Mar`, with its year when that is another.
    pub fn told(&self, day: Day) -> String {
        day.told(self.today())
    }

    /// The mark of a team, `▲` or `●`, so that teams differ by shape too.
    pub fn mark(&self, team: Team) -> &'static str {
        let glyphs = self.theme.glyphs();
        match team {
            Team::Sales => glyphs.sales,
            Team::Marketing => glyphs.marketing,
        }
    }

    /// The colour role of a team.
    pub fn team_role(team: Team) -> Role {
        match team {
            Team::Sales => Role::Sales,
            Team::Marketing => Role::Marketing,
        }
    }

    /// The half-typed text of a field, or what is stored.
    pub fn draft_or<'b>(&'b self, key: &DraftKey, stored: &'b str) -> &'b str {
        self.drafts.get(key).map_or(stored, String::as_str)
    }
}
