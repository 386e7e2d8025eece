//! Which part of something longer than its box is in view: a pure function, so that nothing has to remember it.

use std::ops::Range;

/// The rows in view when row `selected` of `length` must be seen in `height` rows; the selected one stays in the middle.
pub fn window(selected: usize, length: usize, height: usize) -> Range<usize> {
    if length <= height {
        return 0..length;
    }
    let selected = selected.min(length.saturating_sub(1));
    let start = selected.saturating_sub(height / 2).min(length - height);
    start..start + height
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ends_are_not_overrun() {
        assert_eq!(window(0, 10, 4), 0..4);
        assert_eq!(window(5, 10, 4), 3..7);
        assert_eq!(window(9, 10, 4), 6..10);
        assert_eq!(window(1, 3, 4), 0..3);
        assert_eq!(window(0, 0, 4), 0..0);
        assert_eq!(window(7, 10, 0), 7..7);
    }

    proptest! {
        #[test]
        fn the_selected_row_is_always_in_view(selected in 0usize..200, length in 1usize..200, height in 1usize..50) {
            let view = window(selected, length, height);
            prop_assert!(view.contains(&selected.min(length - 1)));
            prop_assert_eq!(view.len(), height.min(length));
            prop_assert!(view.end <= length);
        }
    }
}
