//! A bar of 100 percent that is written rather than painted: every part is filled with its own sign, such as the
//! digit of the answer, so that order and value survive any palette and any printer.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::theme::{Role, Theme};
use crate::widget::cells::{put, right_of, visible};

/// One part of a filled bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// How much of the whole it is.
    pub amount: u32,
    /// The sign it is filled with.
    pub fill: char,
    /// What it stands for.
    pub role: Role,
}

/// Draws the parts one after the other over the whole width of an area; nothing where there is no amount.
pub fn filled(area: Rect, buffer: &mut Buffer, theme: &Theme, parts: &[Part]) {
    let area = visible(area, buffer);
    let amounts: Vec<u32> = parts.iter().map(|part| part.amount).collect();
    let mut rest = area;
    for (part, length) in parts.iter().zip(lengths(&amounts, area.width)) {
        let text = theme.plain(part.fill.encode_utf8(&mut [0; 4])).repeat(length.into());
        put(buffer, Rect { width: length.min(rest.width), ..rest }, &text, theme.style(part.role));
        rest = right_of(rest, length);
    }
}

/// Cells of each part by largest remainder, so that all bars are equally long; what is there keeps a cell if it can.
fn lengths(amounts: &[u32], width: u16) -> Vec<u16> {
    let whole: u64 = amounts.iter().copied().map(u64::from).sum();
    if whole == 0 {
        return vec![0; amounts.len()];
    }
    let exact = |amount: u32| u64::from(amount) * u64::from(width);
    let mut lengths: Vec<u16> = amounts.iter().map(|amount| (exact(*amount) / whole) as u16).collect();
    let mut by_remainder: Vec<usize> = (0..amounts.len()).collect();
    by_remainder.sort_by_key(|part| std::cmp::Reverse(exact(amounts[*part]) % whole));
    let missing = usize::from(width - lengths.iter().sum::<u16>());
    for part in by_remainder.into_iter().take(missing) {
        lengths[part] += 1;
    }
    for part in 0..amounts.len() {
        if amounts[part] > 0 && lengths[part] == 0 {
            lend_a_cell(&mut lengths, part);
        }
    }
    lengths
}

/// Gives a part a cell of the longest one, which will not miss it.
fn lend_a_cell(lengths: &mut [u16], part: usize) {
    if let Some(longest) = lengths.iter_mut().max().filter(|longest| **longest > 1) {
        *longest -= 1;
        lengths[part] += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::widget::testing::{ascii, drawn, sweep, theme};
    use proptest::prelude::*;

    fn parts(amounts: [u32; 5]) -> Vec<Part> {
        let role = [
            Role::MostUnfavourable,
            Role::Unfavourable,
            Role::Neutral,
            Role::Favourable,
            Role::MostFavourable,
        ];
        let fill = ['1', '2', '·', '4', '5'];
        (0..5).map(|index| Part { amount: amounts[index], fill: fill[index], role: role[index] }).collect()
    }

    fn shown(theme: &Theme, amounts: [u32; 5]) -> String {
        drawn(26, 1, |area, buffer| filled(area, buffer, theme, &parts(amounts))).remove(0)
    }

    #[test]
    fn every_answer_is_its_own_digit() {
        assert_eq!(shown(&theme(), [1, 0, 1, 7, 4]), "11··4444444444444455555555");
        assert_eq!(shown(&ascii(), [6, 1, 6, 0, 0]), "11111111111122............");
        assert_eq!(shown(&theme(), [0; 5]), "");
    }

    #[test]
    fn one_person_among_many_keeps_a_cell() {
        assert_eq!(lengths(&[1, 0, 0, 199, 200], 26), [1, 0, 0, 13, 12]);
        assert_eq!(lengths(&[1, 1, 1, 1], 2), [1, 1, 0, 0]);
    }

    #[test]
    fn a_part_has_the_style_of_what_it_stands_for() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 4, 1));
        filled(buffer.area, &mut buffer, &theme(), &parts([1, 1, 1, 0, 1]));
        for (x, role) in [Role::MostUnfavourable, Role::Unfavourable, Role::Neutral, Role::MostFavourable]
            .into_iter()
            .enumerate()
        {
            assert_eq!(
                buffer[(x as u16, 0)].style().bg,
                theme().style(role).bg.or(Some(ratatui::style::Color::Reset))
            );
        }
    }

    proptest! {
        #[test]
        fn bars_are_equally_long_and_shares_right(amounts in proptest::collection::vec(0_u32..300, 2..11), width in 11_u16..200) {
            let lengths = lengths(&amounts, width);
            let whole: u32 = amounts.iter().sum();
            prop_assert_eq!(lengths.iter().sum::<u16>(), if whole == 0 { 0 } else { width });
            for (amount, length) in amounts.iter().zip(&lengths) {
                prop_assert_eq!(*amount == 0, *length == 0, "{:?} {:?}", amounts, lengths);
                let exact = f64::from(*amount) * f64::from(width) / f64::from(whole.max(1));
                prop_assert!((exact - f64::from(*length)).abs() <= amounts.len() as f64);
            }
        }
    }

    #[test]
    fn any_area_will_do() {
        sweep(|area, buffer| filled(area, buffer, &theme(), &parts([1, 2, 3, 4, 5])));
        sweep(|area, buffer| filled(area, buffer, &ascii(), &parts([u32::MAX, 2, 3, 0, u32::MAX])));
    }
}
