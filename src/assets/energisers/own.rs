//! A facilitator's own cards, as a file in the settings folder: each mistake is told with its line and what to write.
//! It must not open the file.

use serde::Deserialize;
use toml::Spanned;

use super::{AssetError, Energiser, ours};

/// How the file is called.
pub const NAME: &str = super::FILE;

/// The longest a card may take, in minutes.
const LONGEST: u32 = 15;
/// The longest title and text, in characters: what a room reads at a glance.
const TITLE: usize = 30;
const TEXT: usize = 200;
const KIT: usize = 40;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// These cards instead of ours, not beside them.
    #[serde(default)]
    only_these: bool,
    #[serde(default)]
    energiser: Vec<Spanned<Card>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Card {
    id: Spanned<String>,
    minutes: Spanned<u32>,
    title: Spanned<String>,
    text: Spanned<String>,
    kit: Option<Spanned<String>>,
}

/// Reads a facilitator's own cards and returns all that can be played: one with an id of ours takes its place, others
/// are added, and with `only_these = true` ours are left out.
pub fn parse(text: &str) -> Result<Vec<Energiser>, AssetError> {
    let file: File = toml::from_str(text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        wrong(text, at, error.message())
    })?;
    let mut cards = if file.only_these { Vec::new() } else { ours().to_vec() };
    let mut own: Vec<String> = Vec::new();
    for card in file.energiser {
        let at = card.span().start;
        let card = read(text, card.into_inner())?;
        if own.contains(&card.id) {
            return Err(wrong(
                text,
                at,
                &format!("the id \"{}\" is there twice; give one of them another", card.id),
            ));
        }
        own.push(card.id.clone());
        match cards.iter_mut().find(|other| other.id == card.id) {
            Some(ours) => *ours = card,
            None => cards.push(card),
        }
    }
    if cards.is_empty() {
        return Err(wrong(
            text,
            0,
            "there is no card in it; add one with [[energiser]], or remove only_these",
        ));
    }
    Ok(cards)
}

fn read(text: &str, card: Card) -> Result<Energiser, AssetError> {
    let id = card.id.get_ref();
    let is_slug = id.starts_with(|c: char| c.is_ascii_lowercase())
        && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    if !is_slug {
        let advice =
            format!("the id \"{id}\" must be small letters, digits and hyphens, such as \"word-swap\"");
        return Err(wrong(text, card.id.span().start, &advice));
    }
    let minutes = *card.minutes.get_ref();
    if !(1..=LONGEST).contains(&minutes) {
        let advice = format!("minutes must be 1 to {LONGEST}, not {minutes}");
        return Err(wrong(text, card.minutes.span().start, &advice));
    }
    let title = words(text, "title", card.title, TITLE)?;
    let words_of_card = words(text, "text", card.text, TEXT)?;
    let kit = card.kit.map(|kit| words(text, "kit", kit, KIT)).transpose()?;
    Ok(Energiser { id: id.clone(), minutes, title, text: words_of_card, kit, own: true })
}

/// A text that says something and can be read at a glance.
fn words(text: &str, name: &str, value: Spanned<String>, most: usize) -> Result<String, AssetError> {
    let at = value.span().start;
    let value = value.into_inner();
    let length = value.chars().count();
    if value.trim().is_empty() {
        return Err(wrong(text, at, &format!("{name} says nothing; write a few words")));
    }
    if length > most {
        return Err(wrong(
            text,
            at,
            &format!("{name} has {length} characters, the room can read {most}; shorten it"),
        ));
    }
    Ok(value)
}

fn wrong(text: &str, at: usize, what: &str) -> AssetError {
    let line = 1 + text.bytes().take(at).filter(|byte| *byte == b'\n').count();
    AssetError::Card { line, what: what.trim().to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CARD: &str =
        "[[energiser]]\nid = \"clap\"\nminutes = 2\ntitle = \"Clap\"\ntext = \"Clap once together.\"\n";

    #[test]
    fn own_cards_stand_beside_ours() {
        let cards = parse(CARD).unwrap();
        assert_eq!(cards.len(), ours().len() + 1);
        let own = cards.last().unwrap();
        assert_eq!((own.title(), own.text(), own.kit()), ("Clap", "Clap once together.", None));
    }

    #[test]
    fn a_card_with_our_id_takes_its_place_and_keeps_its_own_words() {
        let cards = parse(&CARD.replace("\"clap\"", "\"word-swap\"")).unwrap();
        assert_eq!(cards.len(), ours().len());
        let swapped = cards.iter().find(|card| card.id == "word-swap").unwrap();
        assert_eq!(swapped.title(), "Clap");
    }

    #[test]
    fn ours_can_be_left_out() {
        let cards = parse(&format!("only_these = true\n{CARD}")).unwrap();
        assert_eq!(cards.iter().map(|card| card.id.as_str()).collect::<Vec<_>>(), ["clap"]);
        assert!(parse("only_these = true\n").unwrap_err().to_string().contains("no card"));
        assert_eq!(parse("").unwrap(), ours());
    }

    #[test]
    fn the_file_that_comes_with_the_program_is_one_of_these() {
        let cards = parse(super::super::SOURCE).unwrap();
        assert_eq!(cards.len(), 12);
    }

    #[test]
    fn every_mistake_names_its_line_and_what_to_write() {
        let twice = format!("{CARD}\n{CARD}");
        let cases = [
            (CARD.replace("text", "txet"), 5, "txet"),
            (CARD.replace("= 2", "= 99"), 3, "1 to 15, not 99"),
            (CARD.replace("= 2", "= \"two\""), 3, "invalid type"),
            (CARD.replace("\"clap\"", "\"Clap it\""), 2, "small letters"),
            (CARD.replace("\"Clap\"", "\" \""), 4, "title says nothing"),
            (CARD.replace("together", &"x".repeat(200)), 5, "shorten it"),
            (twice, 7, "there twice"),
            (format!("{CARD}minutes\n"), 6, ""),
        ];
        for (text, line, what) in cases {
            let refused = parse(&text).unwrap_err().to_string();
            assert!(refused.starts_with(&format!("line {line}: ")), "{refused}\n{text}");
            assert!(refused.contains(what), "{refused}");
        }
    }
}
