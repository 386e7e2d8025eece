//! What was answered about a new session: kept between questions and while somebody is away, and made into a plan.

use crate::{
    assets::{
        templates::{self, Template},
        words::fill,
    },
    domain::{
        agenda::BoxKind,
        blueprint::{self, PlanInput},
        command::Command,
        draft::DraftKey,
        moment::Day,
        people::Group,
        session::Session,
        status::Status,
    },
    effect::{Place, Plan},
    screen::{
        Context,
        person::{self, Typed},
    },
};

/// The answers so far; what is empty takes the default.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Answers {
    pub(super) company: String,
    pub(super) name: String,
    pub(super) minutes: u32,
    pub(super) date: Option<Day>,
    pub(super) start: String,
    pub(super) people: Vec<Typed>,
    /// The survey is read as soon as the session is there.
    pub(super) survey_now: bool,
}

/// When nobody says, a session that is not today begins then.
const USUAL_START: &str = "13:00";
/// A session that is today begins on the next of so many minutes, and leaves a moment to get there.
const START_EVERY: u32 = 10;
const DAY: u32 = 24 * 60;

/// The draft key of a field or an answer of the wizard.
pub(super) fn key(field: &str) -> DraftKey {
    DraftKey::new("new", field)
}

impl Answers {
    /// The answers as they were left.
    pub(super) fn remembered(ctx: &Context<'_>) -> Self {
        let kept = |name: &str| ctx.drafts.get(&key(name)).map_or("", String::as_str);
        let people = person::read_all(kept("kept:people"), Group::Sales, &[]);
        Self {
            company: kept("kept:company").to_owned(),
            name: kept("kept:name").to_owned(),
            minutes: kept("kept:minutes").parse().unwrap_or_else(|_| templates::standard().minutes),
            date: Day::parse(kept("kept:date")).ok(),
            start: kept("kept:start").to_owned(),
            people: people.unwrap_or_default(),
            survey_now: kept("kept:survey") == "now",
        }
    }

    /// The answers as drafts.
    pub(super) fn keep(&self) -> Vec<(DraftKey, String)> {
        let people: Vec<String> = self.people.iter().map(Typed::line).collect();
        let kept = [
            ("kept:company", self.company.clone()),
            ("kept:name", self.name.clone()),
            ("kept:minutes", self.minutes.to_string()),
            ("kept:date", self.date.map(Day::iso).unwrap_or_default()),
            ("kept:start", self.start.clone()),
            ("kept:people", people.join("\n")),
            ("kept:survey", if self.survey_now { "now" } else { "" }.to_owned()),
        ];
        kept.into_iter().map(|(name, text)| (key(name), text)).collect()
    }

    /// The template for the time there is.
    pub(super) fn template(&self) -> &'static Template {
        blueprint::template_for(self.minutes)
    }

    /// The day, today when nobody says.
    pub(super) fn day(&self, ctx: &Context<'_>) -> Day {
        self.date.unwrap_or_else(|| ctx.today())
    }

    /// "Q1 alignment", by the day.
    pub(super) fn default_name(&self, ctx: &Context<'_>) -> String {
        let quarter = (self.day(ctx).0.month() - 1) / 3 + 1;
        fill("new.default_name", &[("quarter", &quarter)])
    }

    /// The name, the default when nobody says.
    pub(super) fn name(&self, ctx: &Context<'_>) -> String {
        if self.name.is_empty() { self.default_name(ctx) } else { self.name.clone() }
    }

    /// When it begins if nobody says: soon if it is today, else after lunch.
    pub(super) fn default_start(&self, ctx: &Context<'_>) -> String {
        let now = minutes_of(&ctx.now.clock_in(&ctx.session.zone)).unwrap_or_default();
        if self.day(ctx) != ctx.today() {
            return USUAL_START.to_owned();
        }
        clock((now + START_EVERY / 2).div_ceil(START_EVERY) * START_EVERY)
    }

    /// When it begins.
    pub(super) fn start(&self, ctx: &Context<'_>) -> String {
        if self.start.is_empty() { self.default_start(ctx) } else { self.start.clone() }
    }

    /// What is asked of the world in the end.
    pub(super) fn plan(&self, ctx: &Context<'_>) -> Plan {
        let zone = ctx.session.zone.clone();
        let input = PlanInput {
            name: self.name(ctx),
            company: self.company.clone(),
            date: Some(self.day(ctx)),
            start: self.start(ctx),
            minutes: self.minutes,
            zone: zone.clone(),
        };
        let mut commands = blueprint::plan(self.template(), &input);
        commands.extend(self.people.iter().cloned().map(Typed::added));
        let then = if self.survey_now { Place::ImportSurvey } else { Place::CheckIn };
        Plan { name: input.name, zone, commands, then }
    }

    /// The session as it would be: for the arithmetic, never kept.
    pub(super) fn preview(&self, ctx: &Context<'_>) -> Session {
        let plan = self.plan(ctx);
        let mut session = Session::new("preview".into(), plan.name, plan.zone);
        // People get their ids from the log, which a preview has none of.
        let planned = plan.commands.iter().filter(|command| !matches!(command, Command::AddPerson { .. }));
        for command in planned {
            if session.apply(command, ctx.now).is_err() {
                break;
            }
        }
        session
    }

    /// Start, end and breaks as clocks.
    pub(super) fn times(&self, ctx: &Context<'_>, preview: &Session) -> (String, String, Vec<String>) {
        let start = self.start(ctx);
        let mut next = minutes_of(&start).unwrap_or_default();
        let mut breaks = Vec::new();
        for entry in &preview.agenda.boxes {
            if entry.kind == BoxKind::Break {
                breaks.push(clock(next));
            }
            next += entry.minutes;
        }
        (start, clock(next), breaks)
    }
}

/// Titles of what the plan leaves out.
pub(super) fn not_today(preview: &Session) -> Vec<&str> {
    let left_out = preview.topics.iter().filter(|topic| matches!(topic.status, Status::NotToday { .. }));
    left_out.map(|topic| topic.title.as_str()).collect()
}

fn minutes_of(clock: &str) -> Option<u32> {
    let (hour, minute) = clock.split_once(':')?;
    Some(hour.parse::<u32>().ok()? * 60 + minute.parse::<u32>().ok()?)
}

fn clock(minutes: u32) -> String {
    let minutes = minutes % DAY;
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}
