//! What kind of scale an item has, and where favourable begins on it.
//! It does not know labels: those belong to the item.

use serde::{Deserialize, Serialize};

/// The kind of scale an item was answered on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Ordered labels such as "Strongly disagree" to "Strongly agree".
    Likert,
    /// Bare whole numbers between two declared ends.
    Numeric,
    /// Two points, no and yes.
    YesNo,
    /// "How likely are you to recommend ...", 0 to 10, only where it was declared as such.
    Nps,
}

/// On which side of a scale an answer lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// Below the middle.
    Unfavourable,
    /// The middle of an odd scale, or the passives of a recommendation scale.
    Neutral,
    /// Above the middle.
    Favourable,
}

impl Kind {
    /// The side of the answer at `index` on a scale of `points` points.
    pub fn side(self, index: usize, points: usize) -> Side {
        match self {
            // The cut of this scale is a convention of its own: 0-6, 7-8, 9-10.
            Self::Nps => match index {
                0..=6 => Side::Unfavourable,
                7..=8 => Side::Neutral,
                _ => Side::Favourable,
            },
            Self::Likert | Self::Numeric | Self::YesNo => match (2 * index + 1).cmp(&points) {
                std::cmp::Ordering::Less => Side::Unfavourable,
                std::cmp::Ordering::Equal => Side::Neutral,
                std::cmp::Ordering::Greater => Side::Favourable,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sides(kind: Kind, points: usize) -> String {
        (0..points)
            .map(|index| match kind.side(index, points) {
                Side::Unfavourable => '-',
                Side::Neutral => '0',
                Side::Favourable => '+',
            })
            .collect()
    }

    #[test]
    fn the_cut_is_the_middle_except_on_a_declared_recommendation_scale() {
        assert_eq!(sides(Kind::Likert, 5), "--0++");
        assert_eq!(sides(Kind::Likert, 4), "--++");
        assert_eq!(sides(Kind::Numeric, 7), "---0+++");
        assert_eq!(sides(Kind::Numeric, 11), "-----0+++++");
        assert_eq!(sides(Kind::YesNo, 2), "-+");
        assert_eq!(sides(Kind::Nps, 11), "-------00++");
    }
}
