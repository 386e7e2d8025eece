//! Mixed pairs talk about one question for a few minutes. The first draw and the topic are in the place and the draws
//! since then in the part, so that every window shows the same names; nothing of it is stored.

use super::{
    Context, Outcome, Shown, Tier,
    stage::{self, Stage},
    timer,
};
use crate::{
    assets::words::{fill, say},
    domain::{
        clock::Clock,
        ids::TopicId,
        moment::Moment,
        pairs::{self, Pair},
        people::{Person, Presence, Team},
    },
    keymap::Binding,
    text,
    theme::Role,
    widget::{cells, line},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Rows the question keeps in a small window.
const QUESTION: u16 = 3;

/// The draw, what they talk about, and how much time is left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    draw: u64,
    /// How often names were drawn anew since.
    again: u16,
    topic: Option<TopicId>,
    clock: Clock,
}

/// What can be done while pairs talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Msg {
    /// Other pairs.
    Again,
    /// A minute more, or one less.
    Minute {
        /// More.
        more: bool,
    },
    /// Pause, or go on.
    Toggle,
    /// Back to the work.
    Close,
}

/// Keys of this screen.
pub const BINDINGS: &[Binding<Msg>] = &[
    Binding::new("enter esc pgdn pgup", Msg::Close, "pairs.keys.close").hint(1),
    Binding::new("n", Msg::Again, "pairs.keys.again").hint(2),
    Binding::new("+", Msg::Minute { more: true }, "pairs.keys.more").hint(3),
    Binding::new("-", Msg::Minute { more: false }, "pairs.keys.less").hint(4),
    Binding::new("space", Msg::Toggle, "pairs.keys.toggle").hint(5),
];

/// Conditions of which one holds at a time.
pub const EXCLUSIVE: &[u32] = &[];

impl State {
    /// Pairs about a topic, or whatever moves them; the countdown begins at once.
    pub fn new(draw: u64, topic: Option<TopicId>, ctx: &Context<'_>) -> Self {
        Self { draw, again: 0, topic, clock: Clock::starting(ctx.now, pairs::MINUTES) }
    }

    /// The conditions that hold.
    pub fn flags(&self, _ctx: &Context<'_>) -> u32 {
        0
    }

    /// The headline.
    pub fn title(&self, _ctx: &Context<'_>) -> String {
        say("pairs.title").to_owned()
    }

    /// When they come back together.
    pub fn until(&self) -> Option<Moment> {
        self.clock.until()
    }

    /// How often names were drawn anew and the seconds the countdown rests with, for another window.
    pub fn part(&self) -> u32 {
        pairs::part(self.again, self.clock.part())
    }

    /// Shows the names and the countdown of another window.
    pub fn follow(&mut self, part: u32, until: Option<Moment>) {
        self.again = (part >> 16) as u16;
        self.clock = Clock::of(part & u32::from(u16::MAX), until);
    }

    /// The laptop slept: its time is nobody's time to talk.
    pub fn slept(&mut self, since: Moment) {
        self.clock.pause(since);
    }

    /// Takes a message.
    pub fn update(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        match msg {
            Msg::Again => self.again = self.again.wrapping_add(1),
            Msg::Minute { more } => self.clock.change(ctx.now, more),
            Msg::Toggle => self.clock.toggle(ctx.now),
            Msg::Close => return Outcome::back(),
        }
        Outcome::none()
    }

    /// Draws the question, the pairs, and when we are back.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        let topic = self.topic.as_ref().and_then(|id| ctx.session.topic(id));
        let question = pairs::question(topic);
        let pairs = pairs::draw(&ctx.session.people, self.draw.wrapping_add(self.again.into()));
        if pairs.is_empty() {
            let head = [(say("pairs.nobody"), Role::Text)];
            stage::draw(ctx, area, buffer, &Stage { head: &head, ..Stage::default() });
            return Shown::default();
        }
        let table = Table::of(ctx, &pairs, area.width);
        let rows = table.rows().min(area.height.saturating_sub(QUESTION + 1));
        let below = Rect { y: area.bottom().saturating_sub(rows + 1), height: rows, ..area };
        let above = Rect { height: area.height.saturating_sub(rows + 2), ..area };
        stage::draw(ctx, above, buffer, &Stage { head: &[(question, Role::Title)], ..Stage::default() });
        table.draw(ctx, below, buffer);
        let foot = cells::row(area, usize::from(area.height).saturating_sub(1));
        line::put_center(foot, buffer, ctx.theme, &self.foot(ctx), Role::Accent);
        Shown::default()
    }

    fn foot(&self, ctx: &Context<'_>) -> String {
        let left = timer::figures(self.clock.countdown(ctx.now), ctx.clocks.calm);
        match self.clock.until() {
            _ if self.clock.is_over(ctx.now) => say("pairs.over").to_owned(),
            Some(until) => {
                let back = fill("pairs.back_at", &[("time", &until.clock_in(&ctx.session.zone))]);
                format!("{back}   {left}")
            }
            None => format!("{}   {left}", say("pairs.paused")),
        }
    }
}

/// The pairs side by side in as many columns as fit.
struct Table {
    names: Vec<String>,
    /// Cells of each column, its gap included.
    columns: Vec<u16>,
}

/// Cells between two columns.
const GAP: usize = 2;

impl Table {
    fn of(ctx: &Context<'_>, pairs: &[Pair<'_>], width: u16) -> Self {
        let short = ctx.tier == Tier::Room;
        let names: Vec<String> = pairs.iter().map(|pair| name(ctx, pair, short)).collect();
        let widths: Vec<usize> = names.iter().map(|name| text::width(&ctx.theme.plain(name))).collect();
        let columns = (1..=names.len().min(3))
            .rev()
            .map(|count| columns(&widths, count))
            .find(|columns| columns.iter().sum::<usize>() <= usize::from(width) + GAP)
            .unwrap_or_else(|| vec![usize::from(width)]);
        let columns = columns.into_iter().map(|cells| u16::try_from(cells).unwrap_or(u16::MAX)).collect();
        Self { names, columns }
    }

    fn rows(&self) -> u16 {
        u16::try_from(self.names.len().div_ceil(self.columns.len().max(1))).unwrap_or(u16::MAX)
    }

    fn draw(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) {
        let wide = self.columns.iter().sum::<u16>().saturating_sub(GAP as u16).min(area.width);
        let mut rest = cells::right_of(area, (area.width - wide) / 2);
        for (column, cells) in self.columns.iter().enumerate() {
            let names = self.names.iter().skip(column).step_by(self.columns.len());
            for (index, name) in names.take(area.height.into()).enumerate() {
                line::put(cells::row(rest, index), buffer, ctx.theme, name, Role::Text);
            }
            rest = cells::right_of(rest, *cells);
        }
    }
}

/// Cells of each of so many columns when names of these widths are put in row by row.
fn columns(widths: &[usize], count: usize) -> Vec<usize> {
    let widest = |column| widths.iter().skip(column).step_by(count).max().copied().unwrap_or(0);
    (0..count).map(|column| widest(column) + GAP).collect()
}

/// `▲ Dana Keller + ● Lee Hartmann`, in a small window `▲Dana ●Lee`, with a word for those on the call.
fn name(ctx: &Context<'_>, pair: &Pair<'_>, short: bool) -> String {
    let one = |person: &&Person| {
        let mark = person.group.team().map_or("", |team: Team| ctx.mark(team));
        if short { format!("{mark}{}", first_name(ctx, person)) } else { format!("{mark} {}", person.name) }
    };
    let names = pair.iter().map(one).collect::<Vec<_>>().join(if short { " " } else { " + " });
    let call = pair.iter().all(|person| person.presence == Presence::OnCall);
    if call { format!("{names} ({})", say("pairs.on_call")) } else { names }
}

/// The first name, where nobody else has it.
fn first_name<'a>(ctx: &Context<'_>, person: &'a Person) -> &'a str {
    let first = |name: &'a str| name.split_whitespace().next().unwrap_or(name);
    let name = first(&person.name);
    let shared = ctx.session.people.iter().filter(|other| other.name.split_whitespace().next() == Some(name));
    if shared.count() > 1 { &person.name } else { name }
}

#[cfg(test)]
mod tests;
