//! What is missing, open or overdue in a session, as `check` and the close list it. It judges nothing agreed:
//! a finding is something a person can still fill in, decide or look at again.

mod room;

use crate::{
    assets::words::{fill, say},
    domain::{
        action::Parked,
        baseline::{team_name, top_three},
        blueprint, consistency,
        ids::TopicId,
        moment::Day,
        people::Team,
        sentence,
        session::{Session, Step},
        slot::Slot,
        status::{Care, Status},
        topic::Topic,
    },
};

/// A wording longer than this, in characters, is too long to read aloud.
pub const READABLE: usize = 600;

/// What kind of thing a finding is about; the name is stable and stands in data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A room field without a value.
    NumberMissing,
    /// A promise whose details are not complete.
    NotMeasurable,
    /// Promises that cannot both be meant.
    Clash,
    /// Possible, but guides say otherwise.
    Unusual,
    /// A wording too long for the room.
    TooLong,
    /// A wording that a small window or a projector cannot show in one piece.
    LongForRoom,
    /// Worded, and nothing decided.
    Draft,
    /// Closed, and nothing decided.
    Undecided,
    /// Nobody looks after it by a date.
    Unowned,
    /// A date has passed.
    Overdue,
    /// The plan does not add up.
    Agenda,
    /// Nobody has signed for a team.
    Unsigned,
    /// A team too small for a baseline has not named its top three.
    NoTopThree,
}

impl Kind {
    /// Its name in data.
    pub fn name(self) -> &'static str {
        match self {
            Self::NumberMissing => "number-missing",
            Self::NotMeasurable => "not-measurable",
            Self::Clash => "clash",
            Self::Unusual => "unusual",
            Self::TooLong => "too-long",
            Self::LongForRoom => "long-for-room",
            Self::Draft => "draft",
            Self::Undecided => "undecided",
            Self::Unowned => "unowned",
            Self::Overdue => "overdue",
            Self::Agenda => "agenda",
            Self::Unsigned => "unsigned",
            Self::NoTopThree => "no-top-three",
        }
    }

    /// Whether it is a hint only: nothing is missing, and a team may leave it as it is.
    pub fn is_hint(self) -> bool {
        matches!(self, Self::Unusual | Self::LongForRoom)
    }

    /// What to do about it, in one sentence.
    pub fn advice(self) -> &'static str {
        say(match self {
            Self::NumberMissing => "check.do_number_missing",
            Self::NotMeasurable => "check.do_not_measurable",
            Self::Clash => "check.do_clash",
            Self::Unusual => "check.do_unusual",
            Self::TooLong | Self::LongForRoom => "check.do_shorten",
            Self::Draft => "check.do_draft",
            Self::Undecided => "check.do_undecided",
            Self::Unowned => "check.do_unowned",
            Self::Overdue => "check.do_overdue",
            Self::Agenda => "check.do_agenda",
            Self::Unsigned => "check.do_unsigned",
            Self::NoTopThree => "check.do_no_top_three",
        })
    }
}

/// One thing that is missing, open or overdue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What kind of thing.
    pub kind: Kind,
    /// The step in which it can be mended; none for the agenda and the parking lot, which belong to all of them.
    pub step: Option<Step>,
    /// The topic it is about, if any.
    pub topic: Option<TopicId>,
    /// The finding in one sentence.
    pub text: String,
}

/// Everything that is missing, open or overdue on this day, topics first and in their order.
pub fn findings(session: &Session, today: Day) -> Vec<Finding> {
    let mut found = Found { today, closed: session.closed_at.is_some(), list: Vec::new() };
    for topic in &session.topics {
        found.fields(topic);
        found.remarks(session, topic);
        found.state(topic);
        found.dates(topic);
    }
    for parked in session.parking.iter().filter(|parked| parked.is_waiting()) {
        found.parked(parked);
    }
    for action in session.actions.iter().filter(|action| action.done_at.is_none()) {
        found.overdue(None, &action.what, action.by);
    }
    found.overdue(None, &session.full_name(), session.review_by);
    found.agenda(session);
    for team in Team::BOTH {
        found.top_three(session, team);
        found.signature(session, team);
    }
    found.list
}

struct Found {
    today: Day,
    closed: bool,
    list: Vec<Finding>,
}

impl Found {
    fn add(&mut self, kind: Kind, topic: Option<&Topic>, text: String) {
        let step = topic.map(|topic| topic.fields.step()).or(match kind {
            Kind::Unsigned => Some(Step::Close),
            Kind::NoTopThree => Some(Step::Baseline),
            _ => None,
        });
        self.list.push(Finding { kind, step, topic: topic.map(|topic| topic.id.clone()), text });
    }

    fn fields(&mut self, topic: &Topic) {
        let in_force = topic.status.is_agreed();
        let in_work = topic.status == Status::Open && topic.revision > 0;
        let (title, holes, unmeasured) = (&topic.title, topic.fields.holes(), topic.fields.unmeasured());
        if (in_force || in_work) && !holes.is_empty() {
            let slots = labels(&holes);
            self.add(
                Kind::NumberMissing,
                Some(topic),
                fill("check.number_missing", &[("title", title), ("slots", &slots)]),
            );
        }
        if in_force && !unmeasured.is_empty() {
            let slots = labels(&unmeasured);
            self.add(
                Kind::NotMeasurable,
                Some(topic),
                fill("check.not_measurable", &[("title", title), ("slots", &slots)]),
            );
        }
        let length = topic.text.chars().count();
        if length > READABLE {
            self.add(Kind::TooLong, Some(topic), fill("check.too_long", &[("title", title), ("n", &length)]));
        } else if (in_force || in_work) && room::lines(topic) > room::LINES {
            let values: [(&str, &dyn std::fmt::Display); 3] =
                [("title", title), ("n", &room::lines(topic)), ("most", &room::LINES)];
            self.add(Kind::LongForRoom, Some(topic), fill("check.long_for_room", &values));
        }
    }

    /// What does not go together, or is unusual, in what is agreed or being worked on.
    fn remarks(&mut self, session: &Session, topic: &Topic) {
        if !(topic.status.is_agreed() || topic.status == Status::Open && topic.revision > 0) {
            return;
        }
        for remark in consistency::remarks(session, topic, &topic.fields) {
            let values: &[(&str, &dyn std::fmt::Display)] =
                &[("title", &topic.title), ("remark", &remark.text)];
            let (kind, text) = match remark.kind {
                consistency::Kind::Clash => (Kind::Clash, fill("check.clash", values)),
                consistency::Kind::Unusual => (Kind::Unusual, fill("check.unusual", values)),
            };
            self.add(kind, Some(topic), text);
        }
    }

    fn state(&mut self, topic: &Topic) {
        let title = &topic.title;
        match &topic.status {
            Status::Open if self.closed => {
                self.add(Kind::Undecided, Some(topic), fill("check.undecided", &[("title", title)]));
            }
            Status::Open if topic.revision > 0 => {
                self.add(Kind::Draft, Some(topic), fill("check.draft", &[("title", title)]));
            }
            Status::NotAgreed(care) | Status::Parked(care) if is_unowned(care) => {
                let status = say(topic.status.key());
                let text = fill("check.unowned_topic", &[("title", title), ("status", &status)]);
                self.add(Kind::Unowned, Some(topic), text);
            }
            status if status.is_agreed() && topic.owner.is_none() && topic.fields.is_promise() => {
                self.add(Kind::Unowned, Some(topic), fill("check.no_owner", &[("title", title)]));
            }
            _ => {}
        }
    }

    fn dates(&mut self, topic: &Topic) {
        let waits_until = match &topic.status {
            Status::Provisional { until } => Some(*until),
            Status::NotAgreed(care) | Status::Parked(care) => care.by,
            Status::ToLeadership(question) => question.by,
            _ => None,
        };
        let unconfirmed = topic.owner.as_ref().filter(|owner| owner.confirmed_at.is_none());
        let confirm_by = unconfirmed.and_then(|owner| owner.confirm_by);
        for date in [waits_until, confirm_by, topic.review_by] {
            self.overdue(Some(topic), &topic.title, date);
        }
    }

    fn overdue(&mut self, topic: Option<&Topic>, what: &str, date: Option<Day>) {
        if let Some(date) = date.filter(|date| *date < self.today) {
            let text = fill("check.overdue", &[("what", &what), ("date", &date.told(self.today))]);
            self.add(Kind::Overdue, topic, text);
        }
    }

    fn parked(&mut self, parked: &Parked) {
        if parked.is_unowned() {
            let text = fill("check.unowned_parked", &[("text", &parked.text)]);
            self.add(Kind::Unowned, None, text);
        }
        self.overdue(None, &parked.text, parked.by);
    }

    fn agenda(&mut self, session: &Session) {
        if self.closed {
            return;
        }
        let (planned, booked) = (session.agenda.planned_minutes(), session.plan.minutes);
        if planned > booked && booked > 0 {
            let text = fill("check.agenda_over", &[("planned", &planned), ("booked", &booked)]);
            self.add(Kind::Agenda, None, text);
        }
        for text in room::agenda(session) {
            self.add(Kind::Agenda, None, text);
        }
        let has_time =
            |topic: &Topic| session.agenda.boxes.iter().any(|entry| entry.topics.contains(&topic.id));
        let open = session.topics.iter().filter(|topic| topic.status == Status::Open);
        let without: Vec<&str> =
            open.filter(|topic| !has_time(topic)).map(|topic| topic.title.as_str()).collect();
        if !without.is_empty() {
            let (topics, need) = (without.join(", "), blueprint::arithmetic(session));
            self.add(Kind::Agenda, None, fill("check.no_time", &[("topics", &topics), ("need", &need)]));
        } else if room::is_short_of_time(session) {
            self.add(Kind::Agenda, None, blueprint::arithmetic(session));
        }
    }

    /// Asked for from the baseline on: before it the attendance list is still being written.
    fn top_three(&mut self, session: &Session, team: Team) {
        if session.step > Step::CheckIn && top_three::is_missing(session, team) {
            let text = fill("check.no_top_three", &[("team", &team_name(team))]);
            self.add(Kind::NoTopThree, None, text);
        }
    }

    fn signature(&mut self, session: &Session, team: Team) {
        let signature = session.signature(team);
        if !self.closed || signature.is_some_and(|signature| signature.signed_at.is_some()) {
            return;
        }
        let name = say(match team {
            Team::Sales => "team.sales",
            Team::Marketing => "team.marketing",
        });
        let text = match signature.and_then(|signature| signature.due.map(|due| (&signature.name, due))) {
            Some((who, due)) => {
                fill("check.to_sign", &[("team", &name), ("who", who), ("date", &due.told(self.today))])
            }
            None => fill("check.unsigned", &[("team", &name)]),
        };
        self.add(Kind::Unsigned, None, text);
    }
}

fn is_unowned(care: &Care) -> bool {
    care.owner.is_none() || care.by.is_none()
}

fn labels(slots: &[Slot]) -> String {
    let mut labels: Vec<&str> = slots.iter().map(|slot| sentence::label(&slot.name)).collect();
    labels.dedup();
    labels.join(", ")
}

#[cfg(test)]
mod tests;
