//! Which item to talk about first.
//! Ranking never drops an item: a low rank is reached by scrolling.

use super::gap::Gap;
use std::cmp::Reverse;

/// The order of items by what their gap surely is, then by its size, then as they came; no gap comes last.
pub fn by_sure_gap(gaps: &[Option<&Gap>]) -> Vec<usize> {
    ordered(gaps, |gap| (steps(gap.sure_gap), steps(gap.delta().abs())))
}

/// The order by the size of the gap alone, for when everybody answered and chance plays no part.
pub fn by_size(gaps: &[Option<&Gap>]) -> Vec<usize> {
    ordered(gaps, |gap| (steps(gap.delta().abs()), 0))
}

fn ordered(gaps: &[Option<&Gap>], key: impl Fn(&Gap) -> (u64, u64)) -> Vec<usize> {
    let mut order: Vec<usize> = (0..gaps.len()).collect();
    order.sort_by_key(|&index| Reverse(gaps[index].map(&key)));
    order
}

/// A value from 0 to 1 in steps of a thousand-millionth, so that rounding dust does not decide an order.
fn steps(value: f64) -> u64 {
    (value * 1e9).round() as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::Kind;

    #[test]
    fn sure_gaps_come_first_and_equal_ones_keep_their_order() {
        let gap = |marketing: &[u32], sales: &[u32]| Gap::between(marketing, sales, Kind::Likert);
        let gaps = [
            gap(&[2, 2, 2], &[2, 2, 2]),
            None,
            gap(&[9, 1, 0], &[0, 1, 9]),
            gap(&[0, 1, 9], &[9, 1, 0]),
            gap(&[3, 0, 0], &[0, 0, 3]),
        ];
        let gaps: Vec<_> = gaps.iter().map(Option::as_ref).collect();
        assert_eq!(by_sure_gap(&gaps), [2, 3, 4, 0, 1]);
        assert_eq!(by_size(&gaps), [4, 2, 3, 0, 1]);
    }
}
