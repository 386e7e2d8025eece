//! What a key or an accepted text makes of the market. Pure: each answers with a changed copy, or why not.

use super::{Column, cell_of};
use crate::{
    assets::words::{fill, say},
    domain::{
        command::Command,
        fields::Fields,
        market::{AttributeRole, Market, POINTS},
        topic::Topic,
    },
    screen::Outcome,
};

/// The command that stores a changed market; agreed weights and an open vote refuse it.
pub(super) fn command(topic: &Topic, market: Market) -> Result<Outcome, String> {
    let fields = Fields::Market(market);
    if fields == topic.fields {
        return Ok(Outcome::none());
    }
    if topic.fields.voted() != fields.voted() {
        if topic.status.is_agreed() {
            return Err(say("weights.agreed").to_owned());
        }
        if topic.open_round().is_some() {
            return Err(say("weights.vote_open").to_owned());
        }
    }
    Ok(Outcome::command(Command::Fill { topic: topic.id.clone(), fields: Box::new(fields) }))
}

/// The market with an accepted text in it.
pub(super) fn typed(market: &Market, path: &str, text: &str) -> Result<Market, String> {
    let text = text.trim();
    if path.ends_with("/+") && text.is_empty() {
        return Ok(market.clone());
    }
    if let Some((index, column)) = cell_of(path) {
        return with_points(market, index, column, text);
    }
    let text = if path.ends_with("/has") { numbers(text, market.attributes.len())? } else { text.to_owned() };
    match Fields::Market(market.clone()).with(path, &text) {
        Ok(Fields::Market(changed)) => Ok(changed),
        Ok(_) => Ok(market.clone()),
        Err(error) => Err(error.to_string()),
    }
}

fn with_points(market: &Market, index: usize, column: Column, text: &str) -> Result<Market, String> {
    let refused = || fill("weights.points_range", &[("points", &POINTS), ("typed", &text)]);
    let points = match text {
        "" => None,
        _ => Some(text.parse().ok().filter(|points| *points <= POINTS).ok_or_else(refused)?),
    };
    Ok(set(market, index, column, points))
}

fn set(market: &Market, index: usize, column: Column, points: Option<u32>) -> Market {
    let mut market = market.clone();
    if let Some(attribute) = market.attributes.get_mut(index) {
        *match column {
            Column::Sales => &mut attribute.sales,
            Column::Marketing => &mut attribute.marketing,
            Column::Agreed => &mut attribute.agreed,
        } = points;
    }
    market
}

/// "1, 2 and 5" as numbers of attributes that exist, one a line.
fn numbers(text: &str, attributes: usize) -> Result<String, String> {
    let refused = |word: &str| fill("weights.no_attribute", &[("typed", &word), ("last", &attributes)]);
    let words = text.split(|letter: char| letter.is_whitespace() || ",;.".contains(letter));
    let numbers: Result<Vec<&str>, String> = words
        .filter(|word| !word.is_empty())
        .map(|word| {
            let number = word.parse().ok().filter(|number| (1..=attributes).contains(number));
            number.map(|_| word).ok_or_else(|| refused(word))
        })
        .collect();
    numbers.map(|numbers| numbers.join("\n"))
}

/// One point more or less in one cell; the others stay as they are.
pub(super) fn nudged(market: &Market, index: usize, column: Column, by: i8) -> Market {
    let points = super::lines::points(&market.attributes[index], column).unwrap_or(0);
    set(market, index, column, Some(points.saturating_add_signed(by.into()).min(POINTS)))
}

/// It counts, must be there, must not be there, and around again.
pub(super) fn with_next_role(market: &Market, index: usize) -> Market {
    let mut market = market.clone();
    let role = &mut market.attributes[index].role;
    *role = match role {
        None | Some(AttributeRole::Counts) => Some(AttributeRole::MustHave),
        Some(AttributeRole::MustHave) => Some(AttributeRole::MustNot),
        Some(AttributeRole::MustNot) => Some(AttributeRole::Counts),
    };
    market
}

/// A company tried with an attribute ticked or unticked.
pub(super) fn ticked(market: &Market, index: usize, number: usize) -> Market {
    let mut market = market.clone();
    if (1..=market.attributes.len()).contains(&number) {
        market.tries[index].toggle(number);
    }
    market
}

/// The market with one company less.
pub(super) fn without_try(market: &Market, index: usize) -> Market {
    let mut market = market.clone();
    market.tries.remove(index);
    market
}
