//! Reading a survey: which files, what was understood of them, what only a person can know, and only then taking it
//! over. It opens no file, and nothing of a survey is stored before it is accepted here.

mod files;
mod fix;
mod lines;
mod order;
mod people;
mod remember;
mod sentence;
mod view;

use super::{Context, Field, Go, Outcome, Shown};
use crate::{
    assets::words::{count, say},
    domain::{
        baseline::{DEFAULT_THRESHOLD, Wave},
        command::Command,
        draft::DraftKey,
        people::Team,
    },
    effect::{Effect, Place},
    import::survey::{Request, TeamValue, Understood},
    keymap::Binding,
};
use fix::Fix;
use lines::{Line, Lines};
use order::Order;
use ratatui::{buffer::Buffer, layout::Rect};

/// What was typed and how far reading has come.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    typed: String,
    /// The files, with everything that was answered about them.
    request: Box<Request>,
    stage: Stage,
    /// The files are being read again with a new answer; whether there was one more meanwhile.
    again: Option<bool>,
    /// The chosen line of what was understood.
    chosen: usize,
    /// Labels that are being put in order.
    order: Option<Order>,
    /// The team whose head-count was edited last.
    counted: Option<Team>,
    /// The lower threshold that waits for a name.
    wanted: Option<u32>,
    /// Who agreed to a lower threshold.
    agreed_by: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
enum Stage {
    /// Which files?
    Asking,
    /// Somebody else reads them now.
    Reading,
    /// They were not read: where, why and what to do.
    Refused(String),
    /// They were read; this is what would be taken over.
    Read(Box<Understood>),
}

/// What can be done here.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    /// Name other files.
    Files,
    /// Take over what was read.
    Take,
    /// Forget what was read.
    Discard,
    /// Answer what the chosen line asks.
    Answer,
    /// Put right what the chosen line was taken for.
    Fix(Fix),
    /// Say how many people a team has.
    People(Team),
    /// Show items from so many answers on.
    Threshold(u32),
    /// A line up.
    Up,
    /// A line down.
    Down,
    /// The first line.
    First,
    /// The last line.
    Last,
    /// A clicked line.
    Pick(usize),
    /// The chosen label comes next in the order.
    Next,
    /// The chosen label says that somebody could not say.
    CannotSay,
    /// Name a label that could be chosen although nobody did.
    AddLabel,
    /// Take the last label back.
    TakeBack,
    /// Leave the order as it was.
    CloseOrder,
    /// The files were read, or not.
    Came(Box<Result<Understood, String>>),
}

/// Files are asked for or on their way.
const ASKING: u32 = 1;
/// Something was read.
const READ: u32 = 2;
/// The session can be changed.
const WRITABLE: u32 = 4;
/// Labels are being put in order.
const ORDERING: u32 = 8;
/// The chosen line asks something.
const ASKS: u32 = 16;
/// The chosen line asks nothing.
const TELLS: u32 = 32;
/// The chosen line is a column.
const COLUMN: u32 = 64;
/// The chosen line is a value of the team column.
const VALUE: u32 = 128;
/// The chosen line is no value of the team column.
const NO_VALUE: u32 = 256;

/// Keys of this screen.
pub const BINDINGS: &[Binding<Msg>] = &[
    Binding::new("enter f", Msg::Files, "import_survey.keys.files").when(ASKING).hint(1),
    Binding::new("enter", Msg::Answer, "import_survey.keys.answer").when(READ | ASKS).hint(1),
    Binding::new("enter", Msg::Take, "import_survey.keys.take").when(READ | TELLS | WRITABLE).hint(1),
    Binding::new("a", Msg::Take, "import_survey.keys.take").when(READ | WRITABLE).hint(2),
    Binding::new("esc", Msg::Discard, "import_survey.keys.discard").when(READ).hint(8),
    Binding::new("up k", Msg::Up, "import_survey.keys.choose").when(READ).hint(7),
    Binding::new("down j", Msg::Down, "import_survey.keys.choose").when(READ).hint(7),
    Binding::new("home", Msg::First, "import_survey.keys.ends").when(READ),
    Binding::new("end", Msg::Last, "import_survey.keys.ends").when(READ),
    Binding::new("e", Msg::Fix(Fix::Scale), "import_survey.keys.scale").when(READ | COLUMN).hint(2),
    Binding::new("x", Msg::Fix(Fix::LeaveOut), "import_survey.keys.leave_out").when(READ | COLUMN).hint(4),
    Binding::new("r", Msg::Fix(Fix::Reverse), "import_survey.keys.reverse").when(READ | COLUMN).hint(5),
    Binding::new("w", Msg::Fix(Fix::Words), "import_survey.keys.words").when(READ | COLUMN).hint(3),
    Binding::new("o", Msg::Fix(Fix::TeamColumn), "import_survey.keys.team_column")
        .when(READ | COLUMN)
        .hint(6),
    Binding::new("m", Msg::Fix(Fix::Value(TeamValue::Marketing)), "import_survey.keys.is_marketing")
        .when(READ | VALUE)
        .hint(2),
    Binding::new("s", Msg::Fix(Fix::Value(TeamValue::Sales)), "import_survey.keys.is_sales")
        .when(READ | VALUE)
        .hint(3),
    Binding::new("n", Msg::Fix(Fix::Value(TeamValue::NotCounted)), "import_survey.keys.is_neither")
        .when(READ | VALUE)
        .hint(4),
    Binding::new("m", Msg::People(Team::Marketing), "import_survey.keys.marketing").when(READ | NO_VALUE),
    Binding::new("s", Msg::People(Team::Sales), "import_survey.keys.sales").when(READ | NO_VALUE),
    Binding::new("3", Msg::Threshold(3), "import_survey.keys.threshold").when(READ),
    Binding::new("4", Msg::Threshold(4), "import_survey.keys.threshold").when(READ),
    Binding::new("5", Msg::Threshold(5), "import_survey.keys.threshold").when(READ),
    Binding::new("f", Msg::Files, "import_survey.keys.other_files").when(READ).hint(10),
    Binding::new("up k", Msg::Up, "import_survey.keys.choose").when(ORDERING).hint(3),
    Binding::new("down j", Msg::Down, "import_survey.keys.choose").when(ORDERING).hint(3),
    Binding::new("enter space", Msg::Next, "import_survey.keys.next").when(ORDERING).hint(1),
    Binding::new("n", Msg::CannotSay, "import_survey.keys.cannot_say").when(ORDERING).hint(2),
    Binding::new("+ a", Msg::AddLabel, "import_survey.keys.add_label").when(ORDERING).hint(3),
    Binding::new("backspace", Msg::TakeBack, "import_survey.keys.take_back").when(ORDERING).hint(4),
    Binding::new("esc", Msg::CloseOrder, "import_survey.keys.close_order").when(ORDERING).hint(5),
];

/// Conditions of which one holds at a time.
pub const EXCLUSIVE: &[u32] = &[ASKING | READ | ORDERING, ASKS | TELLS, VALUE | NO_VALUE, COLUMN | VALUE];

/// The field of the person who agreed to a lower threshold.
const AGREED_BY: &str = "agreed_by";
/// The field of the two ends of a scale of numbers.
const ENDS: &str = "ends";
/// The field of a label that nobody chose.
const LABEL: &str = "label";

impl State {
    /// Nothing read yet.
    pub fn new(_ctx: &Context<'_>) -> Self {
        Self {
            typed: String::new(),
            request: Box::default(),
            stage: Stage::Asking,
            again: None,
            chosen: 0,
            order: None,
            counted: None,
            wanted: None,
            agreed_by: None,
        }
    }

    /// The screen opens with the field for the files.
    pub fn first_field(&self, ctx: &Context<'_>) -> Option<Field> {
        Some(self.files_field(ctx))
    }

    /// The conditions that hold.
    pub fn flags(&self, ctx: &Context<'_>) -> u32 {
        let writable = u32::from(ctx.is_live()) * WRITABLE;
        if self.order.is_some() {
            return ORDERING | writable;
        }
        let Some(read) = self.read() else { return ASKING | writable };
        let line = Lines::of(read).get(self.chosen);
        let asks = line.is_some_and(|line| line.asks(read));
        let of_line = match line {
            Some(Line::Column(_)) => COLUMN | NO_VALUE,
            Some(Line::Value(_)) => VALUE,
            _ => NO_VALUE,
        };
        READ | writable | of_line | if asks { ASKS } else { TELLS }
    }

    /// The headline.
    pub fn title(&self, _ctx: &Context<'_>) -> String {
        say("import_survey.title").to_owned()
    }

    /// Takes a message.
    pub fn update(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        if let Msg::Came(read) = msg {
            return self.came(*read, ctx);
        }
        if self.order.is_some() {
            return self.put_in_order(&msg, ctx);
        }
        let last = self.read().map_or(0, |read| Lines::of(read).len().saturating_sub(1));
        match msg {
            Msg::Files => {
                self.counted = None;
                return Outcome::edit(self.files_field(ctx));
            }
            Msg::Take => return self.take(ctx),
            Msg::Discard => return Outcome::back().and_say(say("import_survey.discarded")),
            Msg::Answer => return self.answer(ctx),
            Msg::Fix(fix) => return self.fix(fix, ctx),
            Msg::People(team) => {
                return self.people_field(ctx, team).map_or_else(Outcome::none, Outcome::edit);
            }
            Msg::Threshold(wanted) => return self.threshold(wanted, ctx),
            Msg::Up => self.chosen = self.chosen.saturating_sub(1),
            Msg::Down => self.chosen = (self.chosen + 1).min(last),
            Msg::First => self.chosen = 0,
            Msg::Last => self.chosen = last,
            Msg::Pick(line) => self.chosen = line.min(last),
            Msg::Next
            | Msg::CannotSay
            | Msg::AddLabel
            | Msg::TakeBack
            | Msg::CloseOrder
            | Msg::Came(_) => {}
        }
        Outcome::none()
    }

    /// Takes the text of an accepted field.
    pub fn accept(&mut self, field: &Field, _ctx: &Context<'_>) -> Result<Outcome, String> {
        let text = field.value().trim();
        if field.key == files_key() {
            *self.request = files::request(text)?;
            text.clone_into(&mut self.typed);
            (self.stage, self.again, self.chosen) = (Stage::Reading, None, 0);
            return Ok(Outcome::effect(Effect::ReadSurvey((*self.request).clone())));
        }
        match field.name() {
            AGREED_BY => return self.lower(text),
            ENDS => return self.ends(text),
            LABEL => return self.add_label(text),
            _ => {}
        }
        self.counted_as(&field.key, text)?;
        Ok(Outcome::none())
    }

    /// Tab goes from one head-count to the other.
    pub fn turn(&mut self, _forward: bool, ctx: &Context<'_>) -> Outcome {
        let next = self.counted.and_then(|team| self.people_field(ctx, team.other()));
        next.map_or_else(Outcome::none, Outcome::edit)
    }

    /// Draws the screen.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        view::draw(self, ctx, area, buffer)
    }

    fn read(&self) -> Option<&Understood> {
        if let Stage::Read(read) = &self.stage { Some(read) } else { None }
    }

    fn wave_mut(&mut self) -> Option<&mut Wave> {
        if let Stage::Read(read) = &mut self.stage { Some(&mut read.wave) } else { None }
    }

    fn files_field(&self, ctx: &Context<'_>) -> Field {
        Field::text(ctx, files_key(), &self.typed)
    }

    /// What was read, or why not; after a refusal the files can be put right at once.
    fn came(&mut self, read: Result<Understood, String>, ctx: &Context<'_>) -> Outcome {
        if self.again.take() == Some(true) {
            return self.read_again();
        }
        match read {
            Ok(mut read) => {
                read.wave.threshold_agreed_by =
                    self.agreed_by.clone().filter(|_| read.wave.threshold < DEFAULT_THRESHOLD);
                self.chosen = match self.read() {
                    Some(before) => Lines::of(&read).same_as(self.chosen, before, &read),
                    None => Lines::of(&read).first_question(&read).unwrap_or(0),
                };
                let first = self.read().is_none();
                self.stage = Stage::Read(Box::new(read));
                if first && self.remember(ctx) { self.read_again() } else { Outcome::none() }
            }
            // An answer that cannot be used leaves what was understood before.
            Err(why) if self.read().is_some() => Outcome::say(why),
            Err(why) => {
                self.stage = Stage::Refused(why);
                Outcome::edit(self.files_field(ctx))
            }
        }
    }

    /// Reads the files again with the newest answers; one reading at a time, so that none overtakes another.
    fn read_again(&mut self) -> Outcome {
        if self.again.is_some() {
            self.again = Some(true);
            return Outcome::none();
        }
        self.again = Some(false);
        Outcome::effect(Effect::ReadSurvey((*self.request).clone()))
    }

    fn take(&mut self, ctx: &Context<'_>) -> Outcome {
        let Some(read) = self.read() else { return Outcome::none() };
        if self.again.is_some() {
            return Outcome::say(say("import_survey.reading"));
        }
        if read.wave.items.is_empty() || !read.has_people() {
            return Outcome::say(say("import_survey.no_items"));
        }
        let threshold = read.wave.threshold;
        // A map file can ask for a lower threshold, but it cannot agree to it.
        if threshold < DEFAULT_THRESHOLD && read.wave.threshold_agreed_by.is_none() {
            return self.threshold(threshold, ctx);
        }
        let wave = Box::new(read.wave.clone().sealed());
        let words = ctx.session.words.attach(&read.words, threshold);
        let mut said = count("import_survey.taken", wave.items.len() as u64);
        if words.is_none() && Team::BOTH.iter().any(|team| read.words.get(*team).is_some()) {
            said = format!("{said} {}", say("import_survey.words_not_kept"));
        }
        let batch = std::iter::once(Command::AttachBaseline { wave }).chain(words).collect();
        Outcome::commands(batch).and_go(Go::To(Place::Baseline)).and_say(said)
    }
}

fn key(field: &str) -> DraftKey {
    DraftKey::new("import_survey", field)
}

fn files_key() -> DraftKey {
    key("files")
}

fn agreed_key() -> DraftKey {
    key(AGREED_BY)
}

fn ends_key() -> DraftKey {
    key(ENDS)
}

fn label_key() -> DraftKey {
    key(LABEL)
}

fn people_key(team: Team) -> DraftKey {
    key(match team {
        Team::Sales => "people/sales",
        Team::Marketing => "people/marketing",
    })
}

#[cfg(test)]
mod tests;
