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

/// The first row in view when a block of rows out of `length` must be seen in `height` rows: in the middle if it fits.
pub fn offset(block: Range<usize>, length: usize, height: usize) -> usize {
    let last = length.saturating_sub(height);
    let above = height.saturating_sub(block.len()) / 2;
    // A block higher than the view is read from its beginning.
    block.start.saturating_sub(above).min(last)
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

    #[test]
    fn a_block_is_read_from_its_beginning() {
        assert_eq!(offset(0..3, 20, 10), 0);
        assert_eq!(offset(8..12, 20, 10), 5);
        assert_eq!(offset(18..20, 20, 10), 10);
        assert_eq!(offset(4..19, 20, 10), 4);
        assert_eq!(offset(2..4, 5, 10), 0);
        assert_eq!(offset(3..4, 5, 0), 3);
    }

    proptest! {
        #[test]
        fn a_block_that_fits_is_in_view(start in 0usize..200, rows in 1usize..20, height in 20usize..50, more in 0usize..50) {
            let length = start + rows + more;
            let first = offset(start..start + rows, length, height);
            prop_assert!(first <= start && start + rows <= first + height);
        }

        #[test]
        fn the_selected_row_is_always_in_view(selected in 0usize..200, length in 1usize..200, height in 1usize..50) {
            let view = window(selected, length, height);
            prop_assert!(view.contains(&selected.min(length - 1)));
            prop_assert_eq!(view.len(), height.min(length));
            prop_assert!(view.end <= length);
        }
    }
}
