//! Cards of a few minutes that keep people awake and belong to the work: ours, and a facilitator's own file over them.
//! It must not choose one: the domain does.

mod own;

use std::sync::OnceLock;

use serde::Deserialize;

use super::AssetError;
use super::{load, prep};

pub use own::{NAME, parse};

/// The file that comes with the program, to be copied and changed.
pub const SOURCE: &str = include_str!("../../assets/energisers.toml");

const FILE: &str = "energisers.toml";

static IN_USE: OnceLock<Vec<Energiser>> = OnceLock::new();

/// A card with something to do together.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Energiser {
    /// Stable name, such as `word-swap`.
    pub id: String,
    /// How long it takes.
    pub minutes: u32,
    title: String,
    text: String,
    kit: Option<String>,
    /// Written by the facilitator: no other words stand over it.
    #[serde(skip)]
    own: bool,
}

impl Energiser {
    /// Its name.
    pub fn title(&self) -> &str {
        self.words("title", &self.title)
    }

    /// What to tell the room.
    pub fn text(&self) -> &str {
        self.words("text", &self.text)
    }

    /// What has to be on the table.
    pub fn kit(&self) -> Option<&str> {
        Some(self.words("kit", self.kit.as_deref()?))
    }

    /// Whether it needs nothing, or only what the prep list packs.
    pub fn is_at_hand(&self) -> bool {
        let Some(kit) = self.kit().map(str::to_lowercase) else { return true };
        prep::prep().kit.iter().any(|line| line.text().to_lowercase().contains(&kit))
    }

    fn words<'a>(&'a self, field: &str, text: &'a str) -> &'a str {
        if self.own { text } else { load::text(&format!("energiser.{}.{field}", self.id), text) }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    energiser: Vec<Energiser>,
}

/// The cards that come with the program.
fn ours() -> &'static [Energiser] {
    static READ: OnceLock<File> = OnceLock::new();
    &READ.get_or_init(|| load::embedded(FILE, SOURCE)).energiser
}

/// The cards that can be played: ours, changed and extended by the facilitator's file where there is one.
pub fn all() -> &'static [Energiser] {
    IN_USE.get_or_init(|| ours().to_vec())
}

/// The card of this id.
pub fn by_id(id: &str) -> Option<&'static Energiser> {
    all().iter().find(|card| card.id == id)
}

/// Puts the cards of a facilitator's file in place, once, before the first one is read.
pub fn install(cards: Vec<Energiser>) -> Result<(), AssetError> {
    IN_USE.set(cards).map_err(|_| AssetError::CardsInUse)
}

pub(super) fn texts() -> Vec<(String, String)> {
    let card = |card: &Energiser| {
        let fields = [("title", Some(&card.title)), ("text", Some(&card.text)), ("kit", card.kit.as_ref())];
        let id = card.id.clone();
        fields
            .into_iter()
            .filter_map(move |(field, text)| Some((format!("energiser.{id}.{field}"), text?.clone())))
            .collect::<Vec<_>>()
    };
    ours().iter().flat_map(card).collect()
}

#[cfg(test)]
mod tests {
    use super::super::load::rules;
    use super::*;

    #[test]
    fn twelve_cards_of_two_to_five_minutes() {
        assert_eq!(ours().len(), 12);
        rules::unique_slugs(ours().iter().map(|card| card.id.as_str()));
        for card in ours() {
            assert!((2..=5).contains(&card.minutes), "{}", card.id);
            rules::fits(&card.id, card.title(), rules::TITLE);
            rules::fits(&card.id, card.text(), rules::TIP);
        }
    }

    #[test]
    fn the_prep_list_packs_what_the_cards_need() {
        let missing: Vec<_> = ours().iter().filter(|card| !card.is_at_hand()).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }

    #[test]
    fn cards_in_use_cannot_be_replaced() {
        assert!(!all().is_empty());
        assert_eq!(install(Vec::new()), Err(AssetError::CardsInUse));
    }
}
