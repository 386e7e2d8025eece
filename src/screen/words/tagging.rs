//! Tagging one direction, for the facilitator's eyes: every word, those that one person wrote included.

use super::{Msg, borrowed, direction, has_words, tag_sign, tagged};
use crate::{
    assets::words::{count, fill, say},
    domain::{
        baseline::words::{Tag, Term, Written, wording::tag_word},
        people::Team,
    },
    screen::{Context, Shown, Tier},
    text,
    theme::Role,
    widget::{cells, line, list, paragraph},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Rows for what there is to say about the chosen word.
const ABOUT: u16 = 2;
/// Cells of the number of mentions.
const NUMBER: usize = 3;

/// What is chosen on this page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Chosen {
    /// Whose words.
    pub team: Team,
    /// The chosen line.
    pub selected: usize,
    /// The word that the next one is merged with.
    pub marked: Option<u32>,
}

/// Draws the page.
pub(super) fn draw(chosen: Chosen, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
    let mut shown = Shown::default();
    let theme = ctx.theme;
    let eyes = format!("! {}", say(if ctx.tier == Tier::Room { "words.eyes_short" } else { "words.eyes" }));
    line::put(cells::row(area, 0), buffer, theme, &eyes, Role::Alarm);
    let written = has_words(ctx, chosen.team);
    let tagged = written.map_or_else(String::new, |written| tagged(ctx, written));
    let head = direction(ctx, chosen.team);
    line::put_ends(cells::row(area, 1), buffer, theme, &borrowed(&head), &[(&tagged, Role::Muted)]);
    let body = cells::below(area, 2);
    let Some(written) = written else {
        paragraph::draw_text(body, buffer, theme, (say("words.nothing_to_tag"), Role::Text));
        return shown;
    };
    let selected = chosen.selected.min(written.terms.len() - 1);
    let about_rows = if body.height > 2 * ABOUT { ABOUT } else { 0 };
    let list_area = Rect { height: body.height - about_rows, ..body };
    let rights: Vec<[(String, Role); 3]> = written.terms.iter().map(|term| right(written, term)).collect();
    let rows: Vec<list::Row<'_>> =
        written.terms.iter().zip(&rights).map(|(term, right)| row(term, right, chosen.marked)).collect();
    for (index, place) in list::draw(list_area, buffer, theme, &rows, Some(selected)) {
        shown.hits.push((place, Msg::Pick(index)));
    }
    let below = cells::below(body, list_area.height);
    paragraph::draw_text(below, buffer, theme, (&about(&written.terms[selected], chosen), Role::Muted));
    shown
}

fn row<'a>(term: &'a Term, right: &'a [(String, Role); 3], marked: Option<u32>) -> list::Row<'a> {
    let mark = if marked == Some(term.id) { say("words.mark") } else { " " };
    let role = if term.is_shown() { Role::Text } else { Role::Muted };
    list::Row {
        left: vec![(tag_sign(term.tag), tag_role(term.tag)), (mark, Role::Accent), (&term.label, role)],
        right: borrowed(right),
    }
}

/// Whether the room sees it, its tag or a suggestion with a question mark, and its mentions.
fn right(written: &Written, term: &Term) -> [(String, Role); 3] {
    let hidden = if term.is_shown() { "" } else { say("words.hidden") };
    let (tag, role) = match (term.tag, term.suggestion()) {
        (None, Some(suggested)) => (format!("{}?", tag_word(Some(suggested))), Role::Muted),
        (None, None) => (String::new(), Role::Muted),
        (tag, _) => (tag_word(tag).to_owned(), tag_role(tag)),
    };
    let longest = Tag::ALL.into_iter().map(|tag| text::width(tag_word(Some(tag)))).max().unwrap_or(0) + 1;
    let number = written.mentions(term).to_string();
    [
        (format!("{hidden}  "), Role::Warn),
        (text::pad_right(&tag, longest), role),
        (text::pad_left(&number, NUMBER), Role::Text),
    ]
}

fn tag_role(tag: Option<Tag>) -> Role {
    match tag {
        Some(Tag::Negative) => Role::Accent,
        Some(Tag::Neutral | Tag::Positive) => Role::Text,
        None => Role::Hole,
    }
}

/// What there is to say about the chosen word.
fn about(term: &Term, chosen: Chosen) -> String {
    let mut sentences = Vec::new();
    if chosen.marked.is_some_and(|marked| marked != term.id) {
        sentences.push(say("words.merge_now").to_owned());
    }
    if let (None, Some(tag)) = (term.tag, term.suggestion()) {
        sentences.push(fill("words.suggestion", &[("tag", &tag_word(Some(tag)))]));
    }
    if !term.is_shown() {
        sentences.push(say("words.one_person").to_owned());
    }
    if !term.merged.is_empty() {
        let labels: Vec<&str> = term.merged.iter().map(|merged| merged.label.as_str()).collect();
        let counted = count("words.with", labels.len() as u64);
        sentences.push(format!("{counted} {}. {}", labels.join(", "), say("words.counted_twice")));
    }
    sentences.join(" ")
}
