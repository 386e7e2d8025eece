//! A team's 100 points in its column of the market, by the names of the attributes; names of its own are added.

use super::{
    Request, Taken, answers,
    sheet::{Points, Sheet},
};
use crate::assets::words::{fill, say};
use crate::domain::{
    command::Command,
    fields::Fields,
    ids::TopicId,
    market::{Market, POINTS},
    people::Team,
    session::Session,
};
use crate::import::ImportError;
use crate::text::fold;

/// The topic whose attributes get the points.
const MARKET: &str = "market";

/// Fills the team's column; points that stand there already are replaced only when asked to.
pub(super) fn share_out(
    request: Request<'_>,
    sheet: &Sheet,
    session: &Session,
    taken: &mut Taken,
) -> Result<(), ImportError> {
    if sheet.points.is_empty() {
        return Ok(());
    }
    check(request.name, sheet)?;
    let there = session.topics.iter().find(|topic| matches!(topic.fields, Fields::Market(_)));
    let id = there.map_or_else(|| TopicId(MARKET.to_owned()), |topic| topic.id.clone());
    let empty = Fields::Market(Market::default());
    let before = there.map_or(&empty, |topic| &topic.fields);
    let after = filled(request.name, before, sheet, taken.team)?;
    if after == *before {
        return Ok(());
    }
    let given = column(before, taken.team);
    if given.iter().any(Option::is_some) && !request.replace {
        let what = fill("import.prep_sheet.given", &[("team", &answers::name(taken.team))]);
        let remedy = say("import.prep_sheet.given_fix");
        return Err(ImportError::new(request.name, what, remedy).at_line(sheet.points_line));
    }
    answers::add_missing(session, &id, &mut taken.commands);
    let title = there.map_or_else(|| MARKET.to_owned(), |topic| topic.title.clone());
    taken.commands.push(Command::Fill { topic: id, fields: Box::new(after) });
    let values: [(&str, &dyn std::fmt::Display); 2] =
        [("topic", &title), ("team", &answers::name(taken.team))];
    taken.lines.push(fill("prep_sheet.points_given", &values));
    Ok(())
}

/// Points add up to 100 and no name comes twice.
fn check(name: &str, sheet: &Sheet) -> Result<(), ImportError> {
    for (index, points) in sheet.points.iter().enumerate() {
        let same = |other: &&Points| fold(&other.name) == fold(&points.name);
        if let Some(first) = sheet.points[..index].iter().find(same) {
            let values: [(&str, &dyn std::fmt::Display); 2] = [("name", &points.name), ("n", &first.line)];
            let what = fill("import.prep_sheet.points_twice", &values);
            let remedy = say("import.prep_sheet.points_twice_fix");
            return Err(ImportError::new(name, what, remedy).at_line(points.line));
        }
    }
    let total: u64 = sheet.points.iter().map(|points| u64::from(points.given)).sum();
    let all = u64::from(POINTS);
    if total == all {
        return Ok(());
    }
    let key = if total > all { "import.prep_sheet.too_many" } else { "import.prep_sheet.too_few" };
    let what = fill(key, &[("total", &total), ("apart", &total.abs_diff(all))]);
    let line = sheet.points.last().map_or(sheet.points_line, |points| points.line);
    Err(ImportError::new(name, what, say("import.prep_sheet.total_fix")).at_line(line))
}

/// The fields with the team's points in them; attributes it gave nothing get 0.
fn filled(name: &str, before: &Fields, sheet: &Sheet, team: Team) -> Result<Fields, ImportError> {
    let refused = |line: u64| {
        move |error: crate::domain::slot::SlotError| {
            ImportError::new(name, error.to_string(), say("import.prep_sheet.line_fix")).at_line(line)
        }
    };
    let mut fields = before.clone();
    for points in &sheet.points {
        if index_of(&fields, &points.name).is_none() {
            fields = fields.with("attributes/+", &points.name).map_err(refused(points.line))?;
        }
    }
    for (index, attribute) in market(&fields).attributes.iter().enumerate() {
        let given = sheet.points.iter().find(|points| fold(&points.name) == fold(&attribute.name));
        if let Some(points) = given.filter(|_| !attribute.counts()) {
            let what = fill("import.prep_sheet.no_weight", &[("name", &attribute.name)]);
            let remedy = say("import.prep_sheet.no_weight_fix");
            return Err(ImportError::new(name, what, remedy).at_line(points.line));
        }
        if attribute.counts() {
            let path = format!("attributes/{index}/{}", slot(team));
            let (points, line) = given.map_or((0, sheet.points_line), |given| (given.given, given.line));
            fields = fields.with(&path, &points.to_string()).map_err(refused(line))?;
        }
    }
    Ok(fields)
}

fn slot(team: Team) -> &'static str {
    match team {
        Team::Sales => "sales",
        Team::Marketing => "marketing",
    }
}

fn market(fields: &Fields) -> Market {
    match fields {
        Fields::Market(market) => market.clone(),
        _ => Market::default(),
    }
}

fn index_of(fields: &Fields, name: &str) -> Option<usize> {
    market(fields).attributes.iter().position(|attribute| fold(&attribute.name) == fold(name))
}

fn column(fields: &Fields, team: Team) -> Vec<Option<u32>> {
    market(fields).attributes.iter().map(|attribute| attribute.given_by(team)).collect()
}
