//! The session: everything one workshop leaves behind.

use crate::domain::{
    action::{Action, ClosingSentence, Parked, Signature},
    agenda::Agenda,
    assumption::Assumption,
    baseline::{Comparison, Earlier, Remeasured, RoomTally, Wave, words::Words},
    draft::DraftKey,
    extra::Extra,
    fields::Fields,
    ids::{CalendarId, PersonId, SessionId, TopicId},
    moment::{Day, Moment},
    numbers::NumbersCheck,
    people::{self, PerTeam, Person, Team},
    topic::Topic,
    vote::Method,
};
use serde::{Deserialize, Serialize};

/// A step of the workshop.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Who is here and by which rule we decide.
    #[default]
    CheckIn,
    /// Where the surveys differ.
    Baseline,
    /// What we mean by our words.
    Definitions,
    /// What each side promises.
    Sla,
    /// What we do from now on.
    Practices,
    /// When we look again.
    Cadence,
    /// Read-back, sign-off, thanks.
    Close,
}

impl Step {
    /// All steps in order; the index is the digit that goes there.
    pub const ALL: [Self; 7] = [
        Self::CheckIn,
        Self::Baseline,
        Self::Definitions,
        Self::Sla,
        Self::Practices,
        Self::Cadence,
        Self::Close,
    ];

    /// The step with this name in data files and on the command line.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.name() == name)
    }

    /// Its name in data files and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::CheckIn => "check_in",
            Self::Baseline => "baseline",
            Self::Definitions => "definitions",
            Self::Sla => "sla",
            Self::Practices => "practices",
            Self::Cadence => "cadence",
            Self::Close => "close",
        }
    }

    /// The key of what people call it, in the words file.
    pub fn key(self) -> &'static str {
        match self {
            Self::CheckIn => "step.check_in",
            Self::Baseline => "step.baseline",
            Self::Definitions => "step.definitions",
            Self::Sla => "step.sla",
            Self::Practices => "step.practices",
            Self::Cadence => "step.cadence",
            Self::Close => "step.close",
        }
    }

    /// The step after this one.
    pub fn next(self) -> Option<Self> {
        Self::ALL.get(self as usize + 1).copied()
    }

    /// The step before this one.
    pub fn previous(self) -> Option<Self> {
        (self as usize).checked_sub(1).map(|index| Self::ALL[index])
    }
}

/// When and how long the room is booked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// The day of the session.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Day>,
    /// Start on that day, "13:10".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub start: String,
    /// How long the room is booked, in minutes.
    #[serde(default)]
    pub minutes: u32,
    /// The template the agenda was made from.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub template: String,
}

/// By which method each kind of topic is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecisionRule {
    /// Definitions, practices and meetings.
    pub topics: Method,
    /// Promises.
    pub promises: Method,
}

impl Default for DecisionRule {
    fn default() -> Self {
        Self { topics: Method::FistToFive, promises: Method::Consent }
    }
}

/// "We are measured on ... by ...".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeasuredOn {
    /// What the team is measured on.
    pub on: String,
    /// By whom or what.
    #[serde(default)]
    pub by: String,
}

/// A business calendar copied into the session, so that later edits never rewrite the past.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamedCalendar {
    /// Its id; measurement details refer to it.
    pub id: CalendarId,
    /// The calendar.
    pub calendar: crate::hours::Calendar,
}

/// Everything one workshop leaves behind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// Random, and sortable by the time it was made.
    pub id: SessionId,
    /// Its name: "Q1 alignment".
    pub name: String,
    /// The company, empty when not given.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub company: String,
    /// Time zone by name.
    pub zone: String,
    /// A practice session, kept apart in the library.
    #[serde(default, skip_serializing_if = "crate::domain::slot::is_default")]
    pub practice: bool,
    /// When and how long.
    #[serde(default)]
    pub plan: Plan,
    /// The step the room is in.
    #[serde(default)]
    pub step: Step,
    /// When it was closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed_at: Option<Moment>,
    /// The agreement is looked at again by; it stays in force until then and after.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review_by: Option<Day>,
    /// The attendance list.
    #[serde(default)]
    pub people: Vec<Person>,
    /// "We are measured on ... by ..." for each team.
    #[serde(default)]
    pub measured_on: PerTeam<MeasuredOn>,
    /// The rule every vote is held to.
    #[serde(default)]
    pub rule: DecisionRule,
    /// How we work together today.
    #[serde(default)]
    pub working_agreements: Vec<String>,
    /// What is agreed, promised, practised and looked at again.
    #[serde(default)]
    pub topics: Vec<Topic>,
    /// The survey both teams answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub baseline: Option<Wave>,
    /// The survey of an earlier session, to read beside this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earlier: Option<Earlier>,
    /// What both teams answered in the room, reading by reading; never merged with the survey.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tallies: Vec<RoomTally>,
    /// What a team too small for a baseline named instead, at most three each.
    #[serde(default, skip_serializing_if = "crate::domain::slot::is_default")]
    pub top_three: PerTeam<Vec<String>>,
    /// Words about the other team, if both team leads want them.
    #[serde(default, skip_serializing_if = "Words::is_untouched")]
    pub words: Words,
    /// What keeps its place without holding the room up.
    #[serde(default)]
    pub parking: Vec<Parked>,
    /// What people took on.
    #[serde(default)]
    pub actions: Vec<Action>,
    /// One sentence each at the close.
    #[serde(default)]
    pub sentences: Vec<ClosingSentence>,
    /// Who signed, or will.
    #[serde(default)]
    pub signatures: Vec<Signature>,
    /// Business calendars the promises refer to.
    #[serde(default)]
    pub calendars: Vec<NamedCalendar>,
    /// What the numbers behind the promises are made of, and who said so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assumptions: Vec<Assumption>,
    /// The plan of the afternoon.
    #[serde(default)]
    pub agenda: Agenda,
    /// What the teams said since, check by check and in the order of their days.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub numbers: Vec<NumbersCheck>,
    /// The session this one follows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supersedes: Option<SessionId>,
    /// The session the first of those before it was, by which calendars know the agreement; none while it follows
    /// nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub series: Option<SessionId>,
    /// What that session left behind, kept here so that nobody needs its file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<Box<Session>>,
    /// The last number given to something without a name of its own.
    #[serde(default)]
    pub counter: u64,
    /// Fields of a later program, kept.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Session {
    /// The earlier survey and this one side by side, where there are both.
    pub fn remeasured(&self) -> Option<Remeasured> {
        let (then, now) = (&self.earlier.as_ref()?.wave, self.baseline.as_ref()?);
        Some(Remeasured::of((then, &Comparison::of(then)), (now, &Comparison::of(now))))
    }

    /// Its survey, for a later session to keep beside its own.
    pub fn as_earlier(&self) -> Option<Earlier> {
        let wave = self.baseline.clone()?;
        let (session, name, date) = (self.id.clone(), self.full_name(), self.plan.date);
        Some(Earlier { session, name, date, wave, extra: Extra::default() })
    }

    /// A session in which nothing has happened yet.
    pub fn new(id: SessionId, name: String, zone: String) -> Self {
        Self {
            id,
            name,
            company: String::new(),
            zone,
            practice: false,
            plan: Plan::default(),
            step: Step::CheckIn,
            closed_at: None,
            review_by: None,
            people: Vec::new(),
            measured_on: PerTeam::default(),
            rule: DecisionRule::default(),
            working_agreements: Vec::new(),
            topics: Vec::new(),
            baseline: None,
            earlier: None,
            tallies: Vec::new(),
            top_three: PerTeam::default(),
            words: Words::default(),
            parking: Vec::new(),
            actions: Vec::new(),
            sentences: Vec::new(),
            signatures: Vec::new(),
            calendars: Vec::new(),
            assumptions: Vec::new(),
            agenda: Agenda::default(),
            numbers: Vec::new(),
            supersedes: None,
            series: None,
            previous: None,
            counter: 0,
            extra: Extra::default(),
        }
    }

    /// The topic with this id.
    pub fn topic(&self, id: &TopicId) -> Option<&Topic> {
        self.topics.iter().find(|topic| topic.id == *id)
    }

    /// When the session begins by its plan, once its day and time are set.
    pub fn planned_start(&self) -> Option<Moment> {
        crate::domain::rhythm::at(self.plan.date?, &self.plan.start, &self.zone).ok()
    }

    /// How long the room is booked; as long as the boxes take where nobody said.
    pub fn booked_minutes(&self) -> u32 {
        if self.plan.minutes > 0 { self.plan.minutes } else { self.agenda.planned_minutes() }
    }

    /// When the room has to be left by the plan.
    pub fn planned_end(&self) -> Option<Moment> {
        Some(self.planned_start()?.plus_seconds(i64::from(self.booked_minutes()) * 60))
    }

    /// When the room has to be left: by the plan, or counted from the first box where no start was planned.
    pub fn booked_until(&self) -> Option<Moment> {
        let begun = || self.agenda.boxes.iter().filter_map(|entry| entry.entered_at).min();
        let counted = || Some(begun()?.plus_seconds(i64::from(self.booked_minutes()) * 60));
        self.planned_end().or_else(counted)
    }

    /// From when the rest of the agenda is counted: now, or the planned start while nothing has begun.
    pub fn counted_from(&self, now: Moment) -> Moment {
        match self.planned_start() {
            Some(start) if self.agenda.current.is_none() => start.max(now),
            _ => now,
        }
    }

    /// The topics of one step, in order.
    pub fn topics_in(&self, step: Step) -> impl Iterator<Item = &Topic> {
        self.topics.iter().filter(move |topic| topic.fields.step() == step)
    }

    /// The person with this id.
    pub fn person(&self, id: &PersonId) -> Option<&Person> {
        self.people.iter().find(|person| person.id == *id)
    }

    /// The name behind an id; the id itself when nobody has it.
    pub fn name_of<'a>(&'a self, id: &'a PersonId) -> &'a str {
        self.person(id).map_or(id.as_str(), |person| person.name.as_str())
    }

    /// How many people of each team are here and vote.
    pub fn attendance(&self) -> PerTeam<u32> {
        people::attendance(&self.people)
    }

    /// How a topic is voted on.
    pub fn method_for(&self, topic: &Topic) -> Method {
        topic.method.unwrap_or(if topic.fields.is_promise() { self.rule.promises } else { self.rule.topics })
    }

    /// The signature of one team.
    pub fn signature(&self, team: Team) -> Option<&Signature> {
        self.signatures.iter().find(|signature| signature.team == team)
    }

    /// The review meetings with their fields.
    pub fn meetings(&self) -> impl Iterator<Item = (&Topic, &crate::domain::cadence::Meeting)> {
        self.topics.iter().filter_map(|topic| match &topic.fields {
            Fields::Meeting(meeting) => Some((topic, meeting)),
            _ => None,
        })
    }

    /// Whether half-typed words may be told to whoever is here: not points of one team before the other has given its
    /// own, and not a pasted prep sheet, in which such points stand.
    pub fn may_tell(&self, half_typed: &DraftKey) -> bool {
        let topic = self.topics.iter().find(|topic| topic.id.as_str() == half_typed.topic);
        let hidden = topic.is_some_and(|topic| topic.hides_half_typed(&half_typed.field));
        !hidden && *half_typed != DraftKey::prep_answers()
    }

    /// The session's name with its company: "Acme: Q1 alignment".
    pub fn full_name(&self) -> String {
        if self.company.is_empty() { self.name.clone() } else { format!("{}: {}", self.company, self.name) }
    }

    /// Its full name with its day, if it has one: "Acme: Q1 alignment, Thu 12 Mar 2026".
    pub fn dated_name(&self) -> String {
        let date = self.plan.date.map(|date| format!(", {}", date.long()));
        self.full_name() + &date.unwrap_or_default()
    }
}
