//! Marketing's side: how often "n leads a month" is kept when leads come by chance around a true average.
//! Poisson arithmetic, exact up to averages of ten thousand and closely approximated beyond; nothing is drawn.

/// Months in a quarter.
const MONTHS: u32 = 3;

/// Beyond this no average is looked for.
const FARTHEST: u64 = 1 << 40;

/// Up to this average every count that may come is added up; beyond it they are too many to be added while a room
/// waits.
const ADDED_UP: f64 = 10_000.0;

/// The chance that at least `promised` leads come when `average` come on average.
pub fn at_least(promised: u64, average: f64) -> f64 {
    if promised == 0 {
        return 1.0;
    }
    if average <= 0.0 {
        return 0.0;
    }
    if average > ADDED_UP { approximated(promised, average) } else { added_up(promised, average) }
}

/// Wilson and Hilferty: the cube root of what is needed for a count is as good as normal, the more so the larger it is.
fn approximated(promised: u64, average: f64) -> f64 {
    let count = promised as f64;
    let ninth = 1.0 / (9.0 * count);
    normal(((average / count).cbrt() - (1.0 - ninth)) / ninth.sqrt())
}

/// The chance that a normal value stays below `z`, to seven places (Abramowitz and Stegun, 7.1.26).
fn normal(z: f64) -> f64 {
    const WEIGHTS: [f64; 5] = [1.061_405_429, -1.453_152_027, 1.421_413_741, -0.284_496_736, 0.254_829_592];
    let x = z.abs() / std::f64::consts::SQRT_2;
    let t = 1.0 / (1.0 + 0.327_591_1 * x);
    let tail = WEIGHTS.iter().fold(0.0, |sum, weight| (sum + weight) * t) * (-x * x).exp() / 2.0;
    if z < 0.0 { tail } else { 1.0 - tail }
}

/// All counts around the average, added up until what is left is nothing.
fn added_up(promised: u64, average: f64) -> f64 {
    // Weights relative to the most likely count: nothing overflows, however large the average is.
    let mode = average.floor();
    let (mut all, mut enough) = (0.0, 0.0);
    let mut add = |count: f64, weight: f64| {
        all += weight;
        if count >= promised as f64 {
            enough += weight;
        }
    };
    let (mut count, mut weight) = (mode, 1.0);
    while weight > 1e-20 {
        add(count, weight);
        count += 1.0;
        weight *= average / count;
    }
    (count, weight) = (mode, mode / average);
    while weight > 1e-20 && count >= 1.0 {
        count -= 1.0;
        add(count, weight);
        weight *= count / average;
    }
    enough / all
}

/// A promise of so many leads a month for each of some products.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Promise {
    /// Leads a month for each product.
    pub per_month: u64,
    /// Products it is made for.
    pub products: u32,
}

impl Promise {
    /// The chance that one month of one product keeps it.
    pub fn month(self, average: f64) -> f64 {
        at_least(self.per_month, average)
    }

    /// The chance that all months of a quarter keep it for all products.
    pub fn quarter(self, average: f64) -> f64 {
        power(self.month(average), self.products.saturating_mul(MONTHS))
    }

    /// The chance that every product has its quarter's total: the wording to offer.
    pub fn quarter_in_total(self, average: f64) -> f64 {
        let months = u64::from(MONTHS);
        power(at_least(self.per_month.saturating_mul(months), average * f64::from(MONTHS)), self.products)
    }

    /// The least whole average a month that keeps one month with this chance.
    pub fn average_for_month(self, chance: f64) -> u64 {
        self.least(|average| self.month(average) >= chance)
    }

    /// The least whole average a month that keeps all months of all products with this chance.
    pub fn average_for_quarter(self, chance: f64) -> u64 {
        self.least(|average| self.quarter(average) >= chance)
    }

    /// The least whole average a month that keeps every product's quarterly total with this chance.
    pub fn average_for_total(self, chance: f64) -> u64 {
        self.least(|average| self.quarter_in_total(average) >= chance)
    }

    /// Bisection: more leads on average never lower a chance.
    fn least(self, enough: impl Fn(f64) -> bool) -> u64 {
        let (mut below, mut above) = (0, self.per_month.max(1));
        // What is looked for lies a few roots above the promise, mostly: that is where the steps begin.
        let mut step = above.isqrt() + 16;
        // A chance of 1 is reached far out, in floating point; one above 1 never, so that this ends somewhere.
        while !enough(above as f64) && above < FARTHEST {
            (below, above) = (above, above.saturating_add(step));
            step = step.saturating_mul(2);
        }
        while above - below > 1 {
            let middle = u64::midpoint(below, above);
            if enough(middle as f64) { above = middle } else { below = middle }
        }
        above
    }
}

/// A chance that has to come true so many times.
fn power(chance: f64, times: u32) -> f64 {
    (0..times).fold(1.0, |product, _| product * chance)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_averages_agree_with_the_sum_and_end_soon() {
        for average in [10_000.0_f64, 100_000.0, 1_000_000.0] {
            for roots in [-4.0, -1.3, 0.0, 0.5, 2.0, 6.0] {
                let promised = (average + roots * average.sqrt()) as u64;
                let (close, exact) = (approximated(promised, average), added_up(promised, average));
                assert!((close - exact).abs() < 1e-5, "{promised} of {average}: {close} {exact}");
            }
        }
        let most = Promise { per_month: u64::MAX / 2, products: u32::MAX / 2 };
        assert!(most.quarter_in_total(1e12) < 0.1, "no overflow");
        let many = Promise { per_month: u32::MAX.into(), products: 3 };
        let needed = many.average_for_quarter(0.9);
        assert!(needed > many.per_month && many.quarter(needed as f64) >= 0.9, "{needed}");
    }

    const HUNDRED: Promise = Promise { per_month: 100, products: 3 };

    #[test]
    fn a_true_average_of_100_keeps_100_a_month_half_the_time() {
        assert!((HUNDRED.month(100.0) - 0.5133).abs() < 5e-5, "{}", HUNDRED.month(100.0));
        assert!((HUNDRED.quarter(100.0) - 0.0025).abs() < 5e-5, "{}", HUNDRED.quarter(100.0));
        assert_eq!(HUNDRED.average_for_quarter(0.9), 125);
    }

    #[test]
    fn a_quarterly_wording_asks_for_less() {
        assert!(HUNDRED.quarter_in_total(100.0) > HUNDRED.quarter(100.0));
        assert!(HUNDRED.average_for_total(0.9) < HUNDRED.average_for_quarter(0.9));
        for chance in [0.5, 0.9, 0.99] {
            let average = HUNDRED.average_for_total(chance);
            assert!(HUNDRED.quarter_in_total(average as f64) >= chance);
            assert!(HUNDRED.quarter_in_total(average as f64 - 1.0) < chance);
        }
    }

    #[test]
    fn small_counts_agree_with_the_sum() {
        for average in [0.3_f64, 1.0, 2.5, 7.0] {
            let mut below = 0.0;
            let mut term = (-average).exp();
            for promised in 0..20_u64 {
                assert!((at_least(promised, average) - (1.0 - below)).abs() < 1e-12, "{promised} {average}");
                below += term;
                term *= average / (promised + 1) as f64;
            }
        }
        assert_eq!((at_least(0, 0.0), at_least(1, 0.0)), (1.0, 0.0));
        assert!((at_least(100_000, 100_000.0) - 0.5).abs() < 0.001);
        assert!(Promise { per_month: 10, products: 1 }.average_for_month(1.0) > 10);
        assert!(Promise { per_month: 10, products: 1 }.average_for_month(f64::NAN) > FARTHEST / 2, "it ends");
    }
}
