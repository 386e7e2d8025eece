//! What the simulated quarters add up to: shares with their standard errors, the band of a quarter, the chance of
//! keeping the target. Knows nothing of queues.

use super::queue::Kept;

/// One of Sales' promises over all simulated quarters.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share {
    /// Share of the leads for which it was kept.
    pub share: f64,
    /// Its standard error; none can be told from a single quarter.
    pub error: Option<f64>,
    /// The 5th percentile of a quarter.
    pub low: f64,
    /// The 95th percentile of a quarter.
    pub high: f64,
    /// Share of the quarters that reach the target.
    pub meets: f64,
}

/// What so many people come to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// People who follow up.
    pub people: u32,
    /// The first touch within the limit.
    pub first: Share,
    /// Contact or the last attempt within the days.
    pub attempts: Share,
    /// Share of the quarters that reach the target in both.
    pub meets: f64,
    /// Quarters simulated.
    pub quarters: u32,
    /// Leads counted in them.
    pub leads: u64,
}

impl Estimate {
    /// Whether both promises are kept for the target share of leads.
    pub fn keeps(&self, target: f64) -> bool {
        self.first.share >= target && self.attempts.share >= target
    }
}

/// Simulated quarters of one row.
#[derive(Debug, Clone, Default)]
pub(super) struct Tally {
    quarters: Vec<(u32, Kept)>,
}

impl Tally {
    /// Adds a quarter: how many leads were counted, and for how many each promise was kept.
    pub(super) fn add(&mut self, leads: usize, kept: Kept) {
        self.quarters.push((leads as u32, kept));
    }

    /// How many quarters there are.
    pub(super) fn quarters(&self) -> u32 {
        self.quarters.len() as u32
    }

    /// What they add up to; none without a lead.
    pub(super) fn estimate(&self, people: u32, target: f64) -> Option<Estimate> {
        let leads: u64 = self.quarters.iter().map(|(leads, _)| u64::from(*leads)).sum();
        if leads == 0 {
            return None;
        }
        let reaches = |kept: u32, leads: u32| f64::from(kept) >= target * f64::from(leads);
        let both =
            |(leads, kept): &&(u32, Kept)| reaches(kept.first, *leads) && reaches(kept.attempts, *leads);
        Some(Estimate {
            people,
            first: self.share(leads, target, |kept| kept.first),
            attempts: self.share(leads, target, |kept| kept.attempts),
            meets: self.quarters.iter().filter(both).count() as f64 / self.quarters.len() as f64,
            quarters: self.quarters(),
            leads,
        })
    }

    fn share(&self, leads: u64, target: f64, of: impl Fn(&Kept) -> u32) -> Share {
        let count = self.quarters.len() as f64;
        let all: u64 = self.quarters.iter().map(|(_, kept)| u64::from(of(kept))).sum();
        let share = all as f64 / leads as f64;
        let deviation = |(leads, kept): &(u32, Kept)| f64::from(of(kept)) - share * f64::from(*leads);
        let squares: f64 = self.quarters.iter().map(|quarter| deviation(quarter).powi(2)).sum();
        let error = (count > 1.0).then(|| (squares * count / (count - 1.0)).sqrt() / leads as f64);
        let reached = |(leads, kept): &&(u32, Kept)| f64::from(of(kept)) >= target * f64::from(*leads);
        let meets = self.quarters.iter().filter(reached).count() as f64 / count;
        let with_leads = self.quarters.iter().filter(|(leads, _)| *leads > 0);
        let mut shares: Vec<f64> =
            with_leads.map(|(leads, kept)| f64::from(of(kept)) / f64::from(*leads)).collect();
        shares.sort_by(f64::total_cmp);
        Share { share, error, low: percentile(&shares, 0.05), high: percentile(&shares, 0.95), meets }
    }
}

/// The least value that this share of the sorted values does not exceed.
fn percentile(sorted: &[f64], share: f64) -> f64 {
    let rank = (share * sorted.len() as f64).ceil().max(1.0) as usize;
    sorted[rank - 1]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quarters_add_up() {
        let mut tally = Tally::default();
        assert_eq!(tally.estimate(4, 0.9), None);
        for (first, attempts) in [(100, 80), (90, 90), (80, 100), (90, 90)] {
            tally.add(100, Kept { first, attempts });
        }
        let estimate = tally.estimate(4, 0.9).unwrap();
        assert_eq!((estimate.people, estimate.quarters, estimate.leads), (4, 4, 400));
        assert_eq!((estimate.first.share, estimate.first.meets, estimate.meets), (0.9, 0.75, 0.5));
        assert_eq!((estimate.attempts.low, estimate.attempts.high), (0.8, 1.0));
        // Deviations 10, 0, -10, 0: variance of a quarter 66.7, of the mean of four 16.7, per 100 leads.
        assert!((estimate.first.error.unwrap() - (200.0_f64 / 3.0 / 4.0).sqrt() / 100.0).abs() < 1e-12);
        assert!(estimate.keeps(0.9) && !estimate.keeps(0.91));
    }

    #[test]
    fn a_single_quarter_has_no_standard_error() {
        let mut tally = Tally::default();
        tally.add(10, Kept { first: 9, attempts: 10 });
        assert_eq!(tally.estimate(1, 0.95).unwrap().first.error, None);
        tally.add(0, Kept::default());
        let estimate = tally.estimate(1, 0.95).unwrap();
        assert_eq!((estimate.first.share, estimate.first.low, estimate.meets), (0.9, 0.9, 0.5));
    }
}
