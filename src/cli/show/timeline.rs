//! One topic across sessions, as lines or as one JSON document.

use super::topic::{team_name, votes};
use crate::{
    assets::words::{fill, say},
    cli::{Outcome, exit::Exit, out, page::Page, world::World},
    domain::{
        moment::Day,
        objection::Objection,
        people::Team,
        session::Session,
        status::Status,
        timeline::{self, Stand},
        topic::Topic,
        vote::Round,
    },
    store::library,
};
use serde::Serialize;

#[derive(Serialize)]
struct Document<'a> {
    format: &'static str,
    version: u32,
    topic: &'a str,
    stands: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    session: &'a str,
    name: &'a str,
    date: Option<Day>,
    topic: &'a str,
    title: &'a str,
    status: &'a Status,
    wording: &'a str,
    reworded: bool,
    round: Option<&'a Round>,
    dissent: &'a [Objection],
    kept: u32,
    not_kept: u32,
}

/// Prints every session the topic was on, the earliest first.
pub(super) fn run(world: &World, session: &Session, topic: &Topic, print: &super::found::Print) -> Outcome {
    let others = library::related(session, &world.places)?;
    let stands = timeline::timeline(session, &topic.id, &others);
    if print.json {
        let stands = stands.iter().map(row).collect();
        let document =
            Document { format: "smarketing-timeline", version: 1, topic: topic.id.as_str(), stands };
        out::json(&document)?;
    } else {
        for (index, stand) in stands.iter().enumerate() {
            if index > 0 {
                out::line("")?;
            }
            for line in lines(stand, print.width) {
                out::line(&line)?;
            }
        }
    }
    Ok(Exit::Done)
}

fn row(stand: &Stand) -> Row<'_> {
    Row {
        session: stand.session.as_str(),
        name: &stand.name,
        date: stand.date,
        topic: stand.topic.as_str(),
        title: &stand.title,
        status: &stand.status,
        wording: &stand.wording,
        reworded: stand.reworded,
        round: stand.round.as_ref(),
        dissent: &stand.dissent,
        kept: stand.kept.yes,
        not_kept: stand.kept.no,
    }
}

fn lines(stand: &Stand, width: usize) -> Vec<String> {
    let date = stand.date.map_or_else(|| say("timeline.no_date").to_owned(), Day::long);
    let mut page = Page::new(width);
    page.add(0, &format!("{date}  {}", stand.name));
    let mut add = |text: &str| page.add(2, text);
    add(&format!("{}: {}", stand.title, say(stand.status.key())));
    if stand.reworded {
        add(say("timeline.reworded"));
    }
    add(if stand.wording.is_empty() { say("timeline.no_wording") } else { &stand.wording });
    if let Some(round) = &stand.round {
        let sides = Team::BOTH.map(|team| format!("{}: {}", team_name(team), votes(round, team)));
        add(&sides.join("; "));
    }
    for objection in &stand.dissent {
        let reason = match objection.reason.as_str() {
            "" => say("objection.reason_not_given"),
            reason => reason,
        };
        add(&fill("timeline.dissent", &[("team", &team_name(objection.team)), ("reason", &reason)]));
    }
    if stand.kept.answered() > 0 {
        let (kept, of) = (stand.kept.yes, stand.kept.answered());
        add(&fill("timeline.kept", &[("n", &kept), ("total", &of)]));
    }
    page.into_lines()
}
