//! What the next session is called: the quarter after, or the same name again.

use crate::assets::words::fill;

/// The name proposed for the session after one of this name: "Q2 alignment" after "Q1 alignment", "Q1 2027" after
/// "Q4 2026", else "Kick-off, again".
pub fn next_name(name: &str) -> String {
    next_quarter(name).unwrap_or_else(|| fill("following.again", &[("name", &name)]))
}

fn next_quarter(name: &str) -> Option<String> {
    let mut words: Vec<String> = name.split(' ').map(str::to_owned).collect();
    let (place, quarter) =
        words.iter().enumerate().find_map(|(place, word)| quarter(word).map(|quarter| (place, quarter)))?;
    words[place].replace_range(1..2, &(quarter % 4 + 1).to_string());
    if quarter == 4 {
        let year = words.iter_mut().find_map(|word| year(word).map(|year| (word, year)));
        if let Some((word, year)) = year {
            word.replace_range(0..4, &(year + 1).to_string());
        }
    }
    Some(words.join(" "))
}

/// The quarter a word names: 3 for "Q3" and "q3:".
fn quarter(word: &str) -> Option<u32> {
    let rest = word.strip_prefix(['Q', 'q'])?;
    let digit = rest.chars().next()?.to_digit(10).filter(|digit| (1..=4).contains(digit))?;
    let more = rest[1..].chars().next();
    (!more.is_some_and(char::is_alphanumeric)).then_some(digit)
}

/// The year a word begins with: 2026 for "2026" and "2026:".
fn year(word: &str) -> Option<u32> {
    let digits = word.get(0..4)?;
    let more = word[4..].chars().next();
    let year = digits.parse().ok().filter(|year| (1000..9999).contains(year))?;
    (!more.is_some_and(char::is_alphanumeric)).then_some(year)
}
