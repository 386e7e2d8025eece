//! A topic for the back row: its words and nothing beside them, the clock as large as there is room for, and what the
//! fingers mean while they are counted. The keys are those of the topic; what is typed is never drawn.

use super::{Mode, Msg, State, meaning, voting};
use crate::{
    assets::{
        topics,
        words::{count, fill, say},
    },
    domain::{
        people::Team,
        rule,
        sentence::{self, is_said},
        topic::{Author, Topic},
        vote::{Method, Round, Tally},
    },
    screen::{
        Context, Shown, on_call,
        room_view::{self, Clock},
        scale::{self, GAP},
        status, team_key,
    },
    theme::Role,
    widget::{big, cells, line, paragraph},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Text in pieces, one paragraph.
type Block = Vec<(String, Role)>;

impl State {
    /// Whether the topic is drawn for the back row: not while something is typed into it or asked of the facilitator.
    pub(super) fn is_for_the_room(&self, ctx: &Context<'_>, topic: &Topic) -> bool {
        let plain = matches!(self.mode(topic), Mode::Write | Mode::Fingers | Mode::Consent | Mode::Decide);
        ctx.room_view && ctx.field.is_none() && plain
    }

    /// Whether the clock is drawn with it, large.
    pub fn has_clock(&self, ctx: &Context<'_>) -> bool {
        let shown = |topic: &Topic| self.is_for_the_room(ctx, topic) && self.mode(topic) != Mode::Decide;
        self.find(ctx).is_some_and(shown)
    }

    /// How many votes are in, of how many: sides that handed in, and what is typed of the others.
    pub fn counted(&self, ctx: &Context<'_>) -> Option<(u32, u32)> {
        let round = self.find(ctx)?.open_round()?;
        let total = Team::BOTH.into_iter().map(|team| *round.attendance.get(team)).sum();
        Some((Team::BOTH.into_iter().map(|team| self.in_of(round, team)).sum(), total))
    }

    fn in_of(&self, round: &Round, team: Team) -> u32 {
        let typed = self.typed.get(team).len() as u32;
        let people = *round.attendance.get(team);
        match round.method {
            Method::FistToFive if typed > 0 => typed.min(people),
            _ if round.has(team) || typed > 0 => people,
            _ => 0,
        }
    }
}

/// Draws the topic.
pub(super) fn draw(
    state: &State,
    ctx: &Context<'_>,
    topic: &Topic,
    area: Rect,
    buffer: &mut Buffer,
) -> Shown<Msg> {
    let column = room_view::column(area);
    let page = Page { ctx, area, column, words: words(topic) };
    match (state.mode(topic), topic.open_round(), topic.newest_round()) {
        (Mode::Decide, _, Some(round)) => page.revealed(topic, round, buffer),
        (_, Some(round), _) => page.voting(state, round, buffer),
        _ => page.reading(topic, buffer),
    }
    Shown::default()
}

/// What is being drawn.
struct Page<'a, 'b> {
    ctx: &'a Context<'b>,
    /// All there is.
    area: Rect,
    /// The part of it that text is read in.
    column: Rect,
    /// The wording, or what is asked while there is none.
    words: Vec<Block>,
}

impl Page<'_, '_> {
    /// Words, clock, and at the foot where the topic stands.
    fn reading(&self, topic: &Topic, buffer: &mut Buffer) {
        let settled = topic.is_decided();
        let label = || vec![vec![(status::label(self.ctx, topic), status::role(topic))]];
        let foot = settled.then(label);
        self.around_the_clock(foot.as_slice(), buffer);
    }

    /// Words, clock, and at the foot what each number of fingers means and how many are in on each side.
    fn voting(&self, state: &State, round: &Round, buffer: &mut Buffer) {
        let meaning = match round.method {
            Method::FistToFive => scale(self.ctx, self.column.width),
            Method::Consent => vec![vec![(voting::line_to_say(state, self.ctx, round), Role::Text)]],
        };
        let mut sides = Block::new();
        for team in Team::BOTH {
            let here = *round.attendance.get(team);
            let counted = match here {
                0 => say("topic.not_here").to_owned(),
                _ => fill("room_view.side", &[("n", &state.in_of(round, team)), ("people", &here)]),
            };
            let gap = if sides.is_empty() { "" } else { "    " };
            let name = format!("{gap}{} {}  ", self.ctx.mark(team), say(team_key(team)));
            sides.extend([(name, Context::team_role(team)), (counted, Role::Text)]);
        }
        let calls = on_call::read_first(self.ctx, self.column.width).map(|calls| vec![(calls, Role::Accent)]);
        self.around_the_clock(&[meaning, vec![sides], calls.into_iter().collect()], buffer);
    }

    /// The words, below them the clock, and as much of the foot as there is room for: together in the middle.
    fn around_the_clock(&self, foot: &[Vec<Block>], buffer: &mut Buffer) {
        let clock = Clock::of(self.ctx);
        let least = u16::from(clock.is_some());
        let digits = clock.as_ref().map_or(0, |_| Clock::rows(self.ctx));
        let height = self.column.height;
        let words = self.rows(&self.words);
        let fits = |kept: usize, clock: u16| words + clock + self.rows(&foot[..kept].concat()) <= height;
        // The count of each side gives way to large digits: the headline says how many are in.
        let least_kept = foot.len().min(1);
        let large = (least_kept..=foot.len()).rev().find(|kept| fits(*kept, digits + 2));
        let kept = large.or_else(|| (0..=foot.len()).rev().find(|kept| fits(*kept, least))).unwrap_or(0);
        let foot = foot[..kept].concat();
        let below = self.rows(&foot);
        let free = height.saturating_sub(words + below);
        let gaps = if free >= digits + 2 { 2 } else { 0 };
        let tall = clock.as_ref().map_or(0, |clock| clock.height(self.ctx, self.across(free - gaps)));
        let spare = free.saturating_sub(tall + gaps);
        let mut rest = cells::below(self.column, spare.div_ceil(3));
        self.put(&self.words, &mut rest, tall + below, buffer);
        cells::take(&mut rest, gaps / 2 + (spare / 4).min(1));
        let place = cells::take(&mut rest, tall);
        if let Some(clock) = clock {
            clock.draw(self.ctx, Rect { x: self.area.x, width: self.area.width, ..place }, buffer);
        }
        cells::take(&mut rest, gaps / 2 + (spare / 4).min(1));
        self.put(&foot, &mut rest, 0, buffer);
    }

    /// So many rows as wide as the window.
    fn across(&self, rows: u16) -> Rect {
        Rect { height: rows, ..self.area }
    }

    /// Words, both sides together, and the question that follows from them.
    fn revealed(&self, topic: &Topic, round: &Round, buffer: &mut Buffer) {
        let question = vec![vec![(meaning::question(topic), Role::Title)]];
        let below = self.rows(&question);
        let sides = Team::BOTH.map(|team| side(self.ctx, topic, round, team));
        let half = (self.column.width / 2).saturating_sub(1);
        let fit = |side: &Side| side.digits.is_empty() || big::place(Rect::new(0, 0, half, 3), self.ctx.theme, &side.digits).is_some();
        let high = Clock::rows(self.ctx) + 2;
        let large = !self.ctx.theme.ascii
            && sides.iter().all(fit)
            && self.rows(&self.words) + below + high < self.column.height;
        let results = if large { high } else { 2 };
        let words = self.rows(&self.words);
        let free = self.column.height.saturating_sub(words + results + below);
        let mut rest = cells::below(self.column, (free / 3).min(3));
        self.put(&self.words, &mut rest, results + below, buffer);
        let gap = rest.height.saturating_sub(results + below).div_ceil(2).min(2);
        let mut place = cells::below(rest, gap);
        let mut results = cells::take(&mut place, results);
        for side in &sides {
            if large {
                side.large(self.ctx, Rect { width: half, ..results }, buffer);
                results = cells::right_of(results, half + 2);
            } else {
                side.line(self.ctx, results, buffer);
                results = cells::below(results, 1);
            }
        }
        let spare = place.height.saturating_sub(below).min(1);
        let mut place = cells::below(place, spare);
        self.put(&question, &mut place, 0, buffer);
        // Whoever presses the number may look at the wall only; the question comes first, though.
        let steps = steps(self.ctx, topic, self.column.width);
        if self.rows(&steps) < place.height {
            self.put(&steps, &mut cells::below(place, 1), 0, buffer);
        }
    }

    fn rows(&self, blocks: &[Block]) -> u16 {
        let rows = |block: &Block| paragraph::height(self.ctx.theme, &spans(block), self.column.width);
        blocks.iter().map(rows).sum::<usize>() as u16
    }

    /// Draws blocks one below the other, leaving `keep` rows; a sign says where words were cut.
    fn put(&self, blocks: &[Block], rest: &mut Rect, keep: u16, buffer: &mut Buffer) {
        for block in blocks {
            let room = rest.height.saturating_sub(keep);
            let wanted = paragraph::height(self.ctx.theme, &spans(block), rest.width) as u16;
            let place = cells::take(rest, wanted.min(room));
            let pieces = spans(block);
            let drawn = paragraph::Paragraph { spans: &pieces, skip: 0 };
            paragraph::draw(place, buffer, self.ctx.theme, drawn);
            if wanted > room {
                let last = cells::row(place, usize::from(room.saturating_sub(1)));
                let more = self.ctx.theme.glyphs().ellipsis;
                line::put_right(last, buffer, self.ctx.theme, more, Role::Accent);
            }
        }
    }
}

/// `1 vote again  2 agreed`: what can be done now, the next best step first.
fn steps(ctx: &Context<'_>, topic: &Topic, width: u16) -> Vec<Block> {
    let numbered = rule::next_steps(topic).into_iter().enumerate();
    let steps: Vec<String> =
        numbered.map(|(index, step)| format!("{} {}", index + 1, meaning::step_words(topic, step))).collect();
    numbered_rows(ctx, steps.iter().map(String::as_str), width)
}

fn spans(block: &Block) -> Vec<line::Span<'_>> {
    block.iter().map(|(text, role)| (text.as_str(), *role)).collect()
}

/// What each number of fingers means.
fn scale(ctx: &Context<'_>, width: u16) -> Vec<Block> {
    numbered_rows(ctx, scale::pieces(say("topic.scale")), width)
}

/// `0 no way  1 no, unless ...`, no number parted from its words, and the numbers standing out.
fn numbered_rows<'a>(ctx: &Context<'_>, pieces: impl Iterator<Item = &'a str>, width: u16) -> Vec<Block> {
    let mut rows = vec![Block::new()];
    let mut used = 0;
    for piece in pieces {
        let wide = line::width(ctx.theme, &[(piece, Role::Text)]);
        if used > 0 && used + GAP.len() + wide > usize::from(width) {
            rows.push(Block::new());
            used = 0;
        }
        let gap = if used > 0 { GAP } else { "" };
        used += gap.len() + wide;
        let (number, words) = piece.split_at(piece.find(' ').unwrap_or(piece.len()));
        let row = rows.last_mut().expect("there is a row from the start");
        row.extend([(format!("{gap}{number}"), Role::Key), (words.to_owned(), Role::Text)]);
    }
    rows
}

/// The wording as it is voted on; without one, what is asked and what each side said to it.
fn words(topic: &Topic) -> Vec<Block> {
    let said = sentence::sentence(&topic.fields);
    let mut blocks = Vec::new();
    if !said.is_empty() && (is_said(&topic.fields) || topic.text.is_empty()) {
        let role = |hole| if hole { Role::Hole } else { Role::Title };
        blocks.push(said.into_iter().map(|piece| (piece.text, role(piece.hole))).collect());
    }
    if !topic.text.is_empty() {
        blocks.push(vec![(topic.text.clone(), Role::Title)]);
    }
    if !blocks.is_empty() {
        return blocks;
    }
    let asked = topics::by_id(topic.id.as_str()).map_or(say("room_view.not_worded"), |asset| asset.prompt());
    blocks.push(vec![(asked.to_owned(), Role::Title)]);
    for team in Team::BOTH {
        let Some(proposal) = topic.proposal(Author::from(team)) else { continue };
        let says = match team {
            Team::Sales => say("topic.sales_says"),
            Team::Marketing => say("topic.marketing_says"),
        };
        blocks.push(vec![(format!("{says}: "), Context::team_role(team)), (proposal.text.clone(), Role::Text)]);
    }
    blocks
}

/// What one side showed.
struct Side {
    team: Team,
    /// Its fingers from five down as digits; empty where they are no row of digits.
    digits: String,
    /// The same in words.
    words: String,
}

fn side(ctx: &Context<'_>, topic: &Topic, round: &Round, team: Team) -> Side {
    let here = *round.attendance.get(team);
    let (digits, words) = match round.tallies.get(team) {
        _ if here == 0 => (String::new(), say("topic.not_here").to_owned()),
        Some(tally) => (digits(tally), status::fingers(tally)),
        None => {
            let raised = topic.objections.iter().filter(|one| one.round == round.number && one.team == team);
            (String::new(), count("common.objections", raised.count() as u64))
        }
    };
    let words = format!("{} {}  {words}", ctx.mark(team), say(team_key(team)));
    Side { team, digits, words }
}

/// `544332`; empty where somebody was only seen to be at 3 or more.
fn digits(tally: &Tally) -> String {
    if tally.three_or_more > 0 {
        return String::new();
    }
    (0..6).rev().map(|finger| finger.to_string().repeat(tally.counts[finger] as usize)).collect()
}

impl Side {
    fn line(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) {
        line::put(area, buffer, ctx.theme, &self.words, Context::team_role(self.team));
    }

    /// The name, and below it the fingers in large digits where they are digits.
    fn large(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) {
        let role = Context::team_role(self.team);
        if self.digits.is_empty() {
            paragraph::draw_text(area, buffer, ctx.theme, (&self.words, role));
            return;
        }
        let name = format!("{} {}", ctx.mark(self.team), say(team_key(self.team)));
        line::put(area, buffer, ctx.theme, &name, role);
        let below = Rect { height: Clock::rows(ctx), ..cells::below(area, 1) };
        let place = big::place(below, ctx.theme, &self.digits);
        let left = place.map_or(below, |place| Rect { x: below.x, ..place });
        big::draw(left, buffer, ctx.theme, &self.digits, role);
        let missing = self.words.split_once(", ").map_or("", |(_, missing)| missing);
        line::put(cells::below(area, 1 + Clock::rows(ctx)), buffer, ctx.theme, missing, Role::Muted);
    }
}

#[cfg(test)]
mod tests;
