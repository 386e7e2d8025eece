//! What is done with a topic more seldom: every way to settle it, its title, its voting method, its weights.

use super::{Plain, current, decide, wording};
use crate::{
    assets::words::{fill, say},
    domain::{
        command::Command,
        fields::Fields,
        funnel::Number,
        ids::TopicId,
        sentence::objected,
        status::Status,
        topic::{Author, Topic},
        vote::Method,
    },
    effect::{Ending, Place},
    plain::{
        Flow, Leave, deadlines,
        menu::{self, Menu, Then},
        origin, status, timeline,
    },
};

#[derive(Clone, Copy, Debug, PartialEq)]
enum Do {
    Settle(Ending),
    Mixed,
    Given,
    Title,
    Method,
    Weights,
    Keep,
    Deadlines,
    History,
    OverTime,
    Origin(Number),
    Reopen,
    Review,
}

/// The less common actions, until one is done.
pub(super) fn menu(plain: &mut Plain<'_>, id: &TopicId) -> Flow<()> {
    menu::run(
        plain,
        |plain| {
            let topic = current(plain, id)?;
            let number = Number::behind(&plain.session(), &topic.fields);
            Ok(offer(&topic, plain.is_live(), number))
        },
        |plain, action| act(plain, id, action).map(|()| Then::Done),
    )
}

fn offer(topic: &Topic, live: bool, number: Option<Number>) -> Menu<Do> {
    use Ending as E;
    let asked = matches!(topic.status, Status::ToLeadership(_));
    let agreed = topic.status.is_agreed();
    let open = live && !agreed;
    let fist = fill("plain.vote_by", &[("method", &say("vote.fist"))]);
    let consent = fill("plain.vote_by", &[("method", &say("vote.consent"))]);
    let by = if topic.method == Some(Method::Consent) { fist } else { consent };
    let market = matches!(topic.fields, Fields::Market(_));
    Menu::new(fill("plain.more_of", &[("title", &topic.title)]))
        .row_if(live, say("plain.owner"), Do::Settle(E::Owner))
        .row_if(open, say("topic.step_park"), Do::Settle(E::Park))
        .row_if(open, say("topic.step_not_agreed"), Do::Settle(E::NotAgreed))
        .row_if(open, say("topic.step_provisional"), Do::Settle(E::Provisional))
        .row_if(open, say("topic.keys.to_leadership"), Do::Settle(E::ToLeadership))
        .row_if(asked, say("decide.answered"), Do::Settle(E::Answered))
        .row_if(open, say("topic.keys.override"), Do::Settle(E::Override))
        .row_if(open, say("status.not_today"), Do::Settle(E::NotToday))
        .row_if(topic.status.was_agreed(), say("topic.keys.question"), Do::Settle(E::Question))
        .row_if(live, say("topic.step_retire"), Do::Settle(E::Retire))
        .row_if(live, say("topic.step_let_go"), Do::Settle(E::LetGo))
        .row_if(live && topic.decided.is_some(), say("plain.reopen"), Do::Reopen)
        .row_if(live, say("plain.mixed_says"), Do::Mixed)
        .row_if(live, say("plain.given"), Do::Given)
        .row_if(live, say("plain.retitle"), Do::Title)
        .row_if(open, by, Do::Method)
        .row_if(live, say("plain.review_topic"), Do::Review)
        .row_if(market, say("topic.keys.weights"), Do::Weights)
        .row_if(topic.fields.is_promise(), say("plain.to_keep"), Do::Keep)
        .row_if(deadlines::is_limited(topic), say("plain.to_deadlines"), Do::Deadlines)
        .row(say("plain.history"), Do::History)
        .row(say("plain.over_time"), Do::OverTime)
        .rows(number.map(|number| (say("origin.title").to_owned(), Do::Origin(number))))
}

fn act(plain: &mut Plain<'_>, id: &TopicId, action: Do) -> Flow<()> {
    let topic = current(plain, id)?;
    let topic_id = topic.id.clone();
    match action {
        Do::Settle(ending) => decide::settle(plain, &topic, ending),
        Do::Mixed => wording::propose(plain, &topic, Author::Mixed),
        Do::Reopen => wording::reopen(plain, &topic),
        Do::Given => match plain.words(say("plain.given"), &topic.given)? {
            Some(text) => plain.change(Command::Give { topic: topic_id, text }).map(drop),
            None => Ok(()),
        },
        Do::Title => match plain.words(say("plain.title_of_topic"), &topic.title)? {
            Some(title) => plain.change(Command::RetitleTopic { topic: topic_id, title }).map(drop),
            None => Ok(()),
        },
        Do::Method => {
            let consent = plain.session().method_for(&topic) == Method::Consent;
            let method = if consent { Method::FistToFive } else { Method::Consent };
            plain.change(Command::SetMethod { topic: topic_id, method }).map(drop)
        }
        Do::Review => {
            let usual = topic.review_by.unwrap_or_else(|| plain.today().plus_days(90));
            let by = Some(plain.day(say("plain.review_topic"), usual)?);
            plain.change(Command::SetTopicReview { topic: topic_id, by }).map(drop)
        }
        Do::Weights => Err(Leave::To(Place::Weights(topic_id))),
        Do::Keep => Err(Leave::To(Place::Keep(Some(topic_id)))),
        Do::Deadlines => Err(Leave::To(Place::Deadlines(topic_id))),
        Do::History => history(plain, &topic),
        Do::OverTime => timeline::tell(plain, id),
        Do::Origin(number) => origin::tell(plain, number),
    }
}

/// Every wording that was voted on and every vote, in order.
fn history(plain: &mut Plain<'_>, topic: &Topic) -> Flow<()> {
    let mut lines: Vec<String> = topic
        .revisions
        .iter()
        .map(|revision| fill("plain.wording_then", &[("n", &revision.number), ("words", &revision.text)]))
        .collect();
    for round in topic.rounds.iter().filter(|round| round.revealed_at.is_some()) {
        let result = status::result(topic, round);
        lines.push(fill(
            "plain.round_then",
            &[("n", &round.number), ("revision", &round.revision), ("result", &result)],
        ));
    }
    lines.extend(topic.objections.iter().map(objected::told));
    if lines.is_empty() { plain.tell(say("plain.no_history")) } else { plain.tell_all(lines) }
}
