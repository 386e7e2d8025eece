//! Words about the other team: who agreed to it, tagging before the session, and what the room is shown.
//!
//! It opens on a page that shows no word. Words that one person wrote stand on the tagging page only, which is for the
//! facilitator's eyes; what the room sees is one direction at a time, with both denominators.

mod cover;
mod read_out;
mod tagging;

use super::{
    Context, Field, Outcome, Shown, Tier,
    survey::{TEAMS, borrowed},
};
use crate::{
    assets::words::{count, fill, say},
    domain::{
        baseline::{
            team_name,
            words::{Tag, Term, Written},
        },
        command::Command,
        draft::DraftKey,
        people::Team,
        session::Step,
    },
    effect::Place,
    keymap::Binding,
    theme::Role,
};
use cover::Row;
use ratatui::{buffer::Buffer, layout::Rect};

/// The page, the chosen line of it, and what waits for a second key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct State {
    page: Page,
    selected: usize,
    /// The word that the next one is merged with.
    marked: Option<u32>,
    /// The team whose yes the next Enter takes back.
    ending: Option<Team>,
    /// The team whose untagged words the next Enter shows all the same.
    shown_untagged: Option<Team>,
}

/// What is on screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Page {
    /// Who agreed, and how far each direction is: no word.
    #[default]
    Cover,
    /// What a team wrote, as the room sees it.
    ReadOut(Team),
    /// Every word a team wrote, for the facilitator's eyes.
    Tagging(Team),
}

/// What can be done with words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Msg {
    /// The line above.
    Up,
    /// The line below.
    Down,
    /// A clicked line.
    Pick(usize),
    /// A team lead agrees, or takes it back.
    Agree,
    /// Show what a team wrote to the room.
    ReadOut,
    /// Tag what a team wrote.
    TagAll,
    /// The other direction.
    Other,
    /// Tag the chosen word, or take its tag off.
    Tag(Option<Tag>),
    /// Take what our own list suggests.
    Suggested,
    /// Let a word that one person wrote be shown, or not.
    Accept,
    /// Mark the chosen word, or merge it with the marked one.
    Merge,
    /// Read the survey file with the words.
    Import,
    /// Back to who agreed.
    Close,
}

/// No word is on screen.
const COVER: u32 = 1;
/// The room sees a direction.
const READING: u32 = 2;
/// The words of a direction are tagged.
const TAGGING: u32 = 4;
/// A line of a team lead is chosen.
const CONSENT: u32 = 8;
/// The direction on screen or chosen has words.
const WORDS: u32 = 16;
/// The session can be changed.
const WRITABLE: u32 = 32;
/// Both team leads agreed.
const AGREED: u32 = 64;
/// A direction is on screen.
const DIRECTION: u32 = 128;

/// Keys of this screen.
pub const BINDINGS: &[Binding<Msg>] = &[
    Binding::new("enter", Msg::Agree, "words.keys.agree").when(COVER | CONSENT | WRITABLE).hint(1),
    Binding::new("enter", Msg::ReadOut, "words.keys.read_out").when(COVER | WORDS).hint(1),
    Binding::new("e", Msg::TagAll, "words.keys.tag_all").when(COVER | WORDS | WRITABLE).hint(2),
    Binding::new("e", Msg::TagAll, "words.keys.tag_all").when(READING | WORDS | WRITABLE).hint(3),
    Binding::new("i", Msg::Import, "words.keys.import").when(COVER | AGREED | WRITABLE).hint(4),
    Binding::new("n", Msg::Tag(Some(Tag::Negative)), "words.keys.negative").when(TAGGING | WRITABLE).hint(1),
    Binding::new("u", Msg::Tag(Some(Tag::Neutral)), "words.keys.neutral").when(TAGGING | WRITABLE).hint(1),
    Binding::new("p", Msg::Tag(Some(Tag::Positive)), "words.keys.positive").when(TAGGING | WRITABLE).hint(1),
    Binding::new("enter space", Msg::Suggested, "words.keys.suggested").when(TAGGING | WRITABLE).hint(2),
    Binding::new("a", Msg::Accept, "words.keys.accept").when(TAGGING | WRITABLE).hint(3),
    Binding::new("m", Msg::Merge, "words.keys.merge").when(TAGGING | WRITABLE).hint(4),
    Binding::new("0 backspace", Msg::Tag(None), "words.keys.untag").when(TAGGING | WRITABLE).hint(8),
    Binding::new("left", Msg::Other, "words.keys.other").when(DIRECTION).hint(5),
    Binding::new("right tab", Msg::Other, "words.keys.other").when(DIRECTION).hint(5),
    Binding::new("up k", Msg::Up, "words.keys.choose").hint(6),
    Binding::new("down j", Msg::Down, "words.keys.choose").hint(6),
    Binding::new("esc", Msg::Close, "words.keys.close").when(DIRECTION).hint(7),
];

/// Conditions of which one holds at a time.
pub const EXCLUSIVE: &[u32] = &[COVER | READING | TAGGING, COVER | DIRECTION, CONSENT | WORDS];

impl State {
    /// The first page, at a direction where there are words.
    pub fn new(ctx: &Context<'_>) -> Self {
        let any = TEAMS.iter().any(|team| has_words(ctx, *team).is_some());
        Self { selected: if any { TEAMS.len() } else { 0 }, ..Self::default() }
    }

    /// Whose words are read out, counted from 1; 0 for what only the facilitator sees.
    pub fn part(&self) -> u32 {
        match self.page {
            Page::ReadOut(team) => team as u32 + 1,
            Page::Cover | Page::Tagging(_) => 0,
        }
    }

    /// Turns to the words that are read out.
    pub fn follow(&mut self, part: u32) {
        let team = Team::BOTH.into_iter().find(|team| *team as u32 + 1 == part);
        self.page = team.map_or(Page::Cover, Page::ReadOut);
    }

    /// The conditions that hold.
    pub fn flags(&self, ctx: &Context<'_>) -> u32 {
        let row = self.row();
        u32::from(self.page == Page::Cover) * COVER
            + u32::from(matches!(self.page, Page::ReadOut(_))) * READING
            + u32::from(matches!(self.page, Page::Tagging(_))) * TAGGING
            + u32::from(self.page != Page::Cover) * DIRECTION
            + u32::from(matches!(row, Some(Row::Lead(_)))) * CONSENT
            + u32::from(self.team().and_then(|team| has_words(ctx, team)).is_some()) * WORDS
            + u32::from(ctx.is_live()) * WRITABLE
            + u32::from(ctx.session.words.is_open()) * AGREED
    }

    /// The headline.
    pub fn title(&self, _ctx: &Context<'_>) -> String {
        super::step_title(Step::Baseline)
    }

    /// The chosen line of the first page.
    fn row(&self) -> Option<Row> {
        (self.page == Page::Cover).then(|| cover::rows()[self.selected.min(cover::rows().len() - 1)])
    }

    /// Whose words are on screen or chosen.
    fn team(&self) -> Option<Team> {
        match (self.page, self.row()) {
            (Page::ReadOut(team) | Page::Tagging(team), _) | (_, Some(Row::Direction(team))) => Some(team),
            _ => None,
        }
    }

    fn written<'a>(&self, ctx: &Context<'a>) -> Option<(Team, &'a Written)> {
        let team = self.team()?;
        Some((team, ctx.session.words.by(team)?))
    }

    fn term<'a>(&self, ctx: &Context<'a>) -> Option<(Team, &'a Term)> {
        let (team, written) = self.written(ctx)?;
        let last = written.terms.len().checked_sub(1)?;
        Some((team, &written.terms[self.selected.min(last)]))
    }

    /// Takes a message.
    pub fn update(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        let ending = self.ending.take();
        match msg {
            Msg::Up => self.selected = self.selected.min(self.last(ctx)).saturating_sub(1),
            Msg::Down => self.selected = (self.selected + 1).min(self.last(ctx)),
            Msg::Pick(line) => self.selected = line,
            Msg::Agree => return self.agree(ending, ctx),
            Msg::ReadOut | Msg::TagAll => {
                if let Some(team) = self.team() {
                    let untagged = ctx.session.words.by(team).map_or(0, Written::untagged);
                    if msg == Msg::ReadOut && untagged > 0 && self.shown_untagged != Some(team) {
                        self.shown_untagged = Some(team);
                        return Outcome::say(count("words.not_tagged_yet", untagged as u64));
                    }
                    let page = if msg == Msg::ReadOut { Page::ReadOut(team) } else { Page::Tagging(team) };
                    *self = Self { page, ..Self::default() };
                }
            }
            Msg::Other => {
                self.page = match self.page {
                    Page::Cover => Page::Cover,
                    Page::ReadOut(team) => Page::ReadOut(team.other()),
                    Page::Tagging(team) => Page::Tagging(team.other()),
                };
                (self.selected, self.marked) = (0, None);
            }
            Msg::Close if self.marked.is_some() => self.marked = None,
            Msg::Close => {
                let direction = self.team().and_then(|team| TEAMS.iter().position(|other| *other == team));
                *self = Self { selected: TEAMS.len() + direction.unwrap_or(0), ..Self::default() };
            }
            Msg::Import => return Outcome::to(Place::ImportSurvey),
            Msg::Tag(_) | Msg::Suggested | Msg::Accept | Msg::Merge => return self.with_term(msg, ctx),
        }
        Outcome::none()
    }

    /// The last line that can be chosen; what the room sees only scrolls.
    fn last(&self, ctx: &Context<'_>) -> usize {
        let terms = self.written(ctx).map_or(0, |(_, written)| written.terms.len());
        match self.page {
            Page::Cover => cover::rows().len() - 1,
            Page::ReadOut(_) | Page::Tagging(_) => terms.saturating_sub(1),
        }
    }

    /// A lead who has not agreed gives the name; one who has takes it back, with a second key where words would go.
    fn agree(&mut self, ending: Option<Team>, ctx: &Context<'_>) -> Outcome {
        let Some(Row::Lead(team)) = self.row() else { return Outcome::none() };
        if ctx.session.words.agreed_by.get(team).is_none() {
            return Outcome::edit(Field::line(ctx, lead_key(team), ""));
        }
        let anything = TEAMS.iter().any(|team| ctx.session.words.by(*team).is_some());
        if anything && ending != Some(team) {
            self.ending = Some(team);
            return Outcome::none();
        }
        Outcome::command(Command::WithdrawFromWords { team })
    }

    /// Takes the name of a team lead who agreed.
    pub fn accept(&mut self, field: &Field, _ctx: &Context<'_>) -> Result<Outcome, String> {
        let by = field.value().trim().to_owned();
        if by.is_empty() {
            return Err(say("words.no_name").to_owned());
        }
        let team = TEAMS.into_iter().find(|team| field.key == lead_key(*team));
        let Some(team) = team else { return Ok(Outcome::none()) };
        Ok(Outcome::command(Command::AgreeToWords { team, by }))
    }

    /// There is one field at a time.
    pub fn turn(&mut self, _forward: bool, ctx: &Context<'_>) -> Outcome {
        Outcome::none().and_edit(ctx.field.cloned())
    }

    fn with_term(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        let Some((by, term)) = self.term(ctx) else { return Outcome::none() };
        let word = term.id;
        let tagged = |tag| Command::TagWord { by, word, tag };
        match msg {
            Msg::Suggested if term.suggestion().is_none() => return Outcome::say(say("words.no_suggestion")),
            Msg::Merge => return self.merge(by, word),
            Msg::Accept if term.mentions > 1 => return Outcome::say(say("words.is_shown")),
            Msg::Accept => {
                return Outcome::command(Command::AcceptWord { by, word, accepted: !term.accepted });
            }
            _ => {}
        }
        self.selected = (self.selected + 1).min(self.last(ctx));
        match msg {
            Msg::Suggested => Outcome::command(tagged(term.suggestion())),
            Msg::Tag(tag) => Outcome::command(tagged(tag)),
            _ => Outcome::none(),
        }
    }

    fn merge(&mut self, by: Team, word: u32) -> Outcome {
        match self.marked.take() {
            None => {
                self.marked = Some(word);
                Outcome::say(say("words.marked"))
            }
            Some(marked) if marked == word => Outcome::none(),
            Some(marked) => Outcome::command(Command::MergeWords { by, word: marked, into: word })
                .and_say(say("words.merged")),
        }
    }

    /// Draws the page.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        match self.page {
            Page::Cover => cover::draw((self.selected, self.ending), ctx, area, buffer),
            Page::ReadOut(team) => read_out::draw((team, self.selected), ctx, area, buffer),
            Page::Tagging(team) => {
                let chosen = tagging::Chosen { team, selected: self.selected, marked: self.marked };
                tagging::draw(chosen, ctx, area, buffer)
            }
        }
    }
}

/// What a team wrote, where there is something to look at.
fn has_words<'a>(ctx: &Context<'a>, team: Team) -> Option<&'a Written> {
    ctx.session.words.said_by(team)
}

/// "▲ Sales about ● Marketing", each with its mark.
fn direction(ctx: &Context<'_>, team: Team) -> Vec<(String, Role)> {
    let named = |team: Team| (format!("{} {}", ctx.mark(team), team_name(team)), Context::team_role(team));
    vec![named(team), (format!(" {} ", say("words.about")), Role::Text), named(team.other())]
}

/// "11 of 13 words tagged", or the numbers alone where there is little room.
fn tagged(ctx: &Context<'_>, written: &Written) -> String {
    let balance = written.balance();
    let numbers = fill("common.of", &[("n", &balance.tagged().terms), ("total", &balance.all().terms)]);
    if ctx.tier == Tier::Room { numbers } else { fill("words.tagged", &[("tagged", &numbers)]) }
}

/// The sign of a tag, so that it is never told by colour or place alone.
fn tag_sign(tag: Option<Tag>) -> &'static str {
    match tag {
        Some(Tag::Negative) => "-",
        Some(Tag::Neutral) => "=",
        Some(Tag::Positive) => "+",
        None => "?",
    }
}

fn lead_key(team: Team) -> DraftKey {
    DraftKey::words_lead(team)
}

#[cfg(test)]
mod tests;
