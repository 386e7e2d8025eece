//! A wording alone, as large as it goes, to be read aloud before hands are shown; after the decision one line below
//! says what was decided. Nothing can be changed here.

use super::{
    Context, Outcome, Shown,
    outcome::Go,
    silent,
    stage::{self, Stage},
    status, team_key,
};
use crate::{
    assets::words::{fill, say},
    domain::{ids::TopicId, sentence, topic::Topic},
    effect::Place,
    keymap::Binding,
    theme::Role,
    widget::{cells, line, paragraph},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Cells kept for the number of the page.
const PAGE: u16 = 8;

/// What the smallest window has for a screen: a second one may be that small, and is paged from here.
const SMALLEST: (u16, u16) = (38, 9);

/// The topic, and the page that is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    topic: TopicId,
    page: usize,
}

/// What can be done while it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Msg {
    /// The next page, after the last one the first again.
    NextPage,
    /// The page before.
    PageBefore,
    /// Show hands.
    Vote,
    /// Back to the topic.
    Close,
    /// On along the workshop.
    On,
}

const LONG: u32 = 1;
const VOTE: u32 = 2;
const NO_VOTE: u32 = 4;

/// Keys of this screen.
pub const BINDINGS: &[Binding<Msg>] = &[
    Binding::new("v enter", Msg::Vote, "read_aloud.keys.vote").when(VOTE).hint(2),
    Binding::new("enter", Msg::On, "read_aloud.keys.on").when(NO_VOTE).hint(2),
    Binding::new("space down", Msg::NextPage, "read_aloud.keys.next_page").when(LONG).hint(1),
    Binding::new("up", Msg::PageBefore, "read_aloud.keys.page_before").when(LONG),
    Binding::new("s e", Msg::Close, "read_aloud.keys.close").hint(3),
];

/// Conditions of which one holds at a time.
pub const EXCLUSIVE: &[u32] = &[VOTE | NO_VOTE];

impl State {
    /// The first page.
    pub fn new(topic: TopicId) -> Self {
        Self { topic, page: 0 }
    }

    /// The page that is read, for another window.
    pub fn part(&self) -> u32 {
        u32::try_from(self.page).unwrap_or(u32::MAX)
    }

    /// Turns to the page another window reads.
    pub fn follow(&mut self, part: u32) {
        self.page = part as usize;
    }

    /// How many pages there are here, or in the smallest window that may follow.
    fn pages(&self, ctx: &Context<'_>) -> usize {
        let Some(topic) = ctx.session.topic(&self.topic) else { return 1 };
        let words = wording(topic);
        let in_window = |(width, height)| {
            stage::pages(ctx.theme, parts(ctx, topic, Rect::new(0, 0, width, height)).0, &words)
        };
        in_window((ctx.room.width, ctx.room.height)).max(in_window(SMALLEST))
    }

    /// The conditions that hold.
    pub fn flags(&self, ctx: &Context<'_>) -> u32 {
        let topic = ctx.session.topic(&self.topic);
        let votes = topic.is_some_and(|topic| ctx.is_live() && !topic.is_decided() && topic.is_worded());
        u32::from(self.pages(ctx) > 1) * LONG + if votes { VOTE } else { NO_VOTE }
    }

    /// The headline.
    pub fn title(&self, ctx: &Context<'_>) -> String {
        silent::title(ctx, &self.topic)
    }

    /// Takes a message.
    pub fn update(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        let pages = self.pages(ctx);
        let topic = Place::Topic(self.topic.clone());
        match msg {
            Msg::NextPage => self.page = (self.page + 1) % pages,
            Msg::PageBefore => self.page = (self.page + pages - 1) % pages,
            Msg::Vote => return Outcome::to(topic).and_run("topic.keys.vote"),
            Msg::Close => return Outcome::to(topic),
            Msg::On => return Outcome { go: Some(Go::Forward), ..Outcome::none() },
        }
        Outcome::none()
    }

    /// Draws the wording, and what was decided.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        let Some(topic) = ctx.session.topic(&self.topic) else { return Shown::default() };
        let wording = wording(topic);
        if wording.is_empty() {
            let head = [(say("read_aloud.nothing"), Role::Text)];
            stage::draw(ctx, area, buffer, &Stage { head: &head, ..Stage::default() });
            return Shown::default();
        }
        let (words, foot) = parts(ctx, topic, area);
        let pages = stage::draw_words(ctx, words, buffer, (&wording, Role::Title), self.page);
        let page = if pages > 1 {
            fill("read_aloud.page", &[("n", &(self.page.min(pages - 1) + 1)), ("of", &pages)])
        } else {
            String::new()
        };
        let decided = decided(ctx, topic).unwrap_or_default();
        paragraph::draw_text(foot, buffer, ctx.theme, (&decided, status::role(topic)));
        let last = cells::row(area, usize::from(area.height).saturating_sub(1));
        line::put_ends(last, buffer, ctx.theme, &[], &[(&page, Role::Muted)]);
        Shown::default()
    }
}

/// Where the words stand, and the last rows, one or two, that belong to what was decided and to the number of the page.
fn parts(ctx: &Context<'_>, topic: &Topic, area: Rect) -> (Rect, Rect) {
    let width = area.width.saturating_sub(PAGE);
    let decided = decided(ctx, topic).unwrap_or_default();
    let rows = paragraph::height(ctx.theme, &[(&decided, Role::Text)], width).clamp(1, 2) as u16;
    let words = Rect { height: area.height.saturating_sub(rows), ..area };
    (words, Rect { width, y: words.bottom(), height: area.height - words.height, ..area })
}

/// What is read: a draft that nobody touched has suggested values, which are nobody's words yet.
/// What is voted on beside it is read too.
fn wording(topic: &Topic) -> String {
    let (words, aside) = (sentence::in_full(topic), sentence::voted_aside(topic));
    if words.is_empty() || aside.is_empty() || topic.is_decided() {
        return words;
    }
    format!("{words} {}", fill("topic.voted_with_it", &[("names", &aside.join("; "))]))
}

/// What was decided, each team with its mark.
pub(super) fn decided(ctx: &Context<'_>, topic: &Topic) -> Option<String> {
    sentence::decided(topic, |team| format!("{} {}", ctx.mark(team), say(team_key(team))))
}

#[cfg(test)]
mod tests;
