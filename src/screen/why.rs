//! How a topic came about: proposals, earlier wordings, votes per team, objections word for word, minutes used.
//!
//! Votes are counts per team, as they were entered; nothing here could say who gave which.

use super::{Context, reading::Reading, status, team_key};
use crate::{
    assets::words::{count, fill, say},
    domain::{
        agenda::AgendaBox,
        moment::Moment,
        objection::{Fate, Objection},
        people::Team,
        sentence,
        session::Session,
        topic::{Author, Topic},
        vote::{Method, Motion, Round},
    },
    theme::Role,
};

/// Cells before everything below a heading.
const INDENT: u16 = 2;

/// Everything that led to the wording of a topic of this session.
pub fn tell(ctx: &Context<'_>, reading: &mut Reading, session: &Session, topic: &Topic) {
    proposals(ctx, reading, topic);
    revisions(reading, topic);
    if !topic.rounds.is_empty() {
        reading.heading(say("review.votes"));
    }
    for round in &topic.rounds {
        vote(ctx, reading, topic, round);
    }
    if !topic.objections.is_empty() {
        reading.heading(say("review.objections"));
    }
    for objection in &topic.objections {
        tell_objection(reading, objection);
    }
    decided(ctx, reading, session, topic);
    minutes(ctx, reading, session, topic);
}

/// When it was decided, and the reason for going past the rule, if somebody did.
fn decided(ctx: &Context<'_>, reading: &mut Reading, session: &Session, topic: &Topic) {
    let Some(decided) = &topic.decided else { return };
    let (day, time) = (ctx.told(decided.at.day_in(&session.zone)), decided.at.clock_in(&session.zone));
    let text = match decided.revision {
        0 => fill("review.decided_unworded", &[("date", &day), ("time", &time)]),
        draft => fill("review.decided", &[("date", &day), ("time", &time), ("draft", &draft)]),
    };
    reading.blank().paragraph(INDENT, text, Role::Muted);
    if !decided.overridden.is_empty() {
        let text = fill("review.overridden", &[("reason", &decided.overridden)]);
        reading.paragraph(INDENT, text, Role::Warn);
    }
}

fn proposals(ctx: &Context<'_>, reading: &mut Reading, topic: &Topic) {
    if topic.proposals.is_empty() {
        return;
    }
    reading.heading(say("review.proposals"));
    for proposal in &topic.proposals {
        let (who, role) = match proposal.by {
            Author::Sales => (by_team(ctx, Team::Sales), Role::Sales),
            Author::Marketing => (by_team(ctx, Team::Marketing), Role::Marketing),
            Author::Mixed => (say("review.mixed").to_owned(), Role::Text),
        };
        reading.pieces(INDENT, vec![(format!("{who}  "), role), (proposal.text.clone(), Role::Text)]);
    }
}

fn by_team(ctx: &Context<'_>, team: Team) -> String {
    format!("{} {}", ctx.mark(team), say(team_key(team)))
}

fn revisions(reading: &mut Reading, topic: &Topic) {
    if topic.revisions.is_empty() && topic.corrections.is_empty() {
        return;
    }
    reading.heading(say("review.earlier"));
    for revision in &topic.revisions {
        let text = if revision.text.is_empty() {
            sentence::plain(&sentence::sentence(&revision.fields))
        } else {
            revision.text.clone()
        };
        let number = fill("review.draft", &[("n", &revision.number)]);
        reading.pieces(INDENT, vec![(format!("{number}  "), Role::Muted), (text, Role::Text)]);
    }
    for correction in &topic.corrections {
        let text = fill("review.spelling", &[("before", &correction.before)]);
        reading.paragraph(INDENT, text, Role::Muted);
    }
}

/// "Vote 2 on draft 2, fist to five: ▲ Sales 5 4 4 3   ● Marketing 5 5 4".
fn vote(ctx: &Context<'_>, reading: &mut Reading, topic: &Topic, round: &Round) {
    let method = match round.method {
        Method::FistToFive => say("vote.fist"),
        Method::Consent => say("vote.consent"),
    };
    let key = match round.motion {
        Motion::Adopt => "review.vote",
        Motion::Retire => "review.vote_to_end",
    };
    let head = fill(key, &[("n", &round.number), ("draft", &round.revision), ("method", &method)]);
    let mut words = vec![(format!("{head}  "), Role::Muted)];
    if round.left || round.revealed_at.is_none() {
        words.push((say("review.vote_left").to_owned(), Role::Muted));
        reading.pieces(INDENT, words);
        return;
    }
    for team in Team::BOTH {
        words.push((format!("{} ", by_team(ctx, team)), Context::team_role(team)));
        words.push((format!("{}   ", side(topic, round, team)), Role::Text));
    }
    reading.pieces(INDENT, words);
}

fn side(topic: &Topic, round: &Round, team: Team) -> String {
    match round.tallies.get(team) {
        Some(tally) => status::fingers(tally),
        None if *round.attendance.get(team) == 0 => say("topic.not_here").to_owned(),
        None => {
            let raised =
                topic.objections.iter().filter(|raised| raised.round == round.number && raised.team == team);
            count("common.objections", raised.count() as u64)
        }
    }
}

/// Word for word, with what would have made it acceptable and what became of it.
fn tell_objection(reading: &mut Reading, objection: &Objection) {
    let team = say(team_key(objection.team));
    let who =
        if objection.named.is_empty() { team.to_owned() } else { format!("{team} ({})", objection.named) };
    let reason =
        if objection.reason.is_empty() { say("objection.reason_not_given") } else { &objection.reason };
    let fate = say(match objection.fate {
        Fate::Open => "objection.open",
        Fate::MetByAmendment { .. } => "objection.met",
        Fate::Withdrawn => "objection.withdrawn",
        Fate::GoAhead => "objection.go_ahead",
        Fate::Stands => "review.stands",
    });
    let head =
        fill("review.objection", &[("who", &who), ("draft", &objection.revision), ("reason", &reason)]);
    reading.paragraph(INDENT, head, Role::Text);
    if !objection.acceptable_if.is_empty() {
        let text = fill("review.acceptable", &[("text", &objection.acceptable_if)]);
        reading.paragraph(INDENT * 2, text, Role::Text);
    }
    reading.pieces(
        INDENT * 2,
        vec![(say("review.became").to_owned(), Role::Muted), (format!(" {fate}"), Role::Accent)],
    );
}

/// Minutes of the boxes that gave the topic time, and how many topics shared them.
fn minutes(ctx: &Context<'_>, reading: &mut Reading, session: &Session, topic: &Topic) {
    let step = topic.fields.step();
    let boxes = &session.agenda.boxes;
    let named: Vec<&AgendaBox> = boxes.iter().filter(|entry| entry.topics.contains(&topic.id)).collect();
    let of_step = || session.agenda.box_for(step, None).into_iter().filter(|entry| entry.topics.is_empty());
    let given = if named.is_empty() { of_step().collect() } else { named };
    for entry in given {
        let used = used_minutes(session, entry, session.closed_at.unwrap_or(ctx.now));
        if used == 0 {
            continue;
        }
        let topics =
            if entry.topics.is_empty() { session.topics_in(step).count() } else { entry.topics.len() };
        let values: [(&str, &dyn std::fmt::Display); 4] =
            [("used", &used), ("planned", &entry.minutes), ("box", &entry.title), ("topics", &topics)];
        let key = if topics > 1 { "review.minutes_shared" } else { "review.minutes" };
        reading.paragraph(INDENT, fill(key, &values), Role::Muted);
    }
}

fn used_minutes(session: &Session, entry: &AgendaBox, until: Moment) -> i64 {
    (session.agenda.used_seconds(entry, until) + 59) / 60
}
