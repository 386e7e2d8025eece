//! Random draws that can be replayed anywhere: PCG-64 streams and our own mapping to numbers.
//!
//! A stream belongs to one seed, one quarter and one purpose, so that no draw depends on how many people there
//! are or in which order quarters are simulated. Only the four basic operations of floating point are used: they
//! give the same digits on every machine, which the logarithms of different C libraries do not.

use rand_pcg::{Pcg64, rand_core::Rng};
use std::f64::consts::{LN_2, SQRT_2};

/// What a stream is drawn for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Purpose {
    /// The times at which leads arrive.
    Arrivals,
    /// How many attempts each takes.
    Contacts,
    /// How long each attempt takes.
    Services,
    /// The days on which this person is away.
    Absence(u32),
}

impl Purpose {
    fn stream(self) -> u64 {
        match self {
            Self::Arrivals => 1,
            Self::Contacts => 2,
            Self::Services => 3,
            Self::Absence(person) => 1000 + u64::from(person),
        }
    }
}

/// One stream of draws.
#[derive(Debug)]
pub(super) struct Draws(Pcg64);

impl Draws {
    /// `Pcg64::new(state, stream)`: the stream is the purpose; the state is `mix(mix(seed) + quarter)` in its upper
    /// and `mix(that + stream)` in its lower half, because neighbouring states and streams are related.
    pub(super) fn new(seed: u64, quarter: u32, purpose: Purpose) -> Self {
        let stream = purpose.stream();
        let upper = mix(mix(seed).wrapping_add(quarter.into()));
        let lower = mix(upper.wrapping_add(stream));
        Self(Pcg64::new(u128::from(upper) << 64 | u128::from(lower), stream.into()))
    }

    /// A number from 0 to below 1: the upper 53 bits of a draw.
    pub(super) fn uniform(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 * (1.0 / (1_u64 << 53) as f64)
    }

    /// An exponentially distributed number with mean 1.
    pub(super) fn exponential(&mut self) -> f64 {
        -logarithm(1.0 - self.uniform())
    }
}

/// The finaliser of `SplitMix64`: a number that looks like chance, the same on every machine.
pub(crate) fn mix(number: u64) -> u64 {
    let number = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

/// The natural logarithm of a normal number above zero: exponent by its bits, the rest by the series of
/// the inverse hyperbolic tangent, whose next term is below the last digit.
fn logarithm(number: f64) -> f64 {
    let bits = number.to_bits();
    let mut exponent = (bits >> 52) as i64 - 1023;
    let mut part = f64::from_bits(bits & 0x000f_ffff_ffff_ffff | 0x3ff0_0000_0000_0000);
    if part > SQRT_2 {
        part *= 0.5;
        exponent += 1;
    }
    let ratio = (part - 1.0) / (part + 1.0);
    let square = ratio * ratio;
    let series = [19.0, 17.0, 15.0, 13.0, 11.0, 9.0, 7.0, 5.0, 3.0]
        .into_iter()
        .fold(0.0, |sum, odd| (sum + 1.0 / odd) * square);
    2.0 * ratio * (1.0 + series) + exponent as f64 * LN_2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_logarithm_is_the_logarithm() {
        for step in 1..=20_000 {
            for number in [f64::from(step) / 20_000.0, f64::from(step) * 1e-17] {
                let (found, expected) = (logarithm(number), number.ln());
                assert!((found - expected).abs() <= 4e-16 * expected.abs().max(1.0), "{number}: {found}");
            }
        }
        assert!(logarithm(1.0).abs() <= 0.0, "a draw of zero takes no time");
    }

    #[test]
    fn a_stream_belongs_to_its_seed_quarter_and_purpose() {
        let drawn = |seed, quarter, purpose| {
            let mut draws = Draws::new(seed, quarter, purpose);
            [draws.0.next_u64(), draws.0.next_u64()]
        };
        let first = drawn(1, 0, Purpose::Arrivals);
        assert_eq!(first, drawn(1, 0, Purpose::Arrivals));
        for other in [
            drawn(2, 0, Purpose::Arrivals),
            drawn(1, 1, Purpose::Arrivals),
            drawn(1, 0, Purpose::Contacts),
            drawn(1, 0, Purpose::Absence(0)),
        ] {
            assert!(first.iter().all(|draw| !other.contains(draw)));
        }
    }

    #[test]
    fn draws_have_their_mean_and_spread() {
        let mut draws = Draws::new(7, 3, Purpose::Services);
        let count = 100_000;
        let (mut sum, mut squares, mut uniform) = (0.0, 0.0, 0.0);
        for _ in 0..count {
            let one = draws.exponential();
            assert!(one >= 0.0);
            sum += one;
            squares += one * one;
            uniform += draws.uniform();
        }
        let mean = |sum: f64| sum / f64::from(count);
        assert!((mean(sum) - 1.0).abs() < 4.0 / f64::from(count).sqrt());
        assert!((mean(squares) - 2.0).abs() < 4.0 * (20.0 / f64::from(count)).sqrt());
        assert!((mean(uniform) - 0.5).abs() < 4.0 * (1.0 / 12.0 / f64::from(count)).sqrt());
    }
}
