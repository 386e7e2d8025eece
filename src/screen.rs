//! The screens. Each file has a `State`, its `Msg`, its `BINDINGS`, and `update` and `view` over a [`Context`];
//! none of them holds the session, opens a file or names another screen: they answer with an [`Outcome`].

mod agreed;
mod arrived;
pub mod aside;
pub mod context;
mod counted;
pub mod field;
mod followed;
mod in_room;
pub mod listing;
mod names;
mod on_call;
mod opened;
pub mod outcome;
mod past;
use crate::domain::low_votes;
pub use crate::domain::typed_person as person;
mod reading;
pub mod room_view;
mod scale;
pub mod since;
mod stage;
pub mod status;
pub mod survey;
pub mod typed_path;
mod why;

pub use arrived::{
    earlier_read, exports_listed, exports_written, found, holidays_read, past_read, survey_read, traced,
    turned_to,
};
pub use context::{Context, Tier};
pub use field::Field;
pub use names::{step_title, team_key};
pub use outcome::{Go, Outcome, Shown};

use crate::{
    capacity::Form,
    domain::moment::Moment,
    keymap::{self, Binding, Chord, Hint, Overrides},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// A row of the key table: what help, palette and README show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyRow {
    /// The keys as a person reads them.
    pub keys: String,
    /// Key of the words that name the action; also the name by which it is run.
    pub label: &'static str,
    /// Whether it can be done now: what has its moment is listed too, so that it can be found.
    pub works: bool,
}

macro_rules! screens {
    ($($(#[$doc:meta])* $name:ident = $module:ident $([$edits:ident $($chooses:ident)?])?),+ $(,)?) => {
        $(pub mod $module;)+

        /// The state of one screen.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Screen {
            $($(#[$doc])* $name($module::State)),+
        }

        /// A message to one screen.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Msg {
            $($(#[$doc])* $name($module::Msg)),+
        }

        impl Screen {
            /// What pressing a chord means here.
            pub fn resolve(&self, chord: Chord, ctx: &Context<'_>, overrides: &Overrides) -> Option<Msg> {
                match self {
                    $(Self::$name(state) => keymap::resolve($module::BINDINGS, state.flags(ctx), chord, overrides).map(Msg::$name)),+
                }
            }

            /// What running an action by its name means here.
            pub fn named(&self, label: &str, ctx: &Context<'_>) -> Option<Msg> {
                match self {
                    $(Self::$name(state) => named($module::BINDINGS, state.flags(ctx), label).map(Msg::$name)),+
                }
            }

            /// The hints of the footer, by priority.
            pub fn hints(&self, ctx: &Context<'_>, overrides: &Overrides) -> Vec<Hint> {
                match self {
                    $(Self::$name(state) => keymap::hints($module::BINDINGS, state.flags(ctx), overrides)),+
                }
            }

            /// The keys of the screen, and which of them work now.
            pub fn key_rows(&self, ctx: &Context<'_>, overrides: &Overrides) -> Vec<KeyRow> {
                match self {
                    $(Self::$name(state) => key_rows($module::BINDINGS, state.flags(ctx), overrides)),+
                }
            }

            /// Takes a message.
            pub fn update(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
                match (self, msg) {
                    $((Self::$name(state), Msg::$name(msg)) => state.update(msg, ctx),)+
                    _ => Outcome::none(),
                }
            }

            /// Draws the screen.
            pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
                match self {
                    $(Self::$name(state) => state.view(ctx, area, buffer).map(Msg::$name)),+
                }
            }

            /// The headline of the screen.
            pub fn title(&self, ctx: &Context<'_>) -> String {
                match self {
                    $(Self::$name(state) => state.title(ctx)),+
                }
            }

            /// Takes the text of a field that was accepted; an error keeps the field open and says what to type.
            pub fn accept(&mut self, field: &Field, ctx: &Context<'_>) -> Result<Outcome, String> {
                match self {
                    $(Self::$name(state) => screens!(@accept state field ctx $($edits)?)),+
                }
            }

            /// Moves to the next or previous field.
            pub fn turn(&mut self, forward: bool, ctx: &Context<'_>) -> Outcome {
                match self {
                    $(Self::$name(state) => screens!(@turn state forward ctx $($edits)?)),+
                }
            }

            /// Up and Down in a field of one line: `None` where they go from field to field.
            pub fn choose(&mut self, down: bool, ctx: &Context<'_>) -> Option<Outcome> {
                match self {
                    $(Self::$name(state) => screens!(@choose state down ctx $($($chooses)?)?)),+
                }
            }
        }

        /// Every key table by the screen's name, for `smarketing keys`, the README and the tests.
        pub fn tables(overrides: &Overrides) -> Vec<(&'static str, Vec<KeyRow>)> {
            vec![$((stringify!($module), key_rows($module::BINDINGS, u32::MAX, overrides))),+]
        }

        /// Every action by its name with its keys as a config file has them, by the screen's name.
        pub fn named_keys(overrides: &Overrides) -> Vec<(&'static str, Vec<(&'static str, String)>)> {
            vec![$((stringify!($module), keymap::written($module::BINDINGS, overrides))),+]
        }

        /// The user's own keys by which something here and something that works everywhere are at odds.
        pub fn shadowed<G>(everywhere: &[Binding<G>], overrides: &Overrides) -> Vec<(&'static str, keymap::Conflict)> {
            let mut found = Vec::new();
            $(found.extend(
                keymap::shadowed(everywhere, $module::BINDINGS, overrides)
                    .into_iter()
                    .map(|conflict| (stringify!($module), conflict)),
            );)+
            found
        }

        /// What is wrong with the key tables; nothing, in a program that is released.
        pub fn conflicts(overrides: &Overrides) -> Vec<(&'static str, keymap::Conflict)> {
            let mut found = Vec::new();
            $(found.extend(
                keymap::conflicts($module::BINDINGS, $module::EXCLUSIVE, overrides)
                    .into_iter()
                    .map(|conflict| (stringify!($module), conflict)),
            );)+
            found
        }
    };
    (@accept $state:ident $field:ident $ctx:ident edits) => { $state.accept($field, $ctx) };
    (@accept $state:ident $field:ident $ctx:ident) => {{ let _ = ($state, $field, $ctx); Ok(Outcome::none()) }};
    (@turn $state:ident $forward:ident $ctx:ident edits) => { $state.turn($forward, $ctx) };
    (@choose $state:ident $down:ident $ctx:ident chooses) => { $state.choose($down, $ctx) };
    (@choose $state:ident $down:ident $ctx:ident) => {{ let _ = ($state, $down, $ctx); None }};
    (@turn $state:ident $forward:ident $ctx:ident) => {{ let _ = ($state, $forward, $ctx); Outcome::none() }};
}

screens! {
    /// The latest session and what to do.
    Home = home,
    /// All sessions.
    Library = library [edits],
    /// Words in everything that was agreed.
    Search = search [edits],
    /// Plan a session.
    New = new [edits],
    /// Who is here and by which rule we decide.
    CheckIn = check_in [edits],
    /// What is due since the session before.
    Due = due,
    /// Where the two teams differ.
    Baseline = baseline,
    /// One item of the survey.
    Item = item,
    /// Words about the other team.
    Words = words [edits],
    /// Reading a survey.
    ImportSurvey = import_survey [edits],
    /// An earlier survey beside this one.
    Remeasured = remeasured,
    /// Asking in the room.
    Tally = tally [edits],
    /// What a tiny team names instead of a baseline.
    TopThree = top_three [edits],
    /// The topics of a step.
    Topics = topics,
    /// One topic: propose, merge, vote, decide.
    Topic = topic [edits],
    /// Everybody writes on paper.
    Silent = silent,
    /// Both sides read their notes, in turn.
    Hearing = hearing,
    /// A wording alone, to be read aloud.
    ReadAloud = read_aloud,
    /// What the market's attributes weigh.
    Weights = weights [edits],
    /// Sales promises, Marketing promises.
    Promises = promises,
    /// "Can we keep it?" with everything behind it.
    Keep = keep [edits],
    /// The numbers behind the promises.
    Funnel = funnel [edits chooses],
    /// Where a computed number comes from.
    Origin = origin,
    /// The business calendars.
    Calendars = calendars,
    /// When one office is open.
    Calendar = calendar [edits],
    /// When the limits of a promise are over.
    Deadlines = deadlines [edits],
    /// Settle a decision that needs an owner, a date or a reason.
    Decide = decide [edits chooses],
    /// Keys of the screen below, and every command by name.
    Commands = commands [edits],
    /// The break that runs.
    Rest = rest,
    /// The card that is played.
    Energiser = energiser,
    /// Mixed pairs.
    Pairs = pairs,
    /// How long the break shall be.
    TakeBreak = take_break,
    /// The plan of the afternoon.
    Agenda = agenda [edits],
    /// The parking lot.
    Parking = parking [edits],
    /// The timer's own keys.
    Timer = timer,
    /// Where to go.
    GoTo = go_to,
    /// Everything agreed so far.
    SoFar = so_far,
    /// Where to save when the usual place fails.
    SaveElsewhere = save_elsewhere [edits],
    /// The answers of a prep sheet, pasted.
    PrepAnswers = prep_answers [edits],
    /// When we look again.
    Cadence = cadence [edits],
    /// Read-back and sign-off.
    Close = close [edits],
    /// Was it kept?
    Numbers = numbers [edits],
    /// What can still be done in a closed session.
    After = after [edits],
    /// A past session, read-only.
    Review = review [edits],
    /// A session compared with the one before.
    Compare = compare,
    /// Plan the session that follows.
    NextSession = next_session [edits],
    /// What both teams achieved.
    Achieved = achieved,
    /// One topic at every session it was on.
    Timeline = timeline,
    /// Write documents.
    Export = export,
    /// The card at the end.
    Thanks = thanks,
    /// Nothing at all.
    Blank = blank,
    /// Leave a live session?
    Leave = leave,
}

impl Screen {
    /// The field the screen opens with, for those that are there to be typed into.
    pub fn first_field(&self, ctx: &Context<'_>) -> Option<Field> {
        match self {
            Self::Commands(state) => state.first_field(ctx),
            Self::New(state) => state.first_field(ctx),
            Self::Search(state) => state.first_field(ctx),
            Self::Parking(state) => state.first_field(ctx),
            Self::SaveElsewhere(state) => state.first_field(ctx),
            Self::Decide(state) => state.first_field(ctx),
            Self::PrepAnswers(state) => state.first_field(ctx),
            Self::ImportSurvey(state) => state.first_field(ctx),
            _ => None,
        }
    }

    /// The numbers of "can we keep it?" that the screen shows now, if it shows them and none is lacking.
    pub fn question(&self, ctx: &Context<'_>) -> Option<Form> {
        match self {
            Self::Topic(state) => state.question(ctx),
            Self::Keep(state) => state.question(ctx),
            _ => None,
        }
    }

    /// When its own countdown ends, if it has one; the picture changes by the second until then.
    pub fn until(&self) -> Option<Moment> {
        match self {
            Self::Tally(state) => state.until(),
            Self::Silent(state) => state.until(),
            Self::Pairs(state) => state.until(),
            _ => None,
        }
    }

    /// The laptop slept from that moment on: a countdown of its own rests since then.
    pub fn slept(&mut self, since: Moment) {
        match self {
            Self::Silent(state) => state.slept(since),
            Self::Pairs(state) => state.slept(since),
            _ => {}
        }
    }
}

fn named<M: Clone>(bindings: &[Binding<M>], flags: u32, label: &str) -> Option<M> {
    bindings
        .iter()
        .find(|binding| binding.label == label && binding.holds(flags))
        .map(|binding| binding.msg.clone())
}

/// The rows of a key table, rows of one action joined, and which of them hold.
pub fn key_rows<M: Clone>(bindings: &[Binding<M>], flags: u32, overrides: &Overrides) -> Vec<KeyRow> {
    keymap::help_rows(bindings, flags, overrides)
        .into_iter()
        .map(|row| KeyRow { keys: row.keys, label: row.label, works: row.active })
        .collect()
}
