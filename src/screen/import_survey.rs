//! Reading a survey: which files, what was understood of them, and only then taking it over.
//! It opens no file, and nothing of a survey is stored before it is accepted here.

mod files;
mod understood;
mod view;

use super::{Context, Field, Go, Outcome, Shown};
use crate::{
    assets::words::{count, fill, say},
    domain::{
        baseline::{DEFAULT_THRESHOLD, Wave},
        command::Command,
        draft::DraftKey,
        people::Team,
    },
    effect::{Effect, Place},
    import::survey::Understood,
    keymap::Binding,
};
use ratatui::{buffer::Buffer, layout::Rect};

/// What was typed and how far reading has come.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    typed: String,
    stage: Stage,
    /// The chosen sentence of what was understood.
    chosen: usize,
    /// The team whose head-count was edited last.
    counted: Option<Team>,
    /// The lower threshold that waits for a name.
    wanted: Option<u32>,
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
    /// Say how many people a team has.
    People(Team),
    /// Show items from so many answers on.
    Threshold(u32),
    /// A line up.
    Up,
    /// A line down.
    Down,
    /// The files were read, or not.
    Came(Box<Result<Understood, String>>),
}

/// Files are asked for or on their way.
const ASKING: u32 = 1;
/// Something was read.
const READ: u32 = 2;
/// The session can be changed.
const WRITABLE: u32 = 4;

/// Keys of this screen.
pub const BINDINGS: &[Binding<Msg>] = &[
    Binding::new("enter e", Msg::Files, "import_survey.keys.files").when(ASKING).hint(1),
    Binding::new("enter", Msg::Take, "import_survey.keys.take").when(READ | WRITABLE).hint(1),
    Binding::new("esc", Msg::Discard, "import_survey.keys.discard").when(READ).hint(2),
    Binding::new("m", Msg::People(Team::Marketing), "import_survey.keys.marketing").when(READ).hint(4),
    Binding::new("s", Msg::People(Team::Sales), "import_survey.keys.sales").when(READ).hint(5),
    Binding::new("3", Msg::Threshold(3), "import_survey.keys.threshold").when(READ),
    Binding::new("4", Msg::Threshold(4), "import_survey.keys.threshold").when(READ),
    Binding::new("5", Msg::Threshold(5), "import_survey.keys.threshold").when(READ),
    Binding::new("up k", Msg::Up, "import_survey.keys.scroll").when(READ).hint(6),
    Binding::new("down j", Msg::Down, "import_survey.keys.scroll").when(READ).hint(6),
    Binding::new("e", Msg::Files, "import_survey.keys.other_files").when(READ).hint(3),
];

/// Conditions of which one holds at a time.
pub const EXCLUSIVE: &[u32] = &[ASKING | READ];

/// The field of the person who agreed to a lower threshold.
const AGREED_BY: &str = "agreed_by";

impl State {
    /// Nothing read yet.
    pub fn new(_ctx: &Context<'_>) -> Self {
        Self { typed: String::new(), stage: Stage::Asking, chosen: 0, counted: None, wanted: None }
    }

    /// The screen opens with the field for the files.
    pub fn first_field(&self, ctx: &Context<'_>) -> Option<Field> {
        Some(self.files_field(ctx))
    }

    /// The conditions that hold.
    pub fn flags(&self, ctx: &Context<'_>) -> u32 {
        let read = self.read().is_some();
        u32::from(!read) * ASKING + u32::from(read) * READ + u32::from(ctx.is_writable()) * WRITABLE
    }

    /// The headline.
    pub fn title(&self, _ctx: &Context<'_>) -> String {
        say("import_survey.title").to_owned()
    }

    /// Takes a message.
    pub fn update(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        match msg {
            Msg::Files => {
                self.counted = None;
                return Outcome::edit(self.files_field(ctx));
            }
            Msg::Take => return self.take(ctx),
            Msg::Discard => return Outcome::back().and_say(say("import_survey.discarded")),
            Msg::People(team) => {
                return self.people_field(ctx, team).map_or_else(Outcome::none, Outcome::edit);
            }
            Msg::Threshold(wanted) => return self.threshold(wanted, ctx),
            Msg::Up => self.chosen = self.chosen.saturating_sub(1),
            Msg::Down => {
                let sentences = self.read().map_or(0, |read| understood::sentences(ctx, read).len());
                self.chosen = (self.chosen + 1).min(sentences.saturating_sub(1));
            }
            Msg::Came(read) => return self.came(*read, ctx),
        }
        Outcome::none()
    }

    /// Takes the text of an accepted field.
    pub fn accept(&mut self, field: &Field, _ctx: &Context<'_>) -> Result<Outcome, String> {
        let text = field.value().trim();
        if field.key == files_key() {
            let request = files::request(text)?;
            text.clone_into(&mut self.typed);
            self.stage = Stage::Reading;
            return Ok(Outcome::effect(Effect::ReadSurvey(request)));
        }
        if field.name() == AGREED_BY {
            return self.lower(text);
        }
        let team = Team::BOTH.into_iter().find(|team| field.key == people_key(*team));
        if let (Some(team), Some(wave)) = (team, self.wave_mut()) {
            *wave.people.get_mut(team) = people(text, *wave.respondents.get(team))?;
        }
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

    fn people_field(&mut self, ctx: &Context<'_>, team: Team) -> Option<Field> {
        self.counted = Some(team);
        let stored = self.read()?.wave.people.get(team).map(|people| people.to_string());
        Some(Field::line(ctx, people_key(team), &stored.unwrap_or_default()))
    }

    /// What was read, or why not; after a refusal the files can be put right at once.
    fn came(&mut self, read: Result<Understood, String>, ctx: &Context<'_>) -> Outcome {
        self.chosen = 0;
        match read {
            Ok(read) => {
                self.stage = Stage::Read(Box::new(read));
                Outcome::none()
            }
            Err(why) => {
                self.stage = Stage::Refused(why);
                Outcome::edit(self.files_field(ctx))
            }
        }
    }

    /// The usual threshold needs nothing; a lower one needs the name of who agreed to it for both teams.
    fn threshold(&mut self, wanted: u32, ctx: &Context<'_>) -> Outcome {
        let Some(wave) = self.wave_mut() else { return Outcome::none() };
        if wanted >= DEFAULT_THRESHOLD {
            (wave.threshold, wave.threshold_agreed_by) = (wanted, None);
            return Outcome::none();
        }
        let agreed_by = wave.threshold_agreed_by.clone().unwrap_or_default();
        (self.wanted, self.counted) = (Some(wanted), None);
        Outcome::edit(Field::line(ctx, agreed_key(), &agreed_by))
    }

    fn lower(&mut self, name: &str) -> Result<Outcome, String> {
        if name.is_empty() {
            return Err(say("import_survey.no_name").to_owned());
        }
        let wanted = self.wanted.take();
        if let (Some(wave), Some(wanted)) = (self.wave_mut(), wanted) {
            (wave.threshold, wave.threshold_agreed_by) = (wanted, Some(name.to_owned()));
        }
        Ok(Outcome::none())
    }

    fn take(&mut self, ctx: &Context<'_>) -> Outcome {
        let Some(read) = self.read() else { return Outcome::none() };
        if read.wave.items.is_empty() {
            return Outcome::say(say("import_survey.no_items"));
        }
        let threshold = read.wave.threshold;
        // A map file can ask for a lower threshold, but it cannot agree to it.
        if threshold < DEFAULT_THRESHOLD && read.wave.threshold_agreed_by.is_none() {
            return self.threshold(threshold, ctx);
        }
        let wave = Box::new(read.wave.clone().sealed());
        let said = count("import_survey.taken", wave.items.len() as u64);
        Outcome::command(Command::AttachBaseline { wave }).and_go(Go::To(Place::Baseline)).and_say(said)
    }
}

/// The head-count that was typed; none if it was left empty.
fn people(text: &str, answered: u32) -> Result<Option<u32>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    match text.parse::<u32>() {
        Err(_) => Err(say("import_survey.not_a_number").to_owned()),
        Ok(people) if people < answered => Err(fill("import_survey.too_few_people", &[("n", &answered)])),
        Ok(people) => Ok(Some(people)),
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

fn people_key(team: Team) -> DraftKey {
    key(match team {
        Team::Sales => "people/sales",
        Team::Marketing => "people/marketing",
    })
}

#[cfg(test)]
mod tests;
