//! Commands on the survey: attach it as counts, pick items, link them to topics.

use super::Applied;
use crate::{
    assets::words::say,
    domain::{baseline::Item, command::Command, people::PerTeam, rejected::Rejected, session::Session},
};

pub(super) fn apply(session: &mut Session, command: &Command) -> Applied {
    match command {
        Command::AttachBaseline { wave } => {
            wave.check().map_err(|problem| Rejected::Survey(problem.to_string()))?;
            let mut wave = wave.as_ref().clone().sealed();
            if let Some(before) = &session.baseline {
                wave.keep_links(before);
            }
            session.baseline = Some(wave);
            // Words belong to the survey they were written in.
            session.words.written_by = PerTeam::default();
        }
        Command::CarrySurvey { earlier } => {
            if let Some(earlier) = earlier {
                if earlier.session == session.id {
                    return Err(Rejected::Survey(say("rejected.own_survey").to_owned()));
                }
                earlier.wave.check().map_err(|problem| Rejected::Survey(problem.to_string()))?;
            }
            session.earlier = earlier.as_deref().cloned();
        }
        Command::PickItem { item, picked } => find(session, item)?.picked = *picked,
        Command::LinkItem { item, topic } => {
            if let Some(topic) = topic {
                session.topic_mut(topic)?;
            }
            find(session, item)?.topic = topic.as_ref().map(ToString::to_string);
        }
        _ => unreachable!("Session::apply sends only commands on the survey here"),
    }
    Ok(())
}

fn find<'a>(session: &'a mut Session, id: &str) -> Result<&'a mut Item, Rejected> {
    let missing = || Rejected::NotFound { what: "rejected.what.survey_item", id: id.to_owned() };
    let items = session.baseline.as_mut().map(|wave| wave.items.iter_mut());
    items.into_iter().flatten().find(|item| item.id == id).ok_or_else(missing)
}
