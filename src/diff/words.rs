//! Two wordings word by word: what stayed, what was taken out, what was put in. A pure function of the two texts.
//!
//! White space counts as one space, a line break as a line break; letters are compared as they are.

use serde::Serialize;
use std::cmp::Ordering;
use unicode_segmentation::UnicodeSegmentation;

/// What became of a stretch of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// It stands in both.
    Same,
    /// It stood in the earlier text only.
    Deleted,
    /// It stands in the later text only.
    Inserted,
}

/// A stretch of text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// What became of it.
    pub mark: Mark,
    /// Its words, with the spaces between and around them.
    pub text: String,
}

impl Piece {
    /// A stretch with this mark.
    pub fn new(mark: Mark, text: impl Into<String>) -> Self {
        Self { mark, text: text.into() }
    }
}

/// Tokens of one text times tokens of the other: above this the middle counts as written anew.
const MOST_CELLS: usize = 2_000_000;

/// What a later text made of an earlier one. Without the inserted pieces it is the earlier text, without the deleted
/// ones the later one, both with plain white space; the other way round the marks change places.
pub fn words(old: &str, new: &str) -> Vec<Piece> {
    let (old, new) = (plain(old), plain(new));
    // One direction is computed for both, so that a tie is broken alike from either side.
    let mut runs = match old.cmp(&new) {
        Ordering::Equal => {
            return if old.is_empty() { Vec::new() } else { vec![Piece::new(Mark::Same, old)] };
        }
        Ordering::Less => runs(&tokens(&old), &tokens(&new)),
        Ordering::Greater => {
            let mut runs = runs(&tokens(&new), &tokens(&old));
            for run in &mut runs {
                std::mem::swap(&mut run.deleted, &mut run.inserted);
            }
            runs
        }
    };
    runs = without_crumbs(runs);
    let kept: usize = runs.iter().map(|run| letters(&run.same)).sum();
    if kept * 4 < letters(&old).max(letters(&new)) {
        runs = vec![Run { deleted: old, inserted: new, ..Run::default() }];
    }
    runs.into_iter().flat_map(Run::pieces).collect()
}

/// The text with every stretch of white space as one space or one line break, none at the ends.
pub fn plain(text: &str) -> String {
    let line = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = text.lines().map(line).collect::<Vec<_>>().join("\n");
    text.trim().to_owned()
}

/// Something kept, or something that was exchanged for something else.
#[derive(Clone, Debug, Default)]
struct Run {
    same: String,
    deleted: String,
    inserted: String,
}

impl Run {
    fn is_change(&self) -> bool {
        !self.deleted.is_empty() || !self.inserted.is_empty()
    }

    /// How much was changed, in letters.
    fn size(&self) -> usize {
        letters(&self.deleted).max(letters(&self.inserted))
    }

    fn pieces(self) -> impl Iterator<Item = Piece> {
        let pieces = [
            Piece::new(Mark::Same, self.same),
            Piece::new(Mark::Deleted, self.deleted),
            Piece::new(Mark::Inserted, self.inserted),
        ];
        pieces.into_iter().filter(|piece| !piece.text.is_empty())
    }
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}

/// Words, white space and punctuation around words, one after the other.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let space = |c: char| c == ' ' || c == '\n';
        let end = if space(first) { first.len_utf8() } else { rest.find(space).unwrap_or(rest.len()) };
        let (chunk, after) = rest.split_at(end);
        push_chunk(chunk, &mut tokens);
        rest = after;
    }
    tokens
}

/// A stretch without spaces: the punctuation around it apart; scripts without spaces by their own words.
fn push_chunk<'a>(chunk: &'a str, tokens: &mut Vec<&'a str>) {
    let core = chunk.trim_matches(|c: char| !c.is_alphanumeric());
    if core.is_empty() {
        tokens.push(chunk);
        return;
    }
    let start = chunk.find(core).unwrap_or_default();
    let (before, after) = (&chunk[..start], &chunk[start + core.len()..]);
    tokens.extend(Some(before).filter(|text| !text.is_empty()));
    if core.chars().any(|c| c >= '\u{2e80}') {
        tokens.extend(core.split_word_bounds());
    } else {
        tokens.push(core);
    }
    tokens.extend(Some(after).filter(|text| !text.is_empty()));
}

/// The longest common part, counted in letters, as runs.
fn runs(old: &[&str], new: &[&str]) -> Vec<Run> {
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let tail = old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(|(a, b)| a == b).count();
    let (old_middle, new_middle) = (&old[head..old.len() - tail], &new[head..new.len() - tail]);
    let mut runs = Vec::new();
    push_all(&mut runs, Mark::Same, &old[..head]);
    if old_middle.len().saturating_mul(new_middle.len()) > MOST_CELLS {
        push_all(&mut runs, Mark::Deleted, old_middle);
        push_all(&mut runs, Mark::Inserted, new_middle);
    } else {
        walk(old_middle, new_middle, &mut runs);
    }
    push_all(&mut runs, Mark::Same, &old[old.len() - tail..]);
    runs
}

fn walk(old: &[&str], new: &[&str], runs: &mut Vec<Run>) {
    let columns = new.len() + 1;
    let mut best = vec![0_u32; (old.len() + 1) * columns];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            let skip = best[(i + 1) * columns + j].max(best[i * columns + j + 1]);
            let take = if old[i] == new[j] { best[(i + 1) * columns + j + 1] + weight(old[i]) } else { 0 };
            best[i * columns + j] = skip.max(take);
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < old.len() || j < new.len() {
        let here = best[i * columns + j];
        if i < old.len()
            && j < new.len()
            && old[i] == new[j]
            && here == best[(i + 1) * columns + j + 1] + weight(old[i])
        {
            push(runs, Mark::Same, old[i]);
            (i, j) = (i + 1, j + 1);
        } else if i < old.len() && (j == new.len() || here == best[(i + 1) * columns + j]) {
            push(runs, Mark::Deleted, old[i]);
            i += 1;
        } else {
            push(runs, Mark::Inserted, new[j]);
            j += 1;
        }
    }
}

/// A word weighs more than any number of spaces around it.
fn weight(token: &str) -> u32 {
    1 + 8 * letters(token) as u32
}

fn push_all(runs: &mut Vec<Run>, mark: Mark, tokens: &[&str]) {
    for token in tokens {
        push(runs, mark, token);
    }
}

fn push(runs: &mut Vec<Run>, mark: Mark, token: &str) {
    let kept = mark == Mark::Same;
    if runs.last().is_none_or(|run| run.is_change() == kept) {
        runs.push(Run::default());
    }
    let Some(run) = runs.last_mut() else { return };
    let text = match mark {
        Mark::Same => &mut run.same,
        Mark::Deleted => &mut run.deleted,
        Mark::Inserted => &mut run.inserted,
    };
    text.push_str(token);
}

/// A kept "a" between two long changes helps nobody: it becomes part of one change.
fn without_crumbs(runs: Vec<Run>) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::with_capacity(runs.len());
    for run in runs {
        if run.is_change()
            && let [.., before, kept] = out.as_mut_slice()
            && !kept.is_change()
            && before.is_change()
            && letters(&kept.same) * 2 <= before.size().min(run.size())
        {
            for (side, added) in [(&mut before.deleted, &run.deleted), (&mut before.inserted, &run.inserted)]
            {
                side.push_str(&kept.same);
                side.push_str(added);
            }
            out.pop();
        } else {
            out.push(run);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn marked(old: &str, new: &str) -> String {
        let piece = |piece: &Piece| match piece.mark {
            Mark::Same => piece.text.clone(),
            Mark::Deleted => format!("[-{}-]", piece.text),
            Mark::Inserted => format!("{{+{}+}}", piece.text),
        };
        words(old, new).iter().map(piece).collect()
    }

    #[test]
    fn whole_words_are_exchanged_and_the_rest_stays() {
        assert_eq!(
            marked("A person who downloaded an asset.", "A person who showed two buying signals."),
            "A person who [-downloaded an asset-]{+showed two buying signals+}."
        );
        assert_eq!(
            marked("Sales calls within a day", "Sales calls, or writes, within a day"),
            "Sales calls{+, or writes,+} within a day"
        );
        assert_eq!(
            marked("We reply within 24 hours", "We reply within 8 hours"),
            "We reply within [-24-]{+8+} hours"
        );
    }

    #[test]
    fn a_text_with_little_in_common_is_exchanged_as_a_whole() {
        assert_eq!(
            marked("More leads for all of us", "We win together"),
            "[-More leads for all of us-]{+We win together+}"
        );
        assert_eq!(marked("", "We win"), "{+We win+}");
        assert_eq!(marked("", ""), "");
    }

    #[test]
    fn white_space_is_no_change_and_scripts_without_spaces_have_words_too() {
        assert_eq!(marked(" one\n two ", "one\ntwo"), "one\ntwo");
        assert_eq!(
            words("我们每周见面一次", "我们每周见面两次").first().map(|piece| piece.mark),
            Some(Mark::Same)
        );
    }

    fn text() -> impl Strategy<Value = String> {
        let word = prop::sample::select(vec!["a", "b", "lead", "is", "who,", "\n", "8", "(x)", "ü", "見面"]);
        prop::collection::vec(word, 0..14).prop_map(|words| words.join(" "))
    }

    proptest! {
        #[test]
        fn both_texts_are_still_there(old in text(), new in text()) {
            let pieces = words(&old, &new);
            let without = |mark: Mark| {
                let kept = pieces.iter().filter(|piece| piece.mark != mark);
                kept.map(|piece| piece.text.as_str()).collect::<String>()
            };
            prop_assert_eq!(without(Mark::Inserted), plain(&old));
            prop_assert_eq!(without(Mark::Deleted), plain(&new));
        }

        #[test]
        fn the_other_way_round_marks_change_places(old in text(), new in text()) {
            let of = |pieces: &[Piece], mark: Mark| -> Vec<String> {
                pieces.iter().filter(|piece| piece.mark == mark).map(|piece| piece.text.clone()).collect()
            };
            let (there, back) = (words(&old, &new), words(&new, &old));
            prop_assert_eq!(of(&there, Mark::Same), of(&back, Mark::Same));
            prop_assert_eq!(of(&there, Mark::Deleted), of(&back, Mark::Inserted));
            prop_assert_eq!(of(&there, Mark::Inserted), of(&back, Mark::Deleted));
        }

        #[test]
        fn any_text_survives(old in any::<String>(), new in any::<String>()) {
            let changed = words(&old, &new).iter().any(|piece| piece.mark != Mark::Same);
            prop_assert_eq!(changed, plain(&old) != plain(&new));
        }
    }
}
