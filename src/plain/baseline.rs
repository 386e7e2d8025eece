//! The baseline as sentences: the reliable gaps in order, one item in full, picking, linking, asking the room, a file.

use super::{
    Flow, Leave, Plain,
    menu::{self, Menu, Then},
    status, team_name,
};
use crate::{
    assets::words::{count, fill, say},
    domain::{
        baseline::{self, Caution, Compared, Comparison, Item, Word, tally::Occasion, top_three},
        command::Command,
        draft::DraftKey,
        ids::TopicId,
        people::Team,
        session::Session,
        status::Status,
        topic::Topic,
    },
    effect::Place,
};

/// Items a team can name when it is too small for a comparison.
const MOST_CONCERNS: usize = 3;

#[derive(Clone, Debug, PartialEq)]
enum Do {
    Next,
    Item(String),
    Survey,
    Room,
    Words,
    ThenAndNow,
    TopThree(Team),
}

/// The baseline, until it is left.
pub(super) fn menu(plain: &mut Plain<'_>) -> Flow<()> {
    let session = plain.session();
    let lines = overview(&session);
    plain.tell_all(lines)?;
    menu::run(
        plain,
        |plain| Ok(offer(plain)),
        |plain, action| match action {
            Do::Next => Err(Leave::Along(true)),
            Do::Item(id) => Err(Leave::To(Place::Item(id))),
            Do::Survey => Err(Leave::To(Place::ImportSurvey)),
            Do::Room => Err(Leave::To(Place::Tally(Occasion::Opening))),
            Do::Words => Err(Leave::To(Place::Words)),
            Do::ThenAndNow => Err(Leave::To(Place::Remeasured)),
            Do::TopThree(team) => name_top_three(plain, team).map(|()| Then::Stay),
        },
    )
}

fn offer(plain: &Plain<'_>) -> Menu<Do> {
    let session = plain.session();
    let live = plain.is_live();
    let mut rows = Vec::new();
    if let Some(wave) = &session.baseline {
        let comparison = Comparison::of(wave);
        rows.extend(comparison.order.iter().map(|index| {
            let item = &wave.items[*index];
            (item_row(item, &comparison, &comparison.items[*index]), Do::Item(item.id.clone()))
        }));
    }
    let small = Team::BOTH.into_iter().filter(|team| live && top_three::is_asked(&session, *team));
    let small =
        small.map(|team| (fill("plain.top_three", &[("team", &team_name(team))]), Do::TopThree(team)));
    let small: Vec<(String, Do)> = small.collect();
    Menu::new(say("plain.baseline_head"))
        .row(say("plain.go_on"), Do::Next)
        .rows(rows)
        .rows(small)
        .row_if(live, say("plain.read_survey"), Do::Survey)
        .row_if(live, say("plain.ask_room"), Do::Room)
        .row(say("words.title"), Do::Words)
        .row(say("plain.to_then_and_now"), Do::ThenAndNow)
        .usual(&Do::Next)
}

/// "We share one lead definition, real gap, to be discussed".
fn item_row(item: &Item, comparison: &Comparison, compared: &Compared) -> String {
    let picked = if item.picked { say("plain.picked") } else { "" };
    let title = item.marked_title();
    let parts = [title.as_str(), comparison.word(compared).text(), picked];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// Who answered, what to keep in mind, and the reliable gaps as sentences, the largest first.
fn overview(session: &Session) -> Vec<String> {
    let mut lines = vec![say("survey.title").to_owned()];
    for (team, concerns) in Team::BOTH.map(|team| (team, session.top_three.get(team))) {
        if !concerns.is_empty() {
            lines.push(fill(
                "plain.team_says",
                &[("team", &team_name(team)), ("words", &concerns.join("; "))],
            ));
        }
    }
    lines.extend(of_the_room(session, Occasion::Opening));
    let Some(wave) = &session.baseline else {
        lines.push(say("new.survey_hint").to_owned());
        return lines;
    };
    let comparison = Comparison::of(wave);
    for team in Team::BOTH {
        let n = *comparison.respondents.get(team);
        lines.push(status::sentence(&fill("survey.answered", &[("team", &team_name(team)), ("n", &n)])));
    }
    lines.extend(comparison.cautions.iter().map(|caution: &Caution| caution.sentence()));
    lines.extend(comparison.luck());
    lines.extend(sentences(&wave.items, &comparison, true));
    if comparison.order.is_empty() {
        lines.push(say("survey.nothing").to_owned());
    }
    if !comparison.hidden.is_empty() {
        let (n, threshold) = (comparison.hidden.len(), comparison.threshold);
        lines.push(fill("plain.hidden", &[("n", &n), ("threshold", &threshold)]));
    }
    lines
}

/// A sentence for each item that may be seen, by the order in which a room should hear them.
fn sentences(items: &[Item], comparison: &Comparison, only_sure: bool) -> Vec<String> {
    let sure = |compared: &Compared| {
        !only_sure || matches!(comparison.word(compared), Word::RealGap | Word::Perhaps | Word::AsSaid)
    };
    let seen = comparison.order.iter().filter(|index| sure(&comparison.items[**index]));
    seen.enumerate()
        .filter_map(|(rank, index)| {
            let (item, compared) = (&items[*index], &comparison.items[*index]);
            let said = baseline::headline(item, compared.readings.as_ref()?);
            let title = match comparison.word(compared).text() {
                "" => item.marked_title(),
                word => format!("{}, {word}", item.marked_title()),
            };
            Some(fill("plain.gap", &[("n", &(rank + 1)), ("title", &title), ("said", &said)]))
        })
        .collect()
}

/// What the room answered when it was asked, in sentences.
pub(super) fn of_the_room(session: &Session, round: Occasion) -> Vec<String> {
    let latest = baseline::tally::latest(&session.tallies, round);
    if latest.is_empty() {
        return Vec::new();
    }
    let wave = baseline::tally::wave(&latest);
    let comparison = Comparison::of(&wave);
    let mut lines = vec![say("plain.room_answered").to_owned()];
    lines.extend(sentences(&wave.items, &comparison, false));
    let hidden = comparison.hidden.len();
    if hidden > 0 {
        lines.push(count("plain.too_few_to_say", hidden as u64));
    }
    lines
}

#[derive(Clone, Debug, PartialEq)]
enum OfItem {
    Back,
    Pick,
    Link,
    Topic(TopicId),
}

/// One item: what each team answered, what to ask, and what it bears on.
pub(super) fn item(plain: &mut Plain<'_>, id: &str) -> Flow<()> {
    let session = plain.session();
    let Some(wave) = &session.baseline else { return Err(Leave::Back) };
    let comparison = Comparison::of(wave);
    let Some((index, found)) = wave.items.iter().enumerate().find(|(_, item)| item.id == id) else {
        return Err(Leave::Back);
    };
    let lines = in_full(found, &comparison, &comparison.items[index]);
    plain.tell_all(lines)?;
    let offer = |plain: &mut Plain<'_>| {
        let session = plain.session();
        let item = session.baseline.as_ref().and_then(|wave| wave.item(id)).cloned().ok_or(Leave::Back)?;
        let on = item.topic.as_ref().and_then(|topic| session.topic(&topic.as_str().into()));
        let link = match on {
            Some(topic) => fill("plain.linked_to", &[("title", &topic.title)]),
            None => say("plain.link").to_owned(),
        };
        let live = plain.is_live();
        Ok(Menu::new(item.marked_title())
            .row(say("plain.close_this"), OfItem::Back)
            .row_if(live, say(if item.picked { "plain.unpick" } else { "plain.pick" }), OfItem::Pick)
            .row_if(live, link, OfItem::Link)
            .rows(on.map(|topic| (say("plain.to_its_topic").to_owned(), OfItem::Topic(topic.id.clone()))))
            .usual(&OfItem::Back))
    };
    menu::run(plain, offer, |plain, action| match action {
        OfItem::Back => Ok(Then::Done),
        OfItem::Pick => {
            let session = plain.session();
            let picked =
                session.baseline.as_ref().and_then(|wave| wave.item(id)).is_some_and(|item| item.picked);
            plain.change(Command::PickItem { item: id.to_owned(), picked: !picked })?;
            Ok(Then::Stay)
        }
        OfItem::Link => link(plain, id).map(|()| Then::Stay),
        OfItem::Topic(topic) => Err(Leave::To(Place::Topic(topic))),
    })
}

fn link(plain: &mut Plain<'_>, id: &str) -> Flow<()> {
    let session = plain.session();
    let title = |topic: &Topic| match topic.status {
        Status::NotToday { .. } => format!("{} ({})", topic.title, say("status.not_today")),
        _ => topic.title.clone(),
    };
    let mut titles: Vec<String> = session.topics.iter().map(title).collect();
    titles.push(say("plain.no_topic").to_owned());
    let item = session.baseline.as_ref().and_then(|wave| wave.item(id));
    let likely = item.and_then(|item| baseline::likely_topic(&session, item));
    let chosen = plain.choose(say("plain.link"), titles, likely.or(Some(session.topics.len())))?;
    let topic = session.topics.get(chosen).map(|topic| topic.id.clone());
    plain.change(Command::LinkItem { item: id.to_owned(), topic }).map(drop)
}

/// The question, the headline, each team's answers on each point where they may be seen, and the notes.
fn in_full(item: &Item, comparison: &Comparison, compared: &Compared) -> Vec<String> {
    let mut lines = vec![item.question.clone(), status::sentence(comparison.word(compared).text())];
    let Some(readings) = &compared.readings else { return lines };
    lines.push(baseline::headline(item, readings));
    for team in Team::BOTH {
        let reading = readings.get(team);
        if let Some(exact) = reading.exact.as_ref().filter(|_| !compared.by_side) {
            let answers = exact.counts.iter().enumerate().rev().filter(|(_, people)| **people > 0);
            let said: Vec<String> = answers
                .map(|(score, people)| {
                    fill("plain.answer", &[("n", people), ("answer", &item.answer(score))])
                })
                .collect();
            lines.push(fill("plain.team_says", &[("team", &team_name(team)), ("words", &said.join(", "))]));
        }
    }
    lines.extend(baseline::notes(readings));
    lines.extend(baseline::could_not_say(readings));
    lines
}

/// The top three of each team that is too small for a comparison.
pub(super) fn top_three(plain: &mut Plain<'_>) -> Flow<()> {
    let session = plain.session();
    let asked = Team::BOTH.into_iter().filter(|team| top_three::is_asked(&session, *team));
    let asked: Vec<Team> = asked.filter(|_| plain.is_live()).collect();
    if asked.is_empty() {
        plain.tell(say("top_three.nobody"))?;
    }
    for team in asked {
        name_top_three(plain, team)?;
    }
    Err(Leave::To(Place::Baseline))
}

/// A team too small for a comparison names its top three.
fn name_top_three(plain: &mut Plain<'_>, team: Team) -> Flow<()> {
    let stored = plain.session().top_three.get(team).clone();
    let mut concerns = Vec::new();
    for index in 0..MOST_CONCERNS {
        let question = fill("plain.concern", &[("n", &(index + 1)), ("team", &team_name(team))]);
        let before = stored.get(index).map_or("", String::as_str);
        let key = DraftKey::concern(team, index);
        let said = plain.words_at(&key, &question, before)?.unwrap_or_else(|| before.to_owned());
        if !said.is_empty() {
            concerns.push(said);
        }
    }
    if concerns == stored { Ok(()) } else { plain.change(Command::NameTopThree { team, concerns }).map(drop) }
}
