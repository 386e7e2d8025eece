//! Cards of a few minutes that keep people awake and belong to the work. It must not choose one: the timer does.

use std::sync::OnceLock;

use serde::Deserialize;

use super::AssetError;
use super::load;

const FILE: &str = "energisers.toml";

/// The built-in file, to be printed and changed.
pub const SOURCE: &str = include_str!("../../assets/energisers.toml");

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
}

impl Energiser {
    /// Its name.
    pub fn title(&self) -> &str {
        load::text(&format!("energiser.{}.title", self.id), &self.title)
    }

    /// What to tell the room.
    pub fn text(&self) -> &str {
        load::text(&format!("energiser.{}.text", self.id), &self.text)
    }

    /// What has to be on the table.
    pub fn kit(&self) -> Option<&str> {
        let ours = self.kit.as_deref()?;
        Some(load::text(&format!("energiser.{}.kit", self.id), ours))
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    energiser: Vec<Energiser>,
}

/// The cards that come with the program.
pub fn all() -> &'static [Energiser] {
    static READ: OnceLock<File> = OnceLock::new();
    let file: &'static File =
        READ.get_or_init(|| load::embedded(FILE, SOURCE));
    &file.energiser
}

/// The card of this id.
pub fn by_id(id: &str) -> Option<&'static Energiser> {
    all().iter().find(|card| card.id == id)
}

/// Reads a facilitator's own cards.
pub fn parse(text: &str) -> Result<Vec<Energiser>, AssetError> {
    load::parse::<File>(FILE, text).map(|file| file.energiser)
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
    all().iter().flat_map(card).collect()
}

#[cfg(test)]
mod tests {
    use super::super::load::rules;
    use super::*;

    #[test]
    fn twelve_cards_of_two_to_five_minutes() {
        assert_eq!(all().len(), 12);
        rules::unique_slugs(all().iter().map(|card| card.id.as_str()));
        for card in all() {
            assert!((2..=5).contains(&card.minutes), "{}", card.id);
            rules::fits(&card.id, card.title(), rules::TITLE);
            rules::fits(&card.id, card.text(), rules::TIP);
        }
    }

    #[test]
    fn own_cards_are_read_and_misspelt_fields_refused() {
        let card = "[[energiser]]\nid = \"x\"\nminutes = 2\ntitle = \"Own\"\ntext = \"Clap.\"\n";
        let cards = parse(card).unwrap();
        assert_eq!((cards[0].title(), cards[0].kit()), ("Own", None));
        let refused = parse(&card.replace("text", "txet")).unwrap_err();
        assert!(refused.to_string().contains("txet"), "{refused}");
    }
}
