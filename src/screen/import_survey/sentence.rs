//! What was understood of a survey in one sentence, as a person would say it, and how each thing is called in a line.

use crate::{
    assets::words::{count, fill, say},
    import::survey::{ColumnReport, FileTeam, How, Taken, Understood, Unknown},
    stats::Kind,
};
use std::fmt::Display;

/// "Google Forms, 1 header row, 200 people (36 Marketing, 164 Sales), 7 items, 1 multi-select and 1 text left out,
/// scale Very poor .. Very good."
pub(super) fn understood(read: &Understood) -> String {
    let mut parts = vec![source(read)];
    if read.has_people() {
        parts.push(people(read));
    }
    parts.push(count("import_survey.items", read.wave.items.len() as u64));
    parts.extend(left_out(read));
    if read.wave.excluded > 0 {
        parts.push(count("import_survey.excluded", u64::from(read.wave.excluded)));
    }
    parts.extend(scales(read));
    parts.join(", ") + "."
}

/// Which tool wrote the files, and how many rows of headers they have.
fn source(read: &Understood) -> String {
    let files = &read.report.files;
    let Some(first) = files.first() else { return String::new() };
    let rows = count("import_survey.header_rows", first.header_rows as u64);
    match files.len() {
        1 => format!("{}, {rows}", first.source_name),
        files => format!("{}, {}, {rows}", first.source_name, count("import_survey.files", files as u64)),
    }
}

fn people(read: &Understood) -> String {
    let wave = &read.wave;
    let all = wave.respondents.marketing + wave.respondents.sales + wave.not_counted;
    let values: [(&str, &dyn Display); 4] = [
        ("people", &count("common.people", u64::from(all))),
        ("marketing", &wave.respondents.marketing),
        ("sales", &wave.respondents.sales),
        ("not_counted", &wave.not_counted),
    ];
    fill(
        if wave.not_counted > 0 { "import_survey.people_not_counted" } else { "import_survey.people" },
        &values,
    )
}

/// "1 multi-select and 1 text left out"; columns beside the questions are not worth a word here.
fn left_out(read: &Understood) -> Option<String> {
    let number = |test: fn(&Taken) -> bool| {
        read.report.columns.iter().filter(|column| test(&column.taken)).count() as u64
    };
    let counted = [
        ("import_survey.choices", number(|taken| *taken == Taken::Choices)),
        ("import_survey.texts", number(|taken| *taken == Taken::Text)),
        ("import_survey.without_scale", number(|taken| matches!(taken, Taken::Unknown(_)))),
    ];
    let parts: Vec<String> =
        counted.iter().filter(|(_, number)| *number > 0).map(|(key, number)| count(key, *number)).collect();
    let parts = match parts.split_last() {
        None => return None,
        Some((only, [])) => only.clone(),
        Some((last, rest)) => format!("{} {} {last}", rest.join(", "), say("import_survey.and")),
    };
    Some(fill("import_survey.left_out", &[("what", &parts)]))
}

/// The scale of most items, and that there are others.
fn scales(read: &Understood) -> Option<String> {
    let mut scales: Vec<(String, usize)> = Vec::new();
    for column in &read.report.columns {
        let Taken::Item { low, high, .. } = &column.taken else { continue };
        let scale = fill("import_survey.scale", &[("low", low), ("high", high)]);
        match scales.iter_mut().find(|(known, _)| *known == scale) {
            Some((_, items)) => *items += 1,
            None => scales.push((scale, 1)),
        }
    }
    // The first of the most frequent ones.
    let most = scales.iter().rev().max_by_key(|(_, items)| *items)?.0.clone();
    Some(match scales.len() - 1 {
        0 => fill("import_survey.one_scale", &[("scale", &most)]),
        others => fill("import_survey.more_scales", &[("scale", &most), ("n", &others)]),
    })
}

/// What a column was taken for, in the few words of a line.
pub(super) fn taken(column: &ColumnReport) -> String {
    let text = match &column.taken {
        Taken::Item { kind: Kind::YesNo, low, high, .. } => format!("{low} / {high}"),
        Taken::Item { low, high, points, .. } => {
            fill("import_survey.taken_item", &[("points", points), ("low", low), ("high", high)])
        }
        Taken::Team => say("import_survey.taken_team").to_owned(),
        Taken::Words => say("import_survey.taken_words").to_owned(),
        Taken::Choices => say("import_survey.taken_choices").to_owned(),
        Taken::Text => say("import_survey.taken_text").to_owned(),
        Taken::Aside => say("import_survey.taken_aside").to_owned(),
        Taken::Ignored => say("import_survey.taken_ignored").to_owned(),
        Taken::Empty => say("import_survey.taken_empty").to_owned(),
        Taken::Unknown(Unknown::Ends) => say("import_survey.ask_ends").to_owned(),
        Taken::Unknown(Unknown::Order) => say("import_survey.ask_order").to_owned(),
        Taken::Unknown(Unknown::ScalesDiffer) => say("import_survey.ask_scales").to_owned(),
    };
    match &column.taken {
        Taken::Item { reversed: true, .. } => format!("{} {text}", say("survey.reversed")),
        _ => text,
    }
}

/// Why it was taken for that, where that is worth a sentence.
pub(super) fn why(how: &How) -> Option<String> {
    match how {
        How::Told => Some(say("import_survey.told").to_owned()),
        How::Known => None,
        How::Guessed(sentence) => Some(fill("import_survey.guessed", &[("guess", sentence)])),
    }
}

/// How the people of a file find their team.
pub(super) fn team_of_file(read: &Understood, file: usize) -> Option<String> {
    match &read.report.files.get(file)?.team {
        FileTeam::Column { heading, guessed: true } => {
            Some(fill("import_survey.team_guessed", &[("column", heading)]))
        }
        _ => None,
    }
}
