//! One topic from proposal to decision, by numbers: what is said first, and what can be done next with the best first.

mod decide;
mod fields;
mod more;
mod objection;
mod vote;
mod wording;

pub(super) use decide::{owner, question as decide_question, settle};
pub(super) use vote::{fingers, start as start_vote};

use super::{
    Flow, Leave, Plain, keep,
    menu::{self, Menu, Then},
    status, team_name, topics,
};
use crate::{
    assets::{
        topics as standard,
        words::{fill, say},
    },
    domain::{
        consistency,
        fields::Fields,
        ids::TopicId,
        moment::Day,
        people::Team,
        rule::{NextStep, next_steps},
        session::Session,
        topic::{Author, Phase, Topic},
    },
};

/// What can be done with a topic.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Do {
    /// Write down what a side brings.
    Propose(Author),
    /// Write the joint wording.
    Word,
    /// Fill in the fields.
    Fields,
    /// Open a vote.
    Vote,
    /// Go on counting the vote that is open.
    Count,
    /// Leave it without a result.
    LeaveVote,
    /// What the vote leads to.
    Step(NextStep),
    /// Who answers for it.
    Owner,
    /// Everything that is done more seldom.
    More,
    /// On to the next topic.
    GoOn,
}

/// A topic, until it is left.
pub(super) fn menu(plain: &mut Plain<'_>, id: &TopicId) -> Flow<()> {
    tell(plain, id)?;
    if plain.session().topic(id).is_none() {
        return Ok(());
    }
    menu::run(plain, |plain| offer(plain, id), |plain, action| act(plain, id, &action))
}

/// What is said when a topic comes up.
pub(super) fn tell(plain: &mut Plain<'_>, id: &TopicId) -> Flow<()> {
    let session = plain.session();
    match session.topic(id) {
        Some(topic) => plain.tell_all(introduced(&session, topic, plain.today())),
        None => plain.tell(say("plain.gone")),
    }
}

/// The topic as it stands now; the question is left when it is no longer there.
fn current(plain: &Plain<'_>, id: &TopicId) -> Flow<Topic> {
    plain.session().topic(id).cloned().ok_or(Leave::Back)
}

/// What is said when a topic comes up: where it stands, the question to the room, both proposals, the wording.
fn introduced(session: &Session, topic: &Topic, today: Day) -> Vec<String> {
    let mut lines = vec![status::line(session, topic, today)];
    if topic.is_left_out() && session.closed_at.is_none() {
        lines.push(say("topic.left_out").to_owned());
    }
    if !topic.is_decided()
        && topic.phase() <= Phase::Merge
        && let Some(asset) = standard::by_id(topic.id.as_str())
    {
        lines.extend([asset.prompt().to_owned(), asset.tip().to_owned()]);
    }
    if let Some(previous) = topic.origin.as_ref().and_then(|_| session.previous.as_deref()?.topic(&topic.id))
    {
        lines.push(fill("plain.last_time", &[("stood", &status::label(session, previous, today))]));
        lines.extend(status::words(previous));
    }
    for team in Team::BOTH {
        if let Some(proposal) = topic.proposal(team.into()) {
            lines.push(fill("plain.team_says", &[("team", &team_name(team)), ("words", &proposal.text)]));
        }
    }
    lines.extend(as_it_reads(session, topic));
    if let Some(round) = topic.newest_round().filter(|round| round.revealed_at.is_some()) {
        lines.push(status::result(topic, round));
    }
    lines.extend(status::noted(topic));
    lines
}

/// The wording as it reads now, with what is missing and what does not go together.
fn as_it_reads(session: &Session, topic: &Topic) -> Vec<String> {
    let mut lines: Vec<String> = status::words(topic);
    if !lines.is_empty() {
        lines.insert(0, fill("plain.our_wording", &[("n", &topic.revision.max(1))]));
    }
    lines.extend(topics::missing(topic));
    if !topic.is_decided() {
        let remarks = consistency::remarks(session, topic, &topic.fields);
        lines.extend(remarks.into_iter().map(|remark| status::sentence(&remark.text)));
    }
    if !topic.is_decided()
        && matches!(topic.fields, Fields::FollowUp(_) | Fields::Attempts(_) | Fields::Volume(_))
    {
        lines.extend(keep::sentences(session));
    }
    if let Some(owner) = &topic.owner {
        lines.push(status::sentence(&fill("topic.owner", &[("name", &session.name_of(&owner.person))])));
    }
    lines
}

fn offer(plain: &mut Plain<'_>, id: &TopicId) -> Flow<Menu<Do>> {
    let topic = current(plain, id)?;
    let live = plain.is_live();
    let head = fill("plain.what_now", &[("title", &topic.title)]);
    if let Some(round) = topic.open_round().filter(|_| live) {
        let (done, all) = round.handed_in();
        let head = fill("plain.vote_is_open", &[("title", &topic.title), ("n", &done), ("total", &all)]);
        return Ok(Menu::new(head)
            .row(say("plain.count_on"), Do::Count)
            .row(say("topic.keys.leave_vote"), Do::LeaveVote)
            .row(say("plain.go_on"), Do::GoOn)
            .usual(&Do::Count));
    }
    if !live || topic.is_decided() {
        let unowned = live && topic.owner.is_none() && topic.status.is_agreed();
        return Ok(Menu::new(head)
            .row(say("plain.go_on"), Do::GoOn)
            .row_if(unowned, say("plain.owner"), Do::Owner)
            .row_if(live && !topic.status.is_agreed(), say("plain.vote"), Do::Vote)
            .row_if(plain.is_writable(), say("plain.fields"), Do::Fields)
            .row_if(plain.is_writable(), say("plain.change_wording"), Do::Word)
            .row_if(plain.is_writable(), say("plain.more"), Do::More)
            .usual(if unowned { &Do::Owner } else { &Do::GoOn }));
    }
    Ok(open_menu(head, &topic))
}

/// What can be done while nothing is decided: after a vote what it leads to, before it the way there.
fn open_menu(head: String, topic: &Topic) -> Menu<Do> {
    let voted = topic.phase() == Phase::Decide;
    let steps: Vec<(String, Do)> = if voted {
        next_steps(topic)
            .into_iter()
            .map(|step| (decide::step_words(topic, step).to_owned(), Do::Step(step)))
            .collect()
    } else {
        Vec::new()
    };
    let usual = match steps.first() {
        Some((_, step)) => step.clone(),
        None if topic.phase() >= Phase::Vote => Do::Vote,
        // A promise comes with its sentence: what is missing in it is filled in, then it is voted on.
        None if topic.fields.is_promise() && !topic.fields.holes().is_empty() => Do::Fields,
        None if topic.fields.is_promise() && topic.is_worded() => Do::Vote,
        None if topic.proposal(Author::Sales).is_none() => Do::Propose(Author::Sales),
        None if topic.proposal(Author::Marketing).is_none() => Do::Propose(Author::Marketing),
        None => Do::Word,
    };
    let propose =
        |team: Team| (fill("plain.propose", &[("team", &team_name(team))]), Do::Propose(team.into()));
    let has_fields = !topic.fields.slots().is_empty();
    let worded = topic.is_worded();
    Menu::new(head)
        .rows(steps)
        .rows(Team::BOTH.map(propose).into_iter().filter(|_| !voted))
        .row_if(
            !voted,
            say(if topic.text.is_empty() { "plain.wording" } else { "plain.change_wording" }),
            Do::Word,
        )
        .row_if(has_fields, say("plain.fields"), Do::Fields)
        .row_if(!voted && worded, say("plain.vote"), Do::Vote)
        .row(say("plain.owner"), Do::Owner)
        .row(say("plain.more"), Do::More)
        .row(say("plain.go_on"), Do::GoOn)
        .usual(&usual)
}

fn act(plain: &mut Plain<'_>, id: &TopicId, action: &Do) -> Flow<Then> {
    let topic = current(plain, id)?;
    match action {
        Do::Propose(by) => wording::propose(plain, &topic, *by)?,
        Do::Word => wording::word(plain, &topic)?,
        Do::Fields => fields::menu(plain, id)?,
        Do::Vote => vote::start(plain, &topic)?,
        Do::Count => vote::count(plain, id)?,
        Do::LeaveVote => vote::leave(plain, &topic)?,
        Do::Step(step) => decide::step(plain, &topic, *step)?,
        Do::Owner => decide::owner(plain, &topic)?,
        Do::More => more::menu(plain, id)?,
        Do::GoOn => return Err(Leave::Along(true)),
    }
    Ok(Then::Stay)
}
