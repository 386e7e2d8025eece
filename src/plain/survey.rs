//! Reading survey files: which files, whose they are, what they were understood as, and only then into the session.

use super::{Flow, Leave, Plain, typed};
use crate::{
    assets::words::{count, fill, say},
    domain::{baseline::DEFAULT_THRESHOLD, command::Command, people::Team},
    effect::Place,
    import::survey::{Request, Understood},
    store::input,
};

/// Asks for files until a survey was read or the question is left.
pub(super) fn read(plain: &mut Plain<'_>) -> Flow<()> {
    loop {
        let Some(request) = request(plain)? else { return Err(Leave::To(Place::Baseline)) };
        match input::survey(&request) {
            Ok(found) => {
                if attach(plain, found)? {
                    return Err(Leave::To(Place::Baseline));
                }
            }
            Err(error) => {
                plain
                    .tell(&fill("plain.what_and_advice", &[("what", &error), ("advice", &error.advice())]))?;
            }
        }
    }
}

fn request(plain: &mut Plain<'_>) -> Flow<Option<Request>> {
    let ways = ["plain.survey_one_file", "plain.survey_two_files", "plain.survey_later"];
    let way = plain.choose(say("plain.survey_how"), ways.map(|key| say(key).to_owned()).to_vec(), Some(2))?;
    let mut request = Request::default();
    match way {
        0 => {
            request.files.push((plain.path(say("plain.survey_file"))?, None));
            request.team_column = plain.words(say("plain.team_column"), "")?;
        }
        1 => {
            for team in Team::BOTH {
                let question = fill("plain.survey_file_of", &[("team", &super::team_name(team))]);
                request.files.push((plain.path(&question)?, Some(team)));
            }
        }
        _ => return Ok(None),
    }
    request.map = plain.words(say("plain.survey_map"), "")?.map(|typed| typed::path(&typed));
    Ok(Some(request))
}

/// Says what was understood, and attaches it once that is accepted; whether it was.
fn attach(plain: &mut Plain<'_>, found: Understood) -> Flow<bool> {
    let words = found.words.clone();
    let (mut wave, warnings) = match found.complete() {
        Ok(complete) => complete,
        Err(error) => {
            plain.tell(&fill("plain.what_and_advice", &[("what", &error), ("advice", &error.remedy)]))?;
            return Ok(false);
        }
    };
    plain.tell_all(warnings)?;
    let questions = count("survey.questions", wave.items.len() as u64);
    let (sales, marketing) = (wave.respondents.sales, wave.respondents.marketing);
    plain.tell(&fill(
        "plain.survey_found",
        &[("questions", &questions), ("sales", &sales), ("marketing", &marketing)],
    ))?;
    if !plain.yes(say("plain.survey_take"), true)? {
        return Ok(false);
    }
    if wave.threshold < DEFAULT_THRESHOLD && wave.threshold_agreed_by.is_none() {
        let question = fill("plain.threshold_agreed", &[("threshold", &wave.threshold)]);
        wave.threshold_agreed_by = Some(plain.some_words(&question)?);
    }
    let wave = wave.sealed();
    let session = plain.session();
    let attached = session.words.attach(&words, wave.threshold);
    if attached.is_none() && Team::BOTH.iter().any(|team| words.get(*team).is_some()) {
        plain.tell(say("plain.words_not_kept"))?;
    }
    let survey = Command::AttachBaseline { wave: Box::new(wave) };
    plain.commit(std::iter::once(survey).chain(attached).collect())
}
