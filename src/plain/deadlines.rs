//! Deadlines worked through: when a lead comes, until when each limit of a promise runs, and how that comes about.

use super::{
    Flow, Leave, Plain,
    menu::{self, Menu, Then},
    status,
};
use crate::{
    assets::words::{fill, say},
    domain::{
        calendars,
        deadline::{self, Deadline, Due, Start},
        ids::TopicId,
        limit::Limit,
        open_time::{self, Step},
        session::NamedCalendar,
        topic::Topic,
    },
    effect::Place,
    hours::{Instant, Table},
};
use std::{cell::RefCell, fmt::Display};

/// Stands between the steps to a deadline, and between other things said in one sentence.
const BETWEEN: &str = "; ";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Do {
    Done,
    Type,
    Hours(i8),
    Days(i8),
    Calendar,
}

/// A promise, the calendar it counts on, and when a lead comes.
struct Example {
    topic: Topic,
    named: NamedCalendar,
    /// A calendar that the promise names and the session does not have.
    unknown: Option<String>,
    table: Table,
    start: Instant,
    /// What was assumed of a reading that the clock skips or has twice.
    assumed: Option<String>,
}

/// The limits of a promise from one start and then another, until it is left.
pub(super) fn menu(plain: &mut Plain<'_>, id: &TopicId) -> Flow<()> {
    let begun = RefCell::new(None);
    let Some(example) = Example::of(plain, id, None) else {
        return plain.tell(say("plain.no_calendar_to_count"));
    };
    plain.tell_all(example.told())?;
    menu::run(
        plain,
        |plain| Ok(offer(&Example::of(plain, id, begun.borrow().as_ref()).ok_or(Leave::Back)?)),
        |plain, action| {
            let example = Example::of(plain, id, begun.borrow().as_ref()).ok_or(Leave::Back)?;
            let start = match action {
                Do::Done => return Ok(Then::Done),
                Do::Calendar => return Err(Leave::To(Place::Calendar(example.named.id))),
                Do::Type => Some(ask(plain, &example)?),
                Do::Hours(by) => deadline::hours_later(example.start, by),
                Do::Days(by) => deadline::days_later(&example.table, example.start, by),
            };
            if start.is_some() {
                begun.replace(start);
            }
            let example = Example::of(plain, id, begun.borrow().as_ref()).ok_or(Leave::Back)?;
            plain.tell_all(example.told())?;
            Ok(Then::Stay)
        },
    )
}

/// Whether there is something to work through in a topic.
pub(super) fn is_limited(topic: &Topic) -> bool {
    !calendars::limits(&topic.fields).is_empty()
}

fn offer(example: &Example) -> Menu<Do> {
    Menu::new(say("plain.deadlines_head"))
        .row(say("plain.close_this"), Do::Done)
        .row(say("plain.another_moment"), Do::Type)
        .row(say("plain.hour_later"), Do::Hours(1))
        .row(say("plain.hour_earlier"), Do::Hours(-1))
        .row(say("plain.day_later"), Do::Days(1))
        .row(say("plain.day_earlier"), Do::Days(-1))
        .row(fill("calendar.title", &[("name", &example.named.id)]), Do::Calendar)
        .usual(&Do::Done)
}

/// When the lead comes, on the clock of the calendar's wall.
fn ask(plain: &mut Plain<'_>, example: &Example) -> Flow<Start> {
    let today = plain.now().day_in(example.named.calendar.zone_name());
    let usual = deadline::write_start(&example.table, example.start);
    plain.read(say("plain.lead_comes_when"), &usual, |typed| {
        deadline::read_start(&example.table, typed, today)
    })
}

impl Example {
    /// Nothing while the session has no calendar to count on.
    fn of(plain: &Plain<'_>, id: &TopicId, begun: Option<&Start>) -> Option<Self> {
        let session = plain.session();
        let topic = session.topic(id)?.clone();
        let on = calendars::counts_on(&session, &topic.fields)?;
        let (named, unknown) = (on.named.clone(), on.unknown);
        let table = Table::new(named.calendar.clone());
        let (start, assumed) = match begun {
            Some((start, assumed)) => (*start, assumed.clone()),
            None => (deadline::usual_start(&session, &table, plain.now()), None),
        };
        Some(Self { topic, named, unknown, table, start, assumed })
    }

    /// When the lead comes, and each limit with how its deadline comes about; alike ones are worked through once.
    fn told(&self) -> Vec<String> {
        let start = open_time::point(self.table.wall(self.start));
        let (name, zone) = (&self.named.id, self.table.calendar().zone_said());
        let head = fill("plain.lead_comes", &[("start", &start), ("name", name), ("zone", &zone)]);
        let mut lines = vec![head];
        lines.extend(
            self.unknown.as_ref().map(|other| {
                fill("deadlines.unknown_calendar", &[("name", other), ("usual", &self.named.id)])
            }),
        );
        lines.extend(self.assumed.clone());
        let limits = calendars::limits(&self.topic.fields);
        if limits.is_empty() {
            lines.push(say("deadlines.no_limit").to_owned());
        }
        let mut worked: Vec<Limit> = Vec::new();
        for limited in limits {
            let deadline = Deadline::of(&self.table, self.start, limited.limit);
            let told = [("about", &limited.about as &dyn Display), ("limit", &limited.limit)];
            lines.push(match deadline.due {
                Due::Never => fill("plain.limit_never", &told),
                _ => fill("plain.limit_until", &[told[0], told[1], ("due", &deadline.told(&self.table))]),
            });
            if !worked.contains(&limited.limit) {
                worked.push(limited.limit);
                lines.extend(self.counted(&deadline));
            }
        }
        lines
    }

    /// "Counted: Fri 16:00-17:00 1 h; Sat, Sun closed; Mon 09:00-12:00 3 h; together 4 h."
    fn counted(&self, deadline: &Deadline) -> Vec<String> {
        let steps: Vec<String> = deadline.steps(&self.table).iter().map(Step::line).collect();
        let sum = deadline.sum().map(|sum| fill("plain.together", &[("sum", &sum)]));
        let told: Vec<String> = steps.into_iter().chain(sum).collect();
        let counted = (!told.is_empty()).then(|| fill("plain.counted_so", &[("steps", &told.join(BETWEEN))]));
        let warned = deadline.warnings();
        counted.into_iter().chain(warned.iter().map(|words| status::sentence(words))).collect()
    }
}
