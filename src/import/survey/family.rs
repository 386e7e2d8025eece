//! Sets of labels that survey tools offer, each in its order, lowest first.
//! A set is matched as a whole; no order is ever concluded from the alphabet or from how often a label occurs.

mod known;

use crate::import::fold::fold;
use known::KNOWN;

/// One known set of labels.
#[derive(Debug)]
pub(super) struct Family {
    /// What it measures, by its key in the words.
    pub name: &'static str,
    /// The labels as shown, lowest first.
    pub labels: Vec<&'static str>,
    /// Every spelling, folded, for each point.
    spellings: Vec<Vec<String>>,
}

impl Family {
    /// The point of a folded label.
    pub(super) fn point(&self, folded: &str) -> Option<usize> {
        self.spellings.iter().position(|point| point.iter().any(|spelling| spelling == folded))
    }
}

/// All known families.
pub(super) fn families() -> Vec<Family> {
    KNOWN
        .iter()
        .map(|(name, points)| Family {
            name,
            labels: points.iter().map(|point| point.split('|').next().unwrap_or(point)).collect(),
            spellings: points.iter().map(|point| point.split('|').map(fold).collect()).collect(),
        })
        .collect()
}

/// Words for "could not say".
pub(super) const NOT_ANSWERABLE: [&str; 27] = [
    "n/a",
    "na",
    "n.a",
    "not applicable",
    "does not apply",
    "don't know",
    "do not know",
    "i don't know",
    "don't know / not applicable",
    "no opinion",
    "not sure",
    "unsure",
    "can't say",
    "cannot say",
    "could not say",
    "unfamiliar",
    "prefer not to say",
    "prefer not to answer",
    "-99",
    "weiss nicht",
    "keine angabe",
    "nicht zutreffend",
    "ne sais pas",
    "sans opinion",
    "no se",
    "no aplica",
    "-oth-",
];

/// Words for yes and for no, folded.
pub(super) const YES: [&str; 8] = ["yes", "y", "ja", "oui", "si", "true", "wahr", "vrai"];
/// See [`YES`].
pub(super) const NO: [&str; 8] = ["no", "n", "nein", "non", "false", "falsch", "faux", "nee"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_family_is_a_scale_without_a_label_twice() {
        for family in families() {
            assert!((3..=7).contains(&family.labels.len()), "{:?}", family.labels);
            let mut all: Vec<&String> = family.spellings.iter().flatten().collect();
            let before = all.len();
            all.sort_unstable();
            all.dedup();
            assert_eq!(all.len(), before, "a label is there twice in {:?}", family.labels);
        }
    }

    #[test]
    fn words_without_a_place_on_a_scale_are_folded() {
        for word in NOT_ANSWERABLE.iter().chain(&YES).chain(&NO) {
            assert_eq!(fold(word), *word);
        }
    }

    #[test]
    fn a_label_is_found_in_any_spelling() {
        let five = &families()[0];
        assert_eq!(five.point(&fold("NEITHER agree or disagree.")), Some(2));
        assert_eq!(five.point(&fold("Somewhat agree")), None);
    }
}
