//! What somebody may have meant by a name that does not exist.

/// The name that is nearest to what was typed, if any is near enough to be meant.
pub fn nearest<'a>(typed: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed = typed.to_lowercase();
    let most = (typed.chars().count() / 3).clamp(1, 4);
    let near = names.into_iter().map(|name| (edits(&typed, name), name));
    near.filter(|(edits, _)| *edits <= most).min_by_key(|(edits, _)| *edits).map(|(_, name)| name)
}

/// Letters to add, take away, change or swap to get from one to the other.
pub fn edits(typed: &str, name: &str) -> usize {
    let (typed, name): (Vec<char>, Vec<char>) = (typed.chars().collect(), name.chars().collect());
    let mut rows: Vec<Vec<usize>> = vec![(0..=name.len()).collect()];
    for (at, letter) in typed.iter().enumerate() {
        let above = &rows[at];
        let mut row = vec![at + 1];
        for (other_at, other) in name.iter().enumerate() {
            let changed = above[other_at] + usize::from(letter != other);
            let mut least = changed.min(above[other_at + 1] + 1).min(row[other_at] + 1);
            let swapped = at > 0 && other_at > 0 && typed[at - 1] == *other && name[other_at - 1] == *letter;
            if swapped {
                least = least.min(rows[at - 1][other_at - 1] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows[typed.len()][name.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_are_counted() {
        for (from, to, count) in [
            ("", "", 0),
            ("acme", "acme", 0),
            ("acne", "acme", 1),
            ("kitten", "sitting", 3),
            ("", "abc", 3),
            ("caml", "calm", 1),
        ] {
            assert_eq!(edits(from, to), count, "{from} {to}");
        }
    }

    #[test]
    fn a_slip_of_the_finger_is_near_and_another_word_is_not() {
        let names = ["theme", "room_theme", "bell", "calm"];
        assert_eq!(nearest("thme", names), Some("theme"));
        assert_eq!(nearest("Bell", names), Some("bell"));
        assert_eq!(nearest("roomtheme", names), Some("room_theme"));
        assert_eq!(nearest("clam", names), Some("calm"));
        assert_eq!(nearest("volume", names), None);
        assert_eq!(nearest("", names), None);
    }
}
