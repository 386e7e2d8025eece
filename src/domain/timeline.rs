//! One topic across sessions: what was agreed when, by which votes, and whether it was kept. Sessions are matched by
//! the chain in which one follows another, else by company and title. It reads sessions and changes none.

use crate::domain::{
    fields::Fields,
    ids::{SessionId, TopicId},
    moment::Day,
    numbers::Record,
    objection::{Fate, Objection, Reservation},
    sentence,
    session::Session,
    status::Status,
    topic::Topic,
    vote::Round,
};
use crate::text::fold;
use std::collections::BTreeSet;

/// A topic as it stood at one session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stand {
    /// The session.
    pub session: SessionId,
    /// Its name with its company.
    pub name: String,
    /// The day of the session.
    pub date: Option<Day>,
    /// The topic's id there.
    pub topic: TopicId,
    /// Its title there.
    pub title: String,
    /// What was decided.
    pub status: Status,
    /// What it says.
    pub wording: String,
    /// Whether it says something else than at the session before.
    pub reworded: bool,
    /// The vote that counts.
    pub round: Option<Round>,
    /// Disagreements that stay written down.
    pub dissent: Vec<Objection>,
    /// Reservations that were noted.
    pub reservations: Vec<Reservation>,
    /// How often it was kept until the next session.
    pub kept: Record,
}

/// The topic at every session it was on, the earliest first. `session` is where it is looked up from; it need not be
/// among the others, and copies of one session count once.
pub fn timeline(session: &Session, id: &TopicId, others: &[Session]) -> Vec<Stand> {
    let Some(topic) = session.topic(id) else { return Vec::new() };
    let sessions = known(session, others);
    let mut matched = vec![(session, topic)];
    back(session, topic, &sessions, &mut matched);
    forth(session, topic, &sessions, &mut matched);
    alike(session, topic, &sessions, &mut matched);
    matched.sort_by_key(|(session, _)| (day(session), session.id.clone()));
    let mut stands: Vec<Stand> = matched.into_iter().map(|(session, topic)| stand(session, topic)).collect();
    for index in 1..stands.len() {
        stands[index].reworded = stands[index].wording != stands[index - 1].wording;
    }
    stands
}

/// Every session once: those given, and what each keeps of the one before it.
fn known<'a>(session: &'a Session, others: &'a [Session]) -> Vec<&'a Session> {
    let mut ids = BTreeSet::from([&session.id]);
    let mut sessions = vec![session];
    let given = others.iter();
    let kept = others.iter().chain([session]).filter_map(|session| session.previous.as_deref());
    for other in given.chain(kept) {
        if ids.insert(&other.id) {
            sessions.push(other);
        }
    }
    sessions
}

type Matched<'a> = Vec<(&'a Session, &'a Topic)>;

/// Follows the chain to earlier sessions.
fn back<'a>(session: &'a Session, topic: &'a Topic, sessions: &[&'a Session], matched: &mut Matched<'a>) {
    let (mut session, mut topic) = (session, topic);
    while let Some((earlier, found)) = before(session, topic, sessions) {
        if is_in(matched, earlier) {
            return;
        }
        matched.push((earlier, found));
        (session, topic) = (earlier, found);
    }
}

/// The session before and what the topic was there.
fn before<'a>(
    session: &Session,
    topic: &Topic,
    sessions: &[&'a Session],
) -> Option<(&'a Session, &'a Topic)> {
    let id = topic.origin.as_ref().map(|origin| &origin.session).or(session.supersedes.as_ref())?;
    let earlier = sessions.iter().find(|other| other.id == *id)?;
    let found = match &topic.origin {
        Some(origin) => earlier.topic(&origin.topic)?,
        None => in_chain(topic, earlier)?,
    };
    Some((earlier, found))
}

/// Follows the chain to later sessions; there may be several that follow one.
fn forth<'a>(session: &Session, topic: &Topic, sessions: &[&'a Session], matched: &mut Matched<'a>) {
    for later in sessions.iter().filter(|other| other.supersedes.as_ref() == Some(&session.id)) {
        let carried = |other: &&Topic| {
            other
                .origin
                .as_ref()
                .is_some_and(|origin| origin.session == session.id && origin.topic == topic.id)
        };
        let found = later.topics.iter().find(carried).or_else(|| in_chain(topic, later));
        if let Some(found) = found.filter(|_| !is_in(matched, later)) {
            matched.push((later, found));
            forth(later, found, sessions, matched);
        }
    }
}

/// Sessions of the same company outside the chain that have a topic of this title.
fn alike<'a>(session: &Session, topic: &Topic, sessions: &[&'a Session], matched: &mut Matched<'a>) {
    if session.company.is_empty() {
        return;
    }
    let (company, title) = (fold(&session.company), fold(&topic.title));
    for other in sessions {
        if is_in(matched, other) || other.practice != session.practice || fold(&other.company) != company {
            continue;
        }
        if let Some(found) = other.topics.iter().find(|topic| fold(&topic.title) == title) {
            matched.push((other, found));
        }
    }
}

/// The topic in a session of the chain: by its id, unless that is a number of the session's own; else by its title.
fn in_chain<'a>(topic: &Topic, session: &'a Session) -> Option<&'a Topic> {
    let title = fold(&topic.title);
    let by_id =
        session.topic(&topic.id).filter(|other| !is_numbered(&topic.id) || fold(&other.title) == title);
    by_id.or_else(|| session.topics.iter().find(|other| fold(&other.title) == title))
}

/// Whether the id is one that every session gives anew: `t12`.
fn is_numbered(id: &TopicId) -> bool {
    id.as_str()
        .strip_prefix('t')
        .is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

fn is_in(matched: &Matched<'_>, session: &Session) -> bool {
    matched.iter().any(|(other, _)| other.id == session.id)
}

/// The day of a session: as planned, else when it was closed.
fn day(session: &Session) -> Option<Day> {
    session.plan.date.or_else(|| session.closed_at.map(|at| at.day_in(&session.zone)))
}

fn stand(session: &Session, topic: &Topic) -> Stand {
    let stands = |objection: &&Objection| {
        objection.revision == topic.revision
            && matches!(objection.fate, Fate::GoAhead | Fate::Stands | Fate::Open)
    };
    Stand {
        session: session.id.clone(),
        name: session.full_name(),
        date: day(session),
        topic: topic.id.clone(),
        title: topic.title.clone(),
        status: topic.status.clone(),
        wording: wording(topic),
        reworded: false,
        round: topic.newest_round().filter(|round| round.revealed_at.is_some()).cloned(),
        dissent: topic.objections.iter().filter(stands).cloned().collect(),
        reservations: topic
            .reservations
            .iter()
            .filter(|noted| noted.revision == topic.revision)
            .cloned()
            .collect(),
        kept: Record::of(session, &topic.id),
    }
}

/// What the topic says; suggested values that nobody worked on are nobody's words.
fn wording(topic: &Topic) -> String {
    match &topic.status {
        Status::DecidedByLeadership(answer) => answer.answer.clone(),
        _ if topic.is_drafted() || matches!(topic.fields, Fields::Plain(_)) => sentence::in_full(topic),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{session::Step, topic::Origin};

    fn session(id: &str, company: &str, date: &str, topics: &[(&str, &str, &str)]) -> Session {
        let mut session = Session::new(id.into(), id.to_uppercase(), "UTC".to_owned());
        session.company = company.to_owned();
        session.plan.date = Day::parse(date).ok();
        session.topics = topics.iter().map(|(id, title, text)| topic(id, title, text)).collect();
        session
    }

    fn topic(id: &str, title: &str, text: &str) -> Topic {
        let mut topic = Topic::new(id.into(), title.to_owned(), Fields::Plain(Step::Definitions));
        (topic.text, topic.revision, topic.status) = (text.to_owned(), 1, Status::Agreed);
        topic
    }

    fn following(mut session: Session, earlier: &str) -> Session {
        session.supersedes = Some(earlier.into());
        session
    }

    fn told(session: &Session, id: &str, others: &[Session]) -> Vec<String> {
        let stands = timeline(session, &id.into(), others);
        let mark = |stand: &Stand| if stand.reworded { " *" } else { "" };
        stands.iter().map(|stand| format!("{} {}{}", stand.session, stand.wording, mark(stand))).collect()
    }

    #[test]
    fn a_chain_is_followed_both_ways_by_id() {
        let others = [
            following(session("q3", "Acme", "2026-09-10", &[("lead", "Lead, new", "C")]), "q2"),
            session("q1", "Acme", "2026-03-12", &[("lead", "Lead", "A")]),
            session("x1", "Other", "2026-03-12", &[("lead", "Lead", "X")]),
        ];
        let q2 = following(session("q2", "Acme", "2026-06-11", &[("lead", "Lead", "A")]), "q1");
        assert_eq!(told(&q2, "lead", &others), ["q1 A", "q2 A", "q3 C *"]);
        assert_eq!(told(&others[0], "lead", &[others[1].clone(), q2]), ["q1 A", "q2 A", "q3 C *"]);
    }

    #[test]
    fn an_origin_names_the_topic_whatever_it_is_called_now() {
        let q1 = session("q1", "Acme", "2026-03-12", &[("t1", "Webinars", "A"), ("t2", "Fairs", "B")]);
        let mut q2 = following(
            session(
                "q2",
                "Acme",
                "2026-06-11",
                &[("t1", "Fairs and webinars", "C"), ("t7", "Webinars", "D")],
            ),
            "q1",
        );
        q2.topics[0].origin = Some(Origin { session: "q1".into(), topic: "t2".into(), agreed: true });
        assert_eq!(told(&q2, "t1", std::slice::from_ref(&q1)), ["q1 B", "q2 C *"]);
        assert_eq!(told(&q2, "t7", std::slice::from_ref(&q1)), ["q1 A", "q2 D *"], "a number is no name");
        assert_eq!(told(&q1, "t2", &[q2]), ["q1 B", "q2 C *"]);
    }

    #[test]
    fn without_a_chain_company_and_title_match() {
        let q1 = session("q1", "Acme", "2026-03-12", &[("t3", "Käufer", "A")]);
        let others = [
            session("q2", "ACME", "2026-06-11", &[("t9", "kaufer", "B")]),
            session("x1", "", "2026-01-12", &[("t3", "Käufer", "X")]),
            session("q1", "Acme", "2026-03-12", &[("t3", "Käufer", "a copy of the same session")]),
        ];
        assert_eq!(told(&q1, "t3", &others), ["q1 A", "q2 B *"]);
        assert_eq!(told(&others[1], "t3", &[q1]), ["x1 X"], "no company is nobody's company");
        assert_eq!(told(&others[1], "gone", &[]), [""; 0]);
    }

    #[test]
    fn what_a_session_keeps_of_the_one_before_stands_in_for_its_file() {
        let q1 = session("q1", "Acme", "2026-03-12", &[("lead", "Lead", "A")]);
        let mut q2 = following(session("q2", "Acme", "2026-06-11", &[("lead", "Lead", "B")]), "q1");
        q2.previous = Some(Box::new(q1));
        assert_eq!(told(&q2, "lead", &[]), ["q1 A", "q2 B *"]);
    }

    #[test]
    fn sessions_that_follow_each_other_in_a_ring_end() {
        let q1 = following(session("q1", "", "2026-03-12", &[("lead", "Lead", "A")]), "q2");
        let q2 = following(session("q2", "", "2026-06-11", &[("lead", "Lead", "A")]), "q1");
        assert_eq!(told(&q1, "lead", &[q2]), ["q1 A", "q2 A"]);
    }
}
