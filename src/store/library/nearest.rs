//! What somebody perhaps meant who named no session we have.

use super::{Listed, title};
use crate::config;

/// At most this many suggestions.
const MOST: usize = 3;

/// The sessions whose id, name or company is closest to what was typed, the closest first.
pub(super) fn nearest(typed: &str, listed: &[Listed]) -> Vec<String> {
    let typed = typed.trim().to_lowercase();
    let typed = typed.strip_suffix(".json").unwrap_or(&typed);
    if typed.is_empty() {
        return Vec::new();
    }
    let mut near: Vec<(usize, String)> = listed
        .iter()
        .filter(|row| row.problem.is_none())
        .filter_map(|row| distance(typed, row).map(|distance| (distance, title(row))))
        .collect();
    near.sort_by_key(|row| row.0);
    near.into_iter().take(MOST).map(|row| row.1).collect()
}

/// How far a session is from what was typed; none when nobody would call it near.
fn distance(typed: &str, row: &Listed) -> Option<usize> {
    let id = row.id.as_ref().map(ToString::to_string).unwrap_or_default();
    let stem = row.path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let names = [id, row.name.clone(), row.company.clone(), stem].map(|name| name.to_lowercase());
    let most = (typed.chars().count() / 3).max(1);
    let edits = |name: &String| {
        // A beginning is enough of an id.
        let beginning: String = name.chars().take(typed.chars().count()).collect();
        config::edits(typed, name).min(config::edits(typed, &beginning))
    };
    let contained = typed.len() > 1 && names.iter().any(|name| name.contains(typed));
    let fewest = names.iter().filter(|name| !name.is_empty()).map(edits).min()?;
    if contained { Some(0) } else { Some(fewest).filter(|edits| *edits <= most) }
}
