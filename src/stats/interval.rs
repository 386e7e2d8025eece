//! Intervals for Cliff's delta from two count vectors.
//! No resampling and no p-values: one closed form, one bisection, and their envelope.

/// The two ends of an interval for delta, each between -1 and 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

impl Interval {
    /// Whether the interval leaves no difference open.
    pub fn covers_zero(self) -> bool {
        self.low <= 0.0 && self.high >= 0.0
    }

    /// The distance from zero to the interval: what the gap surely is.
    pub fn distance_from_zero(self) -> f64 {
        if self.covers_zero() { 0.0 } else { self.low.abs().min(self.high.abs()) }
    }
}

/// How often an answer of the second group lies above one of the first, over all pairs of two people.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dominance {
    /// People in the first group.
    pub first: u64,
    /// People in the second group.
    pub second: u64,
    /// Pairs in which the second group's answer is higher.
    pub higher: u64,
    /// Pairs in which the second group's answer is lower.
    pub lower: u64,
    /// Pairs with equal answers.
    pub tied: u64,
    /// Sum over the first group of squared deviations of a person's mean dominance from delta.
    spread_first: f64,
    /// The same over the second group.
    spread_second: f64,
}

impl Dominance {
    /// Compares two count vectors on the same scale; none if one of them is empty.
    pub fn between(first: &[u32], second: &[u32]) -> Option<Self> {
        debug_assert_eq!(first.len(), second.len(), "both groups answered on the same scale");
        let (total_first, total_second) = (total(first), total(second));
        if total_first == 0 || total_second == 0 {
            return None;
        }
        let (mut higher, mut lower, mut tied) = (0, 0, 0);
        let (mut below_first, mut below_second) = (0, 0);
        for (&here_first, &here_second) in first.iter().zip(second) {
            let (here_first, here_second) = (u64::from(here_first), u64::from(here_second));
            higher += here_second * below_first;
            lower += here_first * below_second;
            tied += here_first * here_second;
            below_first += here_first;
            below_second += here_second;
        }
        let mut dominance = Self {
            first: total_first,
            second: total_second,
            higher,
            lower,
            tied,
            spread_first: 0.0,
            spread_second: 0.0,
        };
        dominance.spread_second = spread(second, first, dominance.delta());
        dominance.spread_first = spread(first, second, -dominance.delta());
        Some(dominance)
    }

    /// Number of pairs.
    pub fn pairs(&self) -> u64 {
        self.first * self.second
    }

    /// Cliff's delta: the share of higher pairs minus the share of lower pairs.
    pub fn delta(&self) -> f64 {
        (self.higher as f64 - self.lower as f64) / self.pairs() as f64
    }

    /// Probability that an answer of the second group is higher, ties counted as half.
    pub fn superiority(&self) -> f64 {
        (self.higher as f64 + 0.5 * self.tied as f64) / self.pairs() as f64
    }

    /// The envelope of Newcombe's and Cliff's intervals at `z`: never too narrow where one of them is.
    pub fn envelope(&self, z: f64) -> Interval {
        let newcombe = self.newcombe(z);
        match self.cliff(z) {
            Some(cliff) => Interval { low: newcombe.low.min(cliff.low), high: newcombe.high.max(cliff.high) },
            None => newcombe,
        }
    }

    /// Newcombe's method 5 (Statistics in Medicine 25, 2006), which never collapses to a point.
    pub fn newcombe(&self, z: f64) -> Interval {
        let people = (self.first + self.second) as f64 / 2.0 - 1.0;
        let pairs = self.pairs() as f64;
        let width = |t: f64| {
            let shape = 1.0 + people * (1.0 - t) / (2.0 - t) + people * t / (1.0 + t);
            z * (t * (1.0 - t) * shape / pairs).sqrt()
        };
        let theta = self.superiority();
        // The upper end is the mirror image of the lower one, so mirrored data get mirrored intervals.
        let low = lower_end(theta, width);
        let high = 1.0 - lower_end(1.0 - theta, width);
        Interval { low: 2.0 * low - 1.0, high: 2.0 * high - 1.0 }
    }

    /// Cliff's consistent interval; none where its variance is not defined or is zero at the very end.
    pub fn cliff(&self, z: f64) -> Option<Interval> {
        if self.first < 2 || self.second < 2 {
            return None;
        }
        let (n, m) = (self.first as f64, self.second as f64);
        let (delta, pairs) = (self.delta(), self.pairs() as f64);
        let cells = self.higher as f64 * (1.0 - delta).powi(2)
            + self.lower as f64 * (1.0 + delta).powi(2)
            + self.tied as f64 * delta * delta;
        let unbiased = (m * m * self.spread_first + n * n * self.spread_second - cells)
            / (pairs * (n - 1.0) * (m - 1.0));
        let floor = (1.0 - delta * delta) / (pairs - 1.0);
        let variance = unbiased.max(floor);
        let denominator = 1.0 - delta * delta + z * z * variance;
        // Also true for nothing but rounding dust: delta is exactly 1 or -1 there and the interval a point.
        if self.higher == self.pairs() || self.lower == self.pairs() || denominator <= 0.0 {
            return None;
        }
        let centre = delta - delta.powi(3);
        let reach = z * variance.sqrt() * ((1.0 - delta * delta).powi(2) + z * z * variance).sqrt();
        Some(Interval {
            low: ((centre - reach) / denominator).max(-1.0),
            high: ((centre + reach) / denominator).min(1.0),
        })
    }
}

fn total(counts: &[u32]) -> u64 {
    counts.iter().copied().map(u64::from).sum()
}

/// Sum over the people of `own` of the squared deviation of their mean dominance over `other` from `delta`.
fn spread(own: &[u32], other: &[u32], delta: f64) -> f64 {
    let all = total(other);
    let mut below = 0;
    let mut sum = 0.0;
    for (&here, &there) in own.iter().zip(other) {
        let above = all - below - u64::from(there);
        let mean = (below as f64 - above as f64) / all as f64;
        sum += f64::from(here) * (mean - delta).powi(2);
        below += u64::from(there);
    }
    sum
}

/// The smallest `t` in [0, theta] with `theta - t = width(t)`, by bisection.
fn lower_end(theta: f64, width: impl Fn(f64) -> f64) -> f64 {
    let (mut low, mut high) = (0.0, theta);
    // 60 halvings leave less than the spacing of numbers near one.
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if theta - middle > width(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const Z: f64 = 1.959_963_984_540_054;

    #[test]
    fn an_empty_group_has_no_dominance() {
        assert_eq!(Dominance::between(&[0, 0], &[1, 2]), None);
    }

    #[test]
    fn pairs_are_counted_as_if_every_two_people_met() {
        let dominance = Dominance::between(&[1, 2, 0], &[0, 1, 3]).unwrap();
        assert_eq!((dominance.higher, dominance.lower, dominance.tied), (10, 0, 2));
        assert_eq!(dominance.pairs(), 12);
    }

    #[test]
    fn groups_that_never_overlap_still_have_an_interval() {
        let dominance = Dominance::between(&[6, 0], &[0, 7]).unwrap();
        assert_eq!(dominance.cliff(Z), None);
        let interval = dominance.envelope(Z);
        assert!((interval.low - 0.414_662_401_884).abs() < 1e-9, "{interval:?}");
        assert!((interval.high - 1.0).abs() < 1e-12);
        assert!((interval.distance_from_zero() - interval.low).abs() < 1e-15);
    }

    #[test]
    fn cliffs_interval_has_the_published_values_of_effsize() {
        // The example of its manual: 10 10 20 20 20 30 30 30 40 50 against 10 20 30 40 40 50, Student's t at 14.
        let (treatment, control) = ([2, 3, 3, 1, 1], [1, 1, 1, 2, 1]);
        let dominance = Dominance::between(&control, &treatment).unwrap();
        assert!((dominance.delta() + 0.25).abs() < 1e-15);
        let interval = dominance.cliff(2.144_786_687_916_927_3).unwrap();
        assert!((interval.low - -0.726_584_6).abs() < 1e-7, "{interval:?}");
        assert!((interval.high - 0.389_006_2).abs() < 1e-7, "{interval:?}");
    }

    #[test]
    fn a_million_people_are_compared_as_fast_as_ten() {
        let dominance = Dominance::between(&[500_000, 0, 500_000], &[0, 1_000_000, 0]).unwrap();
        assert_eq!((dominance.higher, dominance.lower), (500_000_000_000, 500_000_000_000));
        assert!(dominance.delta().abs() < 1e-15);
    }

    proptest! {
        #[test]
        fn count_vectors_say_what_every_two_people_would(
            first in proptest::collection::vec(0_u32..5, 5),
            second in proptest::collection::vec(0_u32..5, 5),
        ) {
            let people = |counts: &[u32]| -> Vec<usize> {
                counts.iter().enumerate().flat_map(|(point, count)| vec![point; *count as usize]).collect()
            };
            let (one, other) = (people(&first), people(&second));
            let pairs = || one.iter().flat_map(|first| other.iter().map(move |second| (first, second)));
            let expected = (!one.is_empty() && !other.is_empty()).then(|| {
                (
                    pairs().filter(|(first, second)| second > first).count() as u64,
                    pairs().filter(|(first, second)| second < first).count() as u64,
                    pairs().filter(|(first, second)| second == first).count() as u64,
                )
            });
            let found = Dominance::between(&first, &second);
            prop_assert_eq!(found.map(|found| (found.higher, found.lower, found.tied)), expected);
            if let Some(interval) = found.map(|found| found.envelope(Z)) {
                let delta = found.unwrap().delta();
                prop_assert!(-1.0 <= interval.low && interval.low <= delta + 1e-12, "{:?}", interval);
                prop_assert!(delta - 1e-12 <= interval.high && interval.high <= 1.0, "{:?}", interval);
            }
        }
    }

    #[test]
    fn mirrored_answers_have_mirrored_intervals() {
        let (first, second) = ([1, 5, 2, 0, 3], [0, 1, 4, 4, 1]);
        let there = Dominance::between(&first, &second).unwrap().envelope(Z);
        let back = Dominance::between(&second, &first).unwrap().envelope(Z);
        assert!((there.low + back.high).abs() < 1e-12 && (there.high + back.low).abs() < 1e-12);
    }
}
