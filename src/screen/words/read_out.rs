//! What the room sees of one direction: both denominators always, and only words that may be seen.
//! The two directions are never on one page, and no share of another company is beside them.

use super::{Msg, borrowed, direction, has_words, tag_sign};
use crate::{
    assets::words::{fill, say},
    domain::{
        baseline::{
            team_name,
            words::{
                Tag, Written,
                wording::{tag_word, too_few},
            },
        },
        people::Team,
    },
    route,
    screen::{Context, Shown, Tier},
    theme::Role,
    widget::{
        cells, line,
        paragraph::{self, Paragraph},
    },
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Draws the page; `skip` lines of the words are scrolled away.
pub(super) fn draw(
    (team, skip): (Team, usize),
    ctx: &Context<'_>,
    area: Rect,
    buffer: &mut Buffer,
) -> Shown<Msg> {
    let theme = ctx.theme;
    let mut rest = area;
    let mut text = |rest: &mut Rect, text: &str, role: Role| {
        let used = paragraph::draw_text(*rest, buffer, theme, (text, role));
        *rest = cells::below(*rest, used);
    };
    let head = cells::row(rest, 0);
    rest = cells::below(rest, 1);
    if route::lead_is_next(ctx.session) {
        text(&mut rest, &format!("! {}", say("words.before_lead")), Role::Warn);
    }
    let gap = u16::from(ctx.tier > Tier::Room);
    rest = cells::below(rest, gap);
    match has_words(ctx, team) {
        None => text(&mut rest, &nothing(ctx, team), Role::Text),
        Some(written) => {
            let balance = written.balance();
            let small = ctx.tier == Tier::Room;
            let sentences = if small { balance.short_sentences() } else { balance.sentences() };
            for (tag, sentence) in sentences {
                let role = match tag {
                    Some(Tag::Negative) => Role::Title,
                    Some(Tag::Neutral | Tag::Positive) => Role::Text,
                    None => Role::Hole,
                };
                text(&mut rest, &sentence, role);
            }
            rest = cells::below(rest, gap);
            let foot = if small { written.short_foot() } else { written.foot() };
            let foot_rows = match foot.as_str() {
                "" => 0,
                foot => paragraph::height(theme, &[(foot, Role::Muted)], rest.width) as u16,
            };
            let below = Rect {
                y: rest.bottom().saturating_sub(foot_rows).max(rest.y),
                height: foot_rows.min(rest.height),
                ..rest
            };
            words(written, ctx, (Rect { height: rest.height - below.height, ..rest }, skip), buffer);
            paragraph::draw_text(below, buffer, theme, (&foot, Role::Muted));
        }
    }
    line::put_spans(head, buffer, theme, &borrowed(&direction(ctx, team)));
    Shown::default()
}

/// The words that may be seen, by tag, each with its mentions.
fn words(written: &Written, ctx: &Context<'_>, (area, skip): (Rect, usize), buffer: &mut Buffer) {
    let mut rest = area;
    let mut skip = skip;
    for tag in [Some(Tag::Negative), Some(Tag::Neutral), Some(Tag::Positive), None] {
        let terms = written.listed(written.shown().filter(|term| term.tag == tag));
        if terms.is_empty() {
            continue;
        }
        let head = format!("{} {}: ", tag_sign(tag), tag_word(tag));
        // A phrase is read as one: lines break between them only.
        let whole: Vec<String> = terms.iter().map(|term| term.replace(' ', "\u{a0}")).collect();
        let list = whole.join(&format!(" {} ", ctx.theme.glyphs().dot));
        let role = if tag.is_none() { Role::Muted } else { Role::Text };
        let spans = [(head.as_str(), Role::Accent), (list.as_str(), role)];
        let height = paragraph::height(ctx.theme, &spans, rest.width);
        let hidden = skip.min(height);
        skip -= hidden;
        let used = paragraph::draw(rest, buffer, ctx.theme, Paragraph { spans: &spans, skip: hidden });
        rest = cells::below(rest, used);
    }
}

/// Why there is nothing to show.
fn nothing(ctx: &Context<'_>, team: Team) -> String {
    if !ctx.session.words.is_open() {
        say("words.off_long").to_owned()
    } else if ctx.session.words.by(team).is_some() {
        too_few(team)
    } else {
        fill("words.none", &[("team", &team_name(team))])
    }
}
