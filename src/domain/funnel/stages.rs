//! The stages a lead passes, as the session defines them, and where Marketing hands over.

use crate::{
    assets::{topics, words::fill},
    domain::{
        definition::{Lead, Side, Stage},
        fields::Fields,
        session::Session,
    },
};

/// Stages that are counted: each is shown with all it is made of, and nobody reads a longer chain.
const MOST: usize = 30;

/// The names of the stages, top first, and the place of the one at which Marketing hands over: the last of those
/// at the top that are Marketing's, else the first.
pub(super) fn of(session: &Session) -> (Vec<String>, usize) {
    let defined = session.topics.iter().filter(|topic| !topic.status.is_left_aside()).find_map(|topic| {
        match &topic.fields {
            Fields::Lead(lead) if named(lead).next().is_some() => Some(read(lead)),
            _ => None,
        }
    });
    defined.unwrap_or_else(standard)
}

/// The name of the step between two stages.
pub(super) fn step(from: &str, to: &str) -> String {
    fill("funnel.step", &[("from", &from), ("to", &to)])
}

fn named(lead: &Lead) -> impl Iterator<Item = (&Stage, &str)> {
    let names = lead.stages.iter().filter_map(|stage| {
        let names = [stage.abbreviation.trim(), stage.name.trim()];
        names.into_iter().find(|name| !name.is_empty()).map(|name| (stage, name))
    });
    names.take(MOST)
}

fn read(lead: &Lead) -> (Vec<String>, usize) {
    let names: Vec<String> = named(lead).map(|(_, name)| name.to_owned()).collect();
    let marketing = named(lead).take_while(|(stage, _)| stage.owner == Some(Side::Marketing)).count();
    let hand_over = marketing.saturating_sub(1).min(names.len() - 1);
    (names, hand_over)
}

/// The stages that the standard definition of a lead suggests.
fn standard() -> (Vec<String>, usize) {
    let lead = topics::by_id("lead").expect("the standard topics define a lead");
    let empty = Fields::empty("lead").expect("a lead has fields");
    let fields = lead.preset.iter().fold(empty, |fields, (path, typed)| {
        fields.with(path, typed).expect("presets fit their slots, a test reads each of them")
    });
    match fields {
        Fields::Lead(lead) => read(&lead),
        _ => unreachable!("the fields of a lead stay those of a lead"),
    }
}
