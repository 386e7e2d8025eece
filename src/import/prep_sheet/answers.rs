//! Answers as proposals for the topics their questions belong to; a topic that is missing is added first.

use super::{Taken, sheet::Sheet};
use crate::assets::{
    prep, topics,
    words::{fill, say},
};
use crate::domain::{
    blueprint,
    command::Command,
    fields::Fields,
    ids::TopicId,
    people::Team,
    session::{Session, Step},
    topic::Author,
};

/// A team's name on screen.
pub(super) fn name(team: Team) -> &'static str {
    match team {
        Team::Sales => say("team.sales"),
        Team::Marketing => say("team.marketing"),
    }
}

/// Every answer as a proposal; one that the team has brought word for word already is left out and said.
pub(super) fn propose(sheet: &Sheet, session: &Session, taken: &mut Taken, warnings: &mut Vec<String>) {
    let team = taken.team;
    for (question, _, text) in &sheet.answers {
        let question = &prep::prep().questions[*question];
        let id = match team {
            Team::Sales => &question.sales,
            Team::Marketing => &question.marketing,
        };
        let topic = TopicId(id.clone());
        let title = title(session, &topic);
        let values: [(&str, &dyn std::fmt::Display); 2] = [("topic", &title), ("team", &name(team))];
        let there = session.topic(&topic).and_then(|topic| topic.proposal(Author::from(team)));
        if there.is_some_and(|proposal| proposal.text == *text) {
            warnings.push(fill("prep_sheet.already", &values));
            continue;
        }
        add_missing(session, &topic, &mut taken.commands);
        taken.commands.push(Command::Propose { topic, by: Author::from(team), text: text.clone() });
        taken.lines.push(fill("prep_sheet.proposed", &values));
    }
}

fn title(session: &Session, id: &TopicId) -> String {
    match (session.topic(id), topics::by_id(id.as_str())) {
        (Some(topic), _) => topic.title.clone(),
        (None, Some(standard)) => standard.title().to_owned(),
        (None, None) => say("prep_sheet.what_works").to_owned(),
    }
}

/// The topic as the workshop would have it, unless it is there or is being added already.
pub(super) fn add_missing(session: &Session, id: &TopicId, commands: &mut Vec<Command>) {
    let is_coming =
        |command: &Command| matches!(command, Command::AddTopic { id: Some(other), .. } if other == id);
    if session.topic(id).is_some() || commands.iter().any(is_coming) {
        return;
    }
    match topics::by_id(id.as_str()) {
        Some(standard) => commands.extend(blueprint::standard_topic(standard, session.plan.date)),
        None => commands.push(Command::AddTopic {
            id: Some(id.clone()),
            title: say("prep_sheet.what_works").to_owned(),
            fields: Box::new(Fields::Plain(Step::Practices)),
        }),
    }
}
