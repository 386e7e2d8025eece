//! What a vote leads to, and the ways in which a topic is settled: each asks for the person, date or reason it needs.

use super::{Plain, current, objection, vote, wording};
use crate::{
    assets::words::{fill, say},
    domain::{
        command::{Command, Decision},
        draft::DraftKey,
        follow_up, low_votes,
        people::{Group, PerTeam, Presence, Team},
        rule::{NextStep, Verdict, second_round_first, verdict},
        status::{Answer, Question, Status},
        topic::Topic,
        vote::Motion,
    },
    effect::Ending,
    plain::{Flow, ask::DAYS_AHEAD, prompt, status, team_name},
};

/// The words of a next step.
pub(super) fn step_words(topic: &Topic, step: NextStep) -> &'static str {
    let has_twos = || !twos(topic).both(|twos| *twos == 0);
    say(match step {
        NextStep::Agree if verdict(topic) == Verdict::AgreedWithDissent => "topic.step_agree_dissent",
        NextStep::Agree if has_twos() => "topic.step_agree_reservation",
        NextStep::Agree => "topic.step_agree",
        NextStep::VoteAgain => "topic.step_vote_again",
        NextStep::AnswerObjection(_) => "topic.step_objection",
        NextStep::ChangeWording => "topic.step_change",
        NextStep::Provisional => "topic.step_provisional",
        NextStep::NotAgreed => "topic.step_not_agreed",
        NextStep::Park => "topic.step_park",
        NextStep::ToLeadership => "topic.step_leadership",
        NextStep::Retire => "topic.step_retire",
        NextStep::LetGo => "topic.step_let_go",
        NextStep::Keep => "topic.step_keep",
    })
}

/// What the vote means, or the question that is put to the whole room.
pub(in crate::plain) fn question(topic: &Topic) -> String {
    let asks_for_its_end = topic.newest_round().is_some_and(|round| round.motion == Motion::Retire);
    if let Some(twos) = second_round_first(topic).filter(|_| verdict(topic) == Verdict::Agreed) {
        return fill("topic.ask_twos", &[("votes", &low_votes::twos(twos))]);
    }
    match verdict(topic) {
        Verdict::Agreed if asks_for_its_end => say("topic.verdict_ends").to_owned(),
        Verdict::AgreedWithDissent if asks_for_its_end => say("topic.verdict_ends_dissent").to_owned(),
        Verdict::NotAgreed(team) | Verdict::Outweighed(team) if asks_for_its_end => {
            fill("topic.verdict_stays", &[("team", &team_name(team))])
        }
        Verdict::Agreed => match low_votes::twos(twos(topic)).as_str() {
            "" => say("topic.verdict_agreed").to_owned(),
            votes => fill("topic.verdict_reservation", &[("votes", &votes)]),
        },
        Verdict::AgreedWithDissent => say("topic.verdict_dissent").to_owned(),
        Verdict::ObjectionOpen(team) => objection_of(topic, team),
        Verdict::NotAgreed(team) => fill("topic.verdict_not_agreed", &[("team", &team_name(team))]),
        Verdict::Outweighed(team) => fill("topic.verdict_outweighed", &[("team", &team_name(team))]),
        Verdict::TooFewAnswered(team) => fill("topic.verdict_too_few", &[("team", &team_name(team))]),
        Verdict::TeamMissing(team) => fill("topic.verdict_missing", &[("team", &team_name(team))]),
        Verdict::NoVote | Verdict::VoteOpen | Verdict::ChangedSinceVote => {
            say("topic.verdict_none").to_owned()
        }
    }
}

/// What was shown below a 2 is asked about by its number; objections that were spoken are asked about as such.
fn objection_of(topic: &Topic, team: Team) -> String {
    let tally = topic.newest_round().and_then(|round| round.tallies.get(team).as_ref());
    match tally.map(|tally| low_votes::objecting(tally, team)).unwrap_or_default().as_str() {
        "" => fill("topic.verdict_objection", &[("team", &team_name(team))]),
        votes => fill("topic.ask_objecting", &[("votes", &votes)]),
    }
}

fn twos(topic: &Topic) -> PerTeam<u32> {
    let shown =
        |team| topic.newest_round().and_then(|round| round.tallies.get(team).map(|tally| tally.twos()));
    PerTeam::of(|team| shown(team).unwrap_or(0))
}

/// Takes a next step.
pub(super) fn step(plain: &mut Plain<'_>, topic: &Topic, step: NextStep) -> Flow<()> {
    match step {
        NextStep::Agree => agree(plain, topic),
        NextStep::VoteAgain => {
            let motion = topic.newest_round().map_or(Motion::Adopt, |round| round.motion);
            vote::open(plain, topic, motion)
        }
        NextStep::Keep => vote::open(plain, topic, Motion::Adopt),
        NextStep::AnswerObjection(team) => objection::answer(plain, topic, team),
        NextStep::ChangeWording => wording::word(plain, topic),
        NextStep::Provisional => settle(plain, topic, Ending::Provisional),
        NextStep::NotAgreed => settle(plain, topic, Ending::NotAgreed),
        NextStep::Park => settle(plain, topic, Ending::Park),
        NextStep::ToLeadership => settle(plain, topic, Ending::ToLeadership),
        NextStep::Retire | NextStep::LetGo => {
            let retires = step == NextStep::Retire;
            let reason = reason(plain, topic, if retires { Ending::Retire } else { Ending::LetGo })?;
            decide(
                plain,
                topic,
                if retires { Decision::Retire { reason } } else { Decision::LetGo { reason } },
            )
        }
    }
}

/// Decides, and says what was decided with the counts behind it.
fn decide(plain: &mut Plain<'_>, topic: &Topic, decision: Decision) -> Flow<()> {
    if !plain.change(Command::Decide { topic: topic.id.clone(), decision })? {
        return Ok(());
    }
    let topic = current(plain, &topic.id)?;
    let mut said = status::sentence(&status::label(&plain.session(), &topic, plain.today()));
    if topic.status.is_agreed()
        && let Some(round) = topic.newest_round()
    {
        said = format!("{said} {}", status::result(&topic, round));
    }
    plain.tell(&said)?;
    plain.tell_all(status::noted(&topic))
}

/// Agrees; a 2 that remains may say what it is about.
fn agree(plain: &mut Plain<'_>, topic: &Topic) -> Flow<()> {
    decide(plain, topic, Decision::Agree)?;
    let topic = current(plain, &topic.id)?;
    for noted in topic.reservations.iter().filter(|noted| noted.revision == topic.revision) {
        let question = fill("plain.reservation_about", &[("team", &team_name(noted.team))]);
        if let Some(note) = plain.words(&question, &noted.note)? {
            plain.change(Command::NoteReservation { topic: topic.id.clone(), team: noted.team, note })?;
        }
    }
    Ok(())
}

/// Settles a topic in one of its ways; a reason may lead to a vote first.
pub(in crate::plain) fn settle(plain: &mut Plain<'_>, topic: &Topic, ending: Ending) -> Flow<()> {
    let owner = plain.usual_owner(topic);
    let in_days = plain.today().plus_days(DAYS_AHEAD);
    plain.tell(say(ending.meaning_key()))?;
    let decision = match ending {
        Ending::Park => Decision::Park(plain.care(owner.as_ref())?),
        Ending::NotAgreed => Decision::NotAgreed(plain.care(owner.as_ref())?),
        Ending::ToLeadership => Decision::ToLeadership(to_leadership(plain, topic)?),
        Ending::Answered => Decision::DecidedByLeadership(answered(plain, topic)?),
        Ending::Provisional => Decision::Provisional { until: plain.day(say("decide.until"), in_days)? },
        Ending::Override => Decision::Override { reason: reason(plain, topic, ending)? },
        Ending::NotToday => {
            Decision::NotToday { owner: plain.person(say("decide.care"), owner.as_ref(), true)? }
        }
        Ending::Question => {
            let teams = Team::BOTH.map(|team| team_name(team).to_owned()).to_vec();
            let team = Team::BOTH[plain.choose(say("decide.team"), teams, None)?];
            Decision::Question { team, reason: reason(plain, topic, ending)? }
        }
        Ending::Retire | Ending::LetGo if follow_up::ends_by_vote(topic) => {
            plain.tell(say("what_is_due.both_are_asked"))?;
            return vote::open(plain, topic, Motion::Retire);
        }
        Ending::Retire => Decision::Retire { reason: reason(plain, topic, ending)? },
        Ending::LetGo => Decision::LetGo { reason: reason(plain, topic, ending)? },
        Ending::Owner => return self::owner(plain, topic),
    };
    decide(plain, topic, decision)
}

/// Why it is settled in this way.
fn reason(plain: &mut Plain<'_>, topic: &Topic, ending: Ending) -> Flow<String> {
    let key = DraftKey::of_topic(&topic.id, ending.field("reason"));
    plain.some_words_at(&key, say("decide.reason"))
}

/// The question with both wordings, who decides, by when.
fn to_leadership(plain: &mut Plain<'_>, topic: &Topic) -> Flow<Question> {
    let stored = match &topic.status {
        Status::ToLeadership(question) => question.question.clone(),
        _ => fill("decide.question_proposed", &[("title", &topic.title)]),
    };
    let part = |part: &str| DraftKey::of_topic(&topic.id, Ending::ToLeadership.field(part));
    let question = plain.words_at(&part("question"), say("decide.question"), &stored)?.unwrap_or(stored);
    let mut wanted = |team: Team, key: &str| -> Flow<String> {
        let draft = part(if team == Team::Sales { "wording(sales)" } else { "wording(marketing)" });
        let stored = topic.proposal(team.into()).map_or(String::new(), |proposal| proposal.text.clone());
        Ok(plain.words_at(&draft, say(key), &stored)?.unwrap_or(stored))
    };
    let sales = wanted(Team::Sales, "decide.sales")?;
    let marketing = wanted(Team::Marketing, "decide.marketing")?;
    let decides = leader(plain, say("decide.decides"))?;
    let by = plain.today().plus_days(DAYS_AHEAD);
    let by = Some(plain.day(say("decide.by"), by)?);
    Ok(Question { question, sales, marketing, decides, by })
}

fn answered(plain: &mut Plain<'_>, topic: &Topic) -> Flow<Answer> {
    if let Status::ToLeadership(question) = &topic.status {
        plain.tell(&question.question)?;
    }
    let answer = plain.some_words_at(
        &DraftKey::of_topic(&topic.id, Ending::Answered.field("answer")),
        say("decide.answer"),
    )?;
    let name = leader(plain, say("decide.name"))?;
    let today = plain.today();
    let on = plain.read(say("decide.on"), &today.long(), |typed| {
        crate::domain::moment::Day::read(typed, today).map_err(|error| error.to_string())
    })?;
    Ok(Answer { answer, name, on })
}

/// Somebody of leadership on the list, or a name that is typed.
fn leader(plain: &mut Plain<'_>, question: &str) -> Flow<String> {
    let session = plain.session();
    let leaders = session.people.iter().filter(|person| person.group == Group::Leadership);
    let names: Vec<String> = leaders.map(|person| person.name.clone()).collect();
    let mut asked = prompt::Prompt::choices(question, names.clone()).or_words();
    if !names.is_empty() {
        asked = asked.usual(prompt::Answer::Choice(0));
    }
    Ok(match plain.ask(&asked)? {
        prompt::Answer::Choice(choice) => names[choice].clone(),
        prompt::Answer::Words(name) => name,
    })
}

/// Who answers for it: a yes is waited for from somebody who is not here.
pub(in crate::plain) fn owner(plain: &mut Plain<'_>, topic: &Topic) -> Flow<()> {
    let session = plain.session();
    if let Some(owner) = topic.owner.as_ref().filter(|owner| owner.confirm_by.is_some()) {
        let name = session.name_of(&owner.person);
        if plain.yes(&fill("plain.did_say_yes", &[("name", &name)]), true)? {
            return plain.change(Command::ConfirmOwner { topic: topic.id.clone() }).map(drop);
        }
    }
    if let Some(owner) = &topic.owner {
        plain.tell(&fill("decide.owner_now", &[("name", &session.name_of(&owner.person))]))?;
        // The owner is part of what both teams agreed.
        if topic.status.is_agreed() {
            let way = if plain.is_live() { "plain.owner_agreed" } else { "decide.owner_closed" };
            return plain.tell(say(way));
        }
    }
    let usual = plain.usual_owner(topic);
    let Some(person) = plain.person(say("plain.who_answers"), usual.as_ref(), false)? else { return Ok(()) };
    let away = session.person(&person).is_some_and(|person| person.presence == Presence::NotHere);
    let by = plain.today().plus_days(DAYS_AHEAD);
    let confirm_by = if away { Some(plain.day(say("decide.confirm_by"), by)?) } else { None };
    let name = session.name_of(&person).to_owned();
    if plain.change(Command::AssignOwner { topic: topic.id.clone(), person, confirm_by })? {
        plain.tell(&status::sentence(&fill("topic.owner", &[("name", &name)])))?;
    }
    Ok(())
}
