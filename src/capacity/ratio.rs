//! Exact fractions: what the funnel is computed in, so that 7 / 0.05 is 140 and not 141.
//!
//! No floating point enters here. A calculation that leaves 128 bits has no result instead of a wrong one.

use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

/// A fraction in lowest terms with a positive denominator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Ratio {
    top: i128,
    bottom: i128,
}

/// A text that is no number.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a number: write 12, 0.05, 5 % or 1/20")]
pub struct NotANumber(pub String);

impl Ratio {
    /// Nothing.
    pub const ZERO: Self = Self { top: 0, bottom: 1 };
    /// The whole.
    pub const ONE: Self = Self { top: 1, bottom: 1 };

    /// A fraction in lowest terms; none if the denominator is zero or a term is at the edge of its range.
    pub fn new(top: i128, bottom: i128) -> Option<Self> {
        if bottom == 0 || top == i128::MIN || bottom == i128::MIN {
            return None;
        }
        let divisor = greatest_common_divisor(top, bottom);
        let sign = bottom.signum();
        Some(Self { top: sign * top / divisor, bottom: sign * bottom / divisor })
    }

    /// A whole number.
    pub const fn whole(number: i64) -> Self {
        Self { top: number as i128, bottom: 1 }
    }

    /// The sum.
    pub fn plus(self, other: Self) -> Option<Self> {
        let left = self.top.checked_mul(other.bottom)?;
        let right = other.top.checked_mul(self.bottom)?;
        Self::new(left.checked_add(right)?, self.bottom.checked_mul(other.bottom)?)
    }

    /// The difference.
    pub fn minus(self, other: Self) -> Option<Self> {
        self.plus(Self { top: -other.top, ..other })
    }

    /// The product.
    pub fn times(self, other: Self) -> Option<Self> {
        // Reducing crosswise first keeps the terms small.
        let left = Self::new(self.top, other.bottom)?;
        let right = Self::new(other.top, self.bottom)?;
        Self::new(left.top.checked_mul(right.top)?, left.bottom.checked_mul(right.bottom)?)
    }

    /// The quotient; none if the other is zero.
    pub fn over(self, other: Self) -> Option<Self> {
        self.times(Self::new(other.bottom, other.top)?)
    }

    /// The least whole number that is not below it.
    pub fn up(self) -> i128 {
        -(-self.top).div_euclid(self.bottom)
    }

    /// The greatest whole number that is not above it.
    pub fn down(self) -> i128 {
        self.top.div_euclid(self.bottom)
    }

    /// Whether it is above zero.
    pub fn is_positive(self) -> bool {
        self.top > 0
    }

    /// The nearest floating point number, for drawing.
    pub fn to_f64(self) -> f64 {
        self.top as f64 / self.bottom as f64
    }

    /// It with this many places behind the point, halves away from zero; trailing zeros are kept.
    pub fn decimal(self, places: u32) -> String {
        let scaled = 10_i128.checked_pow(places).and_then(|scale| self.times(Self { top: scale, bottom: 1 }));
        let Some(scaled) = scaled else { return format!("{:.*}", places as usize, self.to_f64()) };
        let half = scaled.top.abs() % scaled.bottom >= (scaled.bottom + 1) / 2;
        let digits = scaled.top.abs() / scaled.bottom + i128::from(half);
        let sign = if self.top < 0 && digits != 0 { "-" } else { "" };
        let digits = format!("{digits:0width$}", width = places as usize + 1);
        let (whole, fraction) = digits.split_at(digits.len() - places as usize);
        if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        match self.minus(*other) {
            Some(difference) => difference.top.cmp(&0),
            // Beyond 128 bits the two are told apart by floating point at the latest here.
            None => self.to_f64().total_cmp(&other.to_f64()),
        }
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Ratio {
    /// As a decimal number where that is exact, else as a fraction.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let exact = (0..=18).find(|places| 10_i128.pow(*places) % self.bottom == 0);
        match exact {
            Some(places) => formatter.write_str(&self.decimal(places)),
            None => write!(formatter, "{}/{}", self.top, self.bottom),
        }
    }
}

impl FromStr for Ratio {
    type Err = NotANumber;

    fn from_str(text: &str) -> Result<Self, NotANumber> {
        read(text.trim()).ok_or_else(|| NotANumber(text.to_owned()))
    }
}

impl TryFrom<String> for Ratio {
    type Error = NotANumber;

    fn try_from(text: String) -> Result<Self, NotANumber> {
        text.parse()
    }
}

impl From<Ratio> for String {
    fn from(ratio: Ratio) -> Self {
        ratio.to_string()
    }
}

fn read(text: &str) -> Option<Ratio> {
    if let Some(number) = text.strip_suffix('%') {
        return decimal(number.trim_end())?.over(Ratio::whole(100));
    }
    match text.split_once('/') {
        Some((top, bottom)) => decimal(top.trim_end())?.over(decimal(bottom.trim_start())?),
        None => decimal(text),
    }
}

fn decimal(text: &str) -> Option<Ratio> {
    let (negative, digits) = text.strip_prefix('-').map_or((false, text), |digits| (true, digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let plain = whole.chars().chain(fraction.chars()).all(|character| character.is_ascii_digit());
    if !plain || whole.is_empty() || digits.ends_with('.') || digits.len() > 30 {
        return None;
    }
    let number: i128 = format!("{whole}{fraction}").parse().ok()?;
    Ratio::new(if negative { -number } else { number }, 10_i128.checked_pow(fraction.len() as u32)?)
}

/// Euclid's; at least 1, so that it can be divided by.
fn greatest_common_divisor(first: i128, second: i128) -> i128 {
    let (mut first, mut second) = (first.abs(), second.abs());
    while second != 0 {
        (first, second) = (second, first % second);
    }
    first.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ratio(text: &str) -> Ratio {
        text.parse().unwrap()
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, shown) in [
            ("12", "12"),
            ("0.05", "0.05"),
            ("5 %", "0.05"),
            ("5%", "0.05"),
            ("1/20", "0.05"),
            ("-2.50", "-2.5"),
        ] {
            assert_eq!(ratio(text).to_string(), shown, "{text}");
        }
        assert_eq!(ratio("1/3").to_string(), "1/3");
        for wrong in ["", "x", "1/0", "1.", ".5", "1,5", "1e3", "--1", "5 %%", "1/2/3"] {
            assert!(wrong.parse::<Ratio>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn seven_over_a_twentieth_is_not_141() {
        let leads = Ratio::whole(7).over(ratio("0.05")).unwrap();
        assert_eq!((leads.up(), leads.down()), (140, 140));
        assert_eq!((ratio("-1/2").up(), ratio("-1/2").down()), (0, -1));
        assert_eq!((ratio("88.235").up(), ratio("88.235").down()), (89, 88));
    }

    #[test]
    fn decimals_round_halves_away_from_zero() {
        for (text, places, shown) in [
            ("1/3", 2, "0.33"),
            ("2/3", 2, "0.67"),
            ("-1/8", 2, "-0.13"),
            ("1/200", 2, "0.01"),
            ("-1/1000", 2, "0.00"),
            ("12.5", 0, "13"),
        ] {
            assert_eq!(ratio(text).decimal(places), shown, "{text}");
        }
    }

    #[test]
    fn what_leaves_128_bits_has_no_result() {
        let large = Ratio::new(i128::MAX, 1).unwrap();
        assert_eq!(large.plus(Ratio::ONE), None);
        assert_eq!(large.times(Ratio::whole(2)), None);
        assert_eq!(Ratio::ONE.over(Ratio::ZERO), None);
        assert!(large > Ratio::ONE && Ratio::ZERO < Ratio::ONE);
    }

    proptest! {
        #[test]
        fn arithmetic_can_be_taken_back(a in -9999_i64..9999, b in 1_i64..9999, c in 1_i64..9999, d in 1_i64..9999) {
            let first = Ratio::new(a.into(), b.into()).unwrap();
            let second = Ratio::new(c.into(), d.into()).unwrap();
            prop_assert_eq!(first.plus(second).unwrap().minus(second), Some(first));
            prop_assert_eq!(first.times(second).unwrap().over(second), Some(first));
            prop_assert_eq!(first.to_string().parse::<Ratio>().unwrap(), first);
            prop_assert!(Ratio::new(first.down(), 1).unwrap() <= first && first <= Ratio::new(first.up(), 1).unwrap());
        }
    }
}
