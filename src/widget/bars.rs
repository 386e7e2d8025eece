//! Bars and plots of two teams: mirrored people bars, dumbbells on one axis, filled bars, gauges and plain bars.
//!
//! They draw lengths they are given and compute no statistics; every one of them reads without colour.

mod dumbbell;
mod filled;
mod gauge;
mod mirrored;

pub use dumbbell::{Dumbbell, axis, dumbbell};
pub use filled::{Part, filled};
pub use gauge::{bar, gauge};
pub use mirrored::{Mirrored, MirroredColumns, Side, mirrored, mirrored_header};

/// Cells for `amount` when `full` fills `room`, rounded half up; something is never drawn as nothing.
fn cells(amount: u32, full: u32, room: u16) -> u16 {
    if amount == 0 || full == 0 || room == 0 {
        return 0;
    }
    let (amount, full, wide) = (u64::from(amount.min(full)), u64::from(full), u64::from(room));
    let rounded = (2 * amount * wide + full) / (2 * full);
    rounded.clamp(1, wide) as u16
}

#[cfg(test)]
mod tests {
    use super::cells;

    #[test]
    fn lengths_round_half_up_and_never_vanish() {
        assert_eq!(cells(1, 4, 2), 1);
        assert_eq!(cells(1, 1000, 10), 1);
        assert_eq!(cells(0, 10, 10), 0);
        assert_eq!(cells(20, 10, 10), 10);
        assert_eq!(cells(u32::MAX, u32::MAX, u16::MAX), u16::MAX);
        assert_eq!(cells(3, 0, 10), 0);
    }
}
