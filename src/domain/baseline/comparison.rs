//! The comparison of both teams over a whole wave: the one place from which a screen, an export and the
//! command line read what may be shown. It renders no words and keeps nothing: build it when it is needed.
//!
//! Where a team may be seen by its sides only, everything said of the gap comes from the sides too: beside them,
//! a number or a word made from every answer would often fit one distribution alone and so tell it.

use super::{Item, Reading, Wave};
use crate::domain::people::{PerTeam, Team};
use crate::stats::{Gap, Interval, Kind, Tier, rank};

/// Under this many people in a team, gaps are questions rather than findings.
const SMALL_TEAM: u32 = 8;

/// A team of up to this many people has no baseline: it names its top three instead.
pub(super) const NO_BASELINE: u32 = 2;

/// Both teams compared over all items of a wave.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// Fewer answers than this in either team hide an item.
    pub threshold: u32,
    /// Items with enough answers in both teams.
    pub reportable: usize,
    /// Everybody in both teams answered, so that chance plays no part.
    pub census: bool,
    /// People who answered, in each team.
    pub respondents: PerTeam<u32>,
    /// Head-count of each team, where it is known.
    pub people: PerTeam<Option<u32>>,
    /// One entry for each item of the wave, in its order.
    pub items: Vec<Compared>,
    /// Positions of the reportable items by sure gap, then size, then order in the file.
    pub gap_order: Vec<usize>,
    /// The order in which a room should see the reportable items: by size alone if everybody answered.
    pub order: Vec<usize>,
    /// Positions of the items with too few answers.
    pub hidden: Vec<usize>,
    /// What a reader must know before reading.
    pub cautions: Vec<Caution>,
}

/// Something a reader must know before reading a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Caution {
    /// Everybody answered: this is what the teams said, without any chance.
    EverybodyAnswered,
    /// A team is small: gaps are questions.
    SmallTeams,
    /// Fewer than half of this team answered.
    FewAnswered(Team),
    /// This team has one or two people: no baseline, it names its top three.
    NoBaseline(Team),
}

/// One item with what may be seen of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    /// Position in the wave.
    pub index: usize,
    /// Id of the item.
    pub id: String,
    /// Too few answers in one of the teams.
    pub hidden: bool,
    /// What each team answered; none if it may not be seen.
    pub readings: Option<PerTeam<Reading>>,
    /// How the teams compare, from the sides alone where only those are shown; none if it may not be seen or a team
    /// gave no answer.
    pub verdict: Option<Verdict>,
    /// At least one team is shown by the sides of the scale only.
    pub by_side: bool,
    /// Both teams answered it and everybody seems to have given the same answer.
    pub all_the_same: bool,
}

/// The gap of one item and how sure it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Verdict {
    /// The gap.
    pub gap: Gap,
    /// The interval adjusted for all reportable items; none for an item with too few answers.
    pub adjusted: Option<Interval>,
    /// The word for it; none for an item with too few answers.
    pub tier: Option<Tier>,
}

/// What to say of an item in a room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// The gap excludes zero among all items.
    RealGap,
    /// The gap excludes zero for this item alone.
    Perhaps,
    /// The gap covers zero.
    TooClose,
    /// Everybody in both teams said the same.
    NoDifference,
    /// Everybody answered: no word about chance.
    AsSaid,
    /// Too few answers to show.
    Hidden,
}

impl Comparison {
    /// What a room, a document and a program may see.
    pub fn of(wave: &Wave) -> Self {
        Self::build(wave, false)
    }

    /// Everything the wave holds, for the facilitator's own eyes.
    pub fn full(wave: &Wave) -> Self {
        Self::build(wave, true)
    }

    /// The word for an item of this comparison.
    pub fn word(&self, compared: &Compared) -> Word {
        match compared.verdict.and_then(|verdict| verdict.tier) {
            _ if compared.hidden => Word::Hidden,
            Some(_) if self.census => Word::AsSaid,
            Some(_) if compared.all_the_same => Word::NoDifference,
            Some(Tier::Clear) => Word::RealGap,
            Some(Tier::Likely) => Word::Perhaps,
            Some(Tier::Unclear) => Word::TooClose,
            None => Word::Hidden,
        }
    }

    fn build(wave: &Wave, full: bool) -> Self {
        let reportable = wave.items.iter().filter(|item| item.reportable(wave.threshold)).count();
        let items: Vec<Compared> = wave
            .items
            .iter()
            .enumerate()
            .map(|(index, item)| Compared::of(index, item, (wave.threshold, reportable), full))
            .collect();
        let shown = |order: Vec<usize>| -> Vec<usize> {
            order.into_iter().filter(|index| !items[*index].hidden).collect()
        };
        let gaps: Vec<Option<&Gap>> =
            items.iter().map(|item| item.verdict.as_ref().map(|verdict| &verdict.gap)).collect();
        let gap_order = shown(rank::by_sure_gap(&gaps));
        let census = everybody_answered(wave);
        let order = if census { shown(rank::by_size(&gaps)) } else { gap_order.clone() };
        Self {
            threshold: wave.threshold,
            reportable,
            census,
            respondents: wave.respondents,
            people: wave.people,
            order,
            gap_order,
            hidden: items.iter().filter(|item| item.hidden).map(|item| item.index).collect(),
            cautions: cautions(wave, census),
            items,
        }
    }

    /// Positions of the items on which both teams are clearly unhappy.
    pub fn shared_pain(&self) -> Vec<usize> {
        self.where_readings(|reading| reading.net.is_some_and(|net| net <= -0.2), true)
    }

    /// Positions of the items on which both teams are clearly happy.
    pub fn shared_strengths(&self) -> Vec<usize> {
        self.where_readings(|reading| reading.net.is_some_and(|net| net >= 0.5), true)
    }

    /// Positions of the items on which a team does not agree with itself.
    pub fn split_inside(&self) -> Vec<usize> {
        self.where_readings(|reading| reading.split, false)
    }

    fn where_readings(&self, test: impl Fn(&Reading) -> bool, both: bool) -> Vec<usize> {
        let holds = |index: &usize| {
            self.items[*index].readings.as_ref().is_some_and(|readings| {
                let (sales, marketing) = (test(&readings.sales), test(&readings.marketing));
                if both { sales && marketing } else { sales || marketing }
            })
        };
        self.order.iter().copied().filter(holds).collect()
    }
}

impl Compared {
    fn of(index: usize, item: &Item, (threshold, reportable): (u32, usize), full: bool) -> Self {
        let hidden = !item.reportable(threshold);
        let mut compared = Self {
            index,
            id: item.id.clone(),
            hidden,
            readings: None,
            verdict: None,
            by_side: false,
            all_the_same: false,
        };
        if hidden && !full {
            return compared;
        }
        let reading = |team| Reading::of(item, item.answers.get(team), threshold, full);
        let (Some(sales), Some(marketing)) = (reading(Team::Sales), reading(Team::Marketing)) else {
            return compared;
        };
        let (Some(sales_counts), Some(marketing_counts)) =
            (&item.answers.sales.counts, &item.answers.marketing.counts)
        else {
            return compared;
        };
        compared.by_side = sales.exact.is_none() || marketing.exact.is_none();
        let gap = if compared.by_side {
            // The sides are a scale of three points, whatever the scale of the item.
            Gap::between(&marketing.sides(), &sales.sides(), Kind::Likert)
        } else {
            Gap::between(marketing_counts, sales_counts, item.kind)
        };
        compared.verdict = gap.map(|gap| Verdict::of(gap, (!hidden).then_some(reportable)));
        compared.all_the_same = if compared.by_side {
            same_point(&marketing.sides(), &sales.sides())
        } else {
            same_point(marketing_counts, sales_counts)
        };
        compared.readings = Some(PerTeam { sales, marketing });
        compared
    }
}

impl Verdict {
    /// The verdict on a gap among so many reportable items; without a word where there must be none.
    fn of(gap: Gap, reportable: Option<usize>) -> Self {
        Self {
            gap,
            adjusted: reportable.map(|items| gap.adjusted(items)),
            tier: reportable.map(|items| gap.tier(items)),
        }
    }
}

/// Whether all answers of both teams lie on one point.
fn same_point(marketing: &[u32], sales: &[u32]) -> bool {
    let only = |counts: &[u32]| {
        let mut answered = (0..counts.len()).filter(|point| counts[*point] > 0);
        answered.next().filter(|_| answered.next().is_none())
    };
    only(marketing).is_some_and(|point| only(sales) == Some(point))
}

fn everybody_answered(wave: &Wave) -> bool {
    Team::BOTH.iter().all(|team| {
        wave.people.get(*team).is_some_and(|people| people > 0 && *wave.respondents.get(*team) >= people)
    })
}

fn cautions(wave: &Wave, census: bool) -> Vec<Caution> {
    let mut cautions = Vec::new();
    for team in [Team::Marketing, Team::Sales] {
        if wave.size(team) <= NO_BASELINE {
            cautions.push(Caution::NoBaseline(team));
        }
        let answered = u64::from(*wave.respondents.get(team));
        if wave.people.get(team).is_some_and(|people| answered * 2 < u64::from(people)) {
            cautions.push(Caution::FewAnswered(team));
        }
    }
    if census {
        cautions.push(Caution::EverybodyAnswered);
    } else if Team::BOTH.iter().any(|team| *wave.respondents.get(*team) < SMALL_TEAM) {
        cautions.push(Caution::SmallTeams);
    }
    cautions
}
