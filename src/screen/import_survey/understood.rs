//! What was understood of a survey, in sentences: what it replaces, who answered, which scales, what was left out.

use crate::{
    assets::words::{count, fill},
    domain::baseline::{Item, Source, Wave},
    import::survey::{SOURCES, Understood},
    screen::Context,
    theme::Role,
};
use std::fmt::Display;

/// Everything a person should know before taking it over; what cannot be taken back comes first.
pub(super) fn sentences(ctx: &Context<'_>, read: &Understood) -> Vec<(String, Role)> {
    let mut sentences = Vec::new();
    if let Some(old) = &ctx.session.baseline {
        let items = count("import_survey.items", old.items.len() as u64);
        sentences.push((fill("import_survey.replaces", &[("items", &items)]), Role::Warn));
    }
    sentences.push((summary(&read.wave), Role::Text));
    sentences.extend(scales(&read.wave).into_iter().map(|scale| (scale, Role::Text)));
    let reversed: Vec<&Item> = read.wave.items.iter().filter(|item| item.reversed).collect();
    if !reversed.is_empty() {
        let titles: Vec<String> = reversed.iter().map(|item| item.title()).collect();
        sentences.push((fill("import_survey.reversed", &[("items", &titles.join("; "))]), Role::Text));
    }
    sentences.extend(read.report.warnings.iter().map(|warning| (warning.clone(), Role::Muted)));
    sentences
}

/// One sentence: files, kind of export, people of each team, people who are not counted, items.
fn summary(wave: &Wave) -> String {
    let format = match &wave.source {
        Source::Imported { format } => {
            SOURCES.iter().find(|source| source.id == format).map(|source| source.name)
        }
        Source::Hands | Source::Slips => None,
    };
    let people = wave.respondents.marketing + wave.respondents.sales + wave.not_counted;
    fill(
        "import_survey.summary",
        &[
            ("files", &wave.inputs.join(", ")),
            ("format", &format.unwrap_or_default()),
            ("people", &count("common.people", u64::from(people))),
            ("marketing", &wave.respondents.marketing),
            ("sales", &wave.respondents.sales),
            ("not_counted", &wave.not_counted),
            ("items", &count("import_survey.items", wave.items.len() as u64)),
        ],
    )
}

/// Every scale that was recognised, by its ends, with the number of its items.
fn scales(wave: &Wave) -> Vec<String> {
    let mut scales: Vec<(String, usize)> = Vec::new();
    for item in &wave.items {
        let points = item.points.len();
        let label = |index: usize| match &item.labels {
            Some(labels) => labels[index].clone(),
            None => item.points[index].to_string(),
        };
        let ends = [("low", &label(0) as &dyn Display), ("high", &label(points - 1)), ("points", &points)];
        let scale = fill("import_survey.scale", &ends);
        match scales.iter_mut().find(|(known, _)| *known == scale) {
            Some((_, items)) => *items += 1,
            None => scales.push((scale, 1)),
        }
    }
    scales
        .into_iter()
        .map(|(scale, items)| {
            fill(
                "import_survey.scale_of",
                &[("items", &count("import_survey.items", items as u64)), ("scale", &scale)],
            )
        })
        .collect()
}
