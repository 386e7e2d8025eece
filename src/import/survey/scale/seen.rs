//! What all columns of a survey together show of one family of labels: which points were chosen, and how they are
//! spelled. One column alone would tell by its spellings which of its points somebody chose.

use super::label_text;
use crate::import::survey::column::Answer;
use std::collections::BTreeMap;

/// One family over all columns it fits.
#[derive(Debug, Clone, Default)]
pub(super) struct Seen {
    /// For each point that was chosen, its spellings with their people.
    points: BTreeMap<usize, BTreeMap<String, u32>>,
    /// How many columns it fits.
    pub(super) columns: usize,
}

impl Seen {
    /// Takes in one column that the family fits, with the point of each of its answers.
    pub(super) fn note(&mut self, answers: &[&Answer], points: &[Option<usize>]) {
        self.columns += 1;
        for (answer, point) in answers.iter().zip(points) {
            if let Some(point) = point {
                let spellings = self.points.entry(*point).or_default();
                *spellings.entry(label_text(answer).to_owned()).or_default() += answer.total();
            }
        }
    }

    /// Whether somebody chose this point somewhere.
    pub(super) fn has(&self, point: usize) -> bool {
        self.points.contains_key(&point)
    }

    /// The labels as the file spells them if every point was chosen somewhere, else the usual ones for all of them.
    pub(super) fn labels(&self, usual: &[&str]) -> Vec<String> {
        let spelled = |(point, usual): (usize, &&str)| {
            let spellings = self.points.get(&point)?;
            let most = spellings.iter().max_by_key(|(spelling, people)| (**people, *spelling == usual))?;
            Some(most.0.clone())
        };
        let written: Option<Vec<String>> = usual.iter().enumerate().map(spelled).collect();
        written.unwrap_or_else(|| usual.iter().map(|label| (*label).to_owned()).collect())
    }
}
