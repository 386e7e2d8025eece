//! What the market's attributes weigh: each team splits 100 points without hearing the other's, then one column is agreed.

use super::{
    Flow, Leave, Plain,
    menu::{self, Menu, Then},
    status, team_name,
};
use crate::{
    assets::words::{fill, say},
    domain::{
        command::Command,
        draft::DraftKey,
        fields::Fields,
        ids::TopicId,
        market::{Market, POINTS, Score, balance},
        people::Team,
        topic::Topic,
    },
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Do {
    Done,
    Add,
    Points(Team),
    Say,
    Agree,
    Try,
}

/// The weights, until they are left.
pub(super) fn menu(plain: &mut Plain<'_>, id: &TopicId) -> Flow<()> {
    menu::run(
        plain,
        |plain| {
            let (topic, market) = market(plain, id)?;
            let blind = topic.is_blind(&topic.fields);
            let open = plain.is_live();
            let some = !market.attributes.is_empty();
            let points = |team| (fill("plain.points_of", &[("team", &team_name(team))]), Do::Points(team));
            let both = market.totals().both(|total| *total > 0);
            Ok(Menu::new(total(&market))
                .row(say("plain.close_this"), Do::Done)
                .row_if(open, say("plain.add_attribute"), Do::Add)
                .rows(Team::BOTH.map(points).into_iter().filter(|_| open && some))
                .row_if(both && !blind, say("plain.both_points"), Do::Say)
                .row_if(open && some && !blind, say("plain.agree_weights"), Do::Agree)
                .row_if(some, say("plain.try_company"), Do::Try)
                .usual(&Do::Done))
        },
        |plain, action| act(plain, id, action),
    )
}

fn market(plain: &Plain<'_>, id: &TopicId) -> Flow<(Topic, Market)> {
    let topic = plain.session().topic(id).cloned().ok_or(Leave::Back)?;
    match topic.fields.clone() {
        Fields::Market(market) => Ok((topic, market)),
        _ => Err(Leave::Back),
    }
}

/// "Total 108: 8 too many."
fn total(market: &Market) -> String {
    let total = market.agreed_total();
    let how = balance(total);
    let head = fill("plain.weights_total", &[("total", &total)]);
    if how.is_empty() { status::sentence(&head) } else { status::sentence(&format!("{head}: {how}")) }
}

fn act(plain: &mut Plain<'_>, id: &TopicId, action: Do) -> Flow<Then> {
    let (topic, market) = market(plain, id)?;
    match action {
        Do::Done => return Ok(Then::Done),
        Do::Add => {
            let name = plain.some_words(say("weights.new_attribute"))?;
            if let Ok(fields) = topic.fields.with("attributes/+", &name) {
                store(plain, &topic, fields)?;
            }
        }
        Do::Points(team) => split(plain, &topic, &market, team)?,
        Do::Say => say_both(plain, &market)?,
        Do::Agree => {
            say_both(plain, &market)?;
            for (index, attribute) in market.attributes.iter().enumerate() {
                let points = plain.number(&attribute.name, attribute.agreed.unwrap_or(0), 0..=POINTS)?;
                if !give(plain, id, (index, "agreed"), points)? {
                    break;
                }
            }
        }
        Do::Try => try_company(plain, &topic, &market)?,
    }
    Ok(Then::Stay)
}

/// A team splits its points over what counts; what it gave already is kept unsaid while the other must not hear it.
/// Each number is stored when it is given, as on the screen: whoever leaves in between loses none.
fn split(plain: &mut Plain<'_>, topic: &Topic, market: &Market, team: Team) -> Flow<()> {
    plain.tell(&fill("plain.blind", &[("team", &team_name(team)), ("points", &POINTS)]))?;
    let hidden = topic.hides_points(market);
    for (index, attribute) in market.attributes.iter().enumerate().filter(|(_, other)| other.counts()) {
        let (name, given) = (attribute.name.clone(), attribute.given_by(team));
        let points = match given.filter(|_| hidden) {
            Some(given) => plain.number_unsaid(&name, given, 0..=POINTS)?,
            None => plain.number(&name, given.unwrap_or(0), 0..=POINTS)?,
        };
        let slot = match team {
            Team::Sales => "sales",
            Team::Marketing => "marketing",
        };
        // Half a number is nobody's answer, and the other team must not hear it: it is settled without being said.
        plain.answers(&DraftKey::of_topic(&topic.id, format!("attributes/{index}/{slot}")));
        if !give(plain, &topic.id, (index, slot), points)? {
            return Ok(());
        }
    }
    let given = *self::market(plain, &topic.id)?.1.totals().get(team);
    if given == POINTS {
        return Ok(());
    }
    plain.tell(&fill("plain.not_a_hundred", &[("team", &team_name(team)), ("n", &given)]))
}

/// Stores one number in a column of an attribute; whether it stands there now.
fn give(plain: &mut Plain<'_>, id: &TopicId, at: (usize, &str), points: u32) -> Flow<bool> {
    let (topic, _) = market(plain, id)?;
    match topic.fields.with(&format!("attributes/{}/{}", at.0, at.1), &points.to_string()) {
        Ok(fields) => store(plain, &topic, fields),
        Err(error) => plain.tell(&error.to_string()).map(|()| false),
    }
}

/// Both teams' points, the largest difference first.
fn say_both(plain: &mut Plain<'_>, market: &Market) -> Flow<()> {
    let mut order: Vec<usize> = (0..market.attributes.len()).collect();
    order.sort_by_key(|index| std::cmp::Reverse(market.attributes[*index].apart()));
    for index in order {
        let attribute = &market.attributes[index];
        let given = |team| {
            attribute
                .given_by(team)
                .map_or_else(|| say("common.none").to_owned(), |points| points.to_string())
        };
        let apart = attribute.apart().unwrap_or(0);
        let (sales, marketing) = (given(Team::Sales), given(Team::Marketing));
        plain.tell(&fill(
            "plain.points_row",
            &[("name", &attribute.name), ("sales", &sales), ("marketing", &marketing), ("apart", &apart)],
        ))?;
    }
    Ok(())
}

/// An example company: which attributes it has, and what that scores.
fn try_company(plain: &mut Plain<'_>, topic: &Topic, market: &Market) -> Flow<()> {
    let company = plain.some_words(say("weights.new_try"))?;
    let mut has = Vec::new();
    for (index, attribute) in market.attributes.iter().enumerate() {
        if plain.yes(&fill("plain.has_it", &[("name", &attribute.name)]), false)? {
            has.push((index + 1).to_string());
        }
    }
    let tried = crate::domain::market::Try { company: company.clone(), has: has.clone() };
    let said = match market.score(&tried) {
        Score::Points(points, tier) => {
            let tier = say(match tier {
                1 => "weights.first_tier",
                2 => "weights.second_tier",
                _ => "weights.third_tier",
            });
            fill("plain.scores", &[("points", &points), ("tier", &tier)])
        }
        Score::Out(why) => fill("weights.out", &[("why", &why)]),
    };
    plain.tell(&status::sentence(&format!("{company}: {said}")))?;
    let row = market.tries.len();
    let fields = topic.fields.with("tries/+", &company);
    if let Ok(fields) = fields.and_then(|fields| fields.with(&format!("tries/{row}/has"), &has.join("\n"))) {
        store(plain, topic, fields)?;
    }
    Ok(())
}

/// Stores a changed market, and says whether it stands; agreed weights and an open vote refuse it.
fn store(plain: &mut Plain<'_>, topic: &Topic, fields: Fields) -> Flow<bool> {
    if fields == topic.fields {
        return Ok(true);
    }
    if topic.fields.voted() != fields.voted() && topic.status.is_agreed() {
        return plain.tell(say("plain.weights_agreed")).map(|()| false);
    }
    plain.change(Command::Fill { topic: topic.id.clone(), fields: Box::new(fields) })
}
