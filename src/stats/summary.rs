//! One team's answers to one item: the split, the median and how far the team agrees with itself.
//! There is no mean and no standard deviation here: on an ordered scale they mislead.

use super::scale::{Kind, Side};

/// The middle answer, as positions on the scale counted from 0; they differ when the two middle answers do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Median {
    /// Position of the lower middle answer.
    pub lower: usize,
    /// Position of the upper middle answer.
    pub upper: usize,
}

/// What one team's count vector says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Summary {
    /// Number of valid answers.
    pub n: u32,
    /// Answers below the middle.
    pub unfavourable: u32,
    /// Answers in the middle.
    pub neutral: u32,
    /// Answers above the middle.
    pub favourable: u32,
    /// Share of favourable minus share of unfavourable answers; none without answers.
    pub net: Option<f64>,
    /// The middle answer; none without answers.
    pub median: Option<Median>,
    /// One minus Leik's D: 0 when split to the extremes, 1 when all are the same; none below two answers.
    pub consensus: Option<f64>,
    /// At least six answers on at least three points, with a third or more on each side.
    pub split: bool,
    /// At least two answers, all on the same point.
    pub unanimous: bool,
}

impl Summary {
    /// Summarises the answers of one team on a scale of this kind.
    pub fn of(counts: &[u32], kind: Kind) -> Self {
        let n: u32 = counts.iter().sum();
        let [unfavourable, neutral, favourable] = sides(counts, kind);
        let net = (n > 0).then(|| (f64::from(favourable) - f64::from(unfavourable)) / f64::from(n));
        let third = |part: u32| u64::from(part) * 3 >= u64::from(n);
        Self {
            n,
            unfavourable,
            neutral,
            favourable,
            net,
            median: median(counts, n),
            consensus: consensus(counts, n),
            split: n >= 6 && counts.len() >= 3 && third(unfavourable) && third(favourable),
            unanimous: n >= 2 && counts.contains(&n),
        }
    }
}

fn sides(counts: &[u32], kind: Kind) -> [u32; 3] {
    let mut sides = [0; 3];
    for (index, count) in counts.iter().enumerate() {
        let side = match kind.side(index, counts.len()) {
            Side::Unfavourable => 0,
            Side::Neutral => 1,
            Side::Favourable => 2,
        };
        sides[side] += count;
    }
    sides
}

fn median(counts: &[u32], n: u32) -> Option<Median> {
    if n == 0 {
        return None;
    }
    Some(Median { lower: position_of(counts, n.div_ceil(2)), upper: position_of(counts, n / 2 + 1) })
}

/// The point on which the answer with this number lies, counting from 1 at the lowest.
fn position_of(counts: &[u32], number: u32) -> usize {
    let mut seen = 0;
    counts
        .iter()
        .position(|count| {
            seen += count;
            seen >= number
        })
        .expect("the number is at most the number of answers")
}

fn consensus(counts: &[u32], n: u32) -> Option<f64> {
    if n < 2 || counts.len() < 2 {
        return None;
    }
    let mut seen = 0;
    let mut dispersion: u64 = 0;
    for count in &counts[..counts.len() - 1] {
        seen += count;
        dispersion += u64::from(seen.min(n - seen));
    }
    // Summed as whole numbers, so that the value is an exact fraction rounded once.
    Some(1.0 - 2.0 * dispersion as f64 / ((counts.len() - 1) as f64 * f64::from(n)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn consensus_has_its_published_and_its_obvious_values() {
        let of = |counts: &[u32]| Summary::of(counts, Kind::Likert).consensus;
        // The manual of agrmt, and the exact value behind its 0.287.
        let published = of(&[30, 40, 210, 130, 530, 50, 10]).unwrap();
        assert!((1.0 - published - 0.287).abs() < 5e-4);
        assert!((published - (1.0 - 0.286_666_666_666_666_6)).abs() < 1e-12);
        assert_eq!(of(&[4, 4, 4, 4, 4]), Some(0.4));
        assert_eq!(of(&[5, 0, 0, 0, 5]), Some(0.0));
        assert_eq!(of(&[0, 0, 0, 7, 0]), Some(1.0));
        assert_eq!(of(&[0, 0, 0, 1, 0]), None);
        assert_eq!(of(&[3, 1]), Some(0.5));
    }

    #[test]
    fn a_median_between_two_answers_keeps_both() {
        let of = |counts: &[u32]| Summary::of(counts, Kind::Likert).median.unwrap();
        assert_eq!(of(&[0, 2, 0, 2, 0]), Median { lower: 1, upper: 3 });
        assert_eq!(of(&[0, 2, 1, 2, 0]), Median { lower: 2, upper: 2 });
        assert_eq!(Summary::of(&[0, 0], Kind::YesNo).median, None);
    }

    #[test]
    fn a_team_is_split_from_six_answers_with_a_third_on_each_side() {
        let split = |counts: &[u32]| Summary::of(counts, Kind::Likert).split;
        assert!(split(&[1, 1, 2, 1, 1]));
        assert!(!split(&[1, 1, 1, 1, 1]));
        assert!(!split(&[0, 1, 3, 1, 1]));
        assert!(!split(&[3, 3]));
    }
}
