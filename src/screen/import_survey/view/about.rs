//! What is said about the chosen line below the list: the header in full, why it was taken for that, what Enter does.

use super::super::{Line, sentence};
use crate::{
    assets::words::{fill, say},
    import::survey::{Taken, Understood},
    theme::Role,
};

/// What to know about the chosen line.
pub(super) fn about(read: &Understood, line: Option<Line>) -> Vec<(String, Role)> {
    let mut about: Vec<(String, Role)> = Vec::new();
    let mut tell = |text: String, role| about.push((text, role));
    match line {
        Some(Line::Column(index)) => {
            let column = &read.report.columns[index];
            tell(column.heading.clone(), Role::Text);
            if matches!(column.taken, Taken::Item { .. }) {
                tell(sentence::taken(column), Role::Text);
            }
            if let Some(why) = sentence::why(&column.how) {
                tell(why, Role::Accent);
            }
            let labels: Vec<&str> = column.answers.iter().map(|(answer, _)| answer.as_str()).collect();
            if !labels.is_empty() {
                let labels = labels.join(say("import_survey.between_labels"));
                tell(fill("import_survey.found", &[("labels", &labels)]), Role::Muted);
            }
        }
        Some(Line::Candidate(..)) => tell(say("import_survey.about_candidate").to_owned(), Role::Text),
        Some(Line::NoTeam(_)) | None => {}
        Some(Line::People(_)) => tell(say("import_survey.about_people").to_owned(), Role::Muted),
        Some(Line::Threshold) => tell(say("import_survey.about_threshold").to_owned(), Role::Muted),
        Some(Line::Value(_)) => {
            let guesses = (0..read.report.files.len()).filter_map(|file| sentence::team_of_file(read, file));
            guesses.for_each(|guess| tell(guess, Role::Accent));
            tell(say("import_survey.about_value").to_owned(), Role::Muted);
        }
        Some(Line::Rejected(_)) => tell(say("import_survey.about_rejected").to_owned(), Role::Muted),
        Some(Line::Remark(index)) => tell(read.report.remarks[index].clone(), Role::Text),
    }
    about
}

