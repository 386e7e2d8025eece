//! The comparison of both teams over a whole wave: the one place from which a screen, an export and the
//! command line read what may be shown. It renders no words and keeps nothing: build it when it is needed.

use super::{Item, Reading, Wave};
use crate::domain::people::{PerTeam, Team};
use crate::stats::{Gap, Interval, Tier, rank};

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
    /// How the teams compare; none if it may not be seen or a team gave no answer.
    pub verdict: Option<Verdict>,
    /// Both teams answered it and everybody gave the same answer.
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
        let gaps: Vec<Option<&Gap>> =
            items.iter().map(|item| item.verdict.as_ref().map(|verdict| &verdict.gap)).collect();
        let shown = |order: Vec<usize>| -> Vec<usize> {
            order.into_iter().filter(|index| !items[*index].hidden).collect()
        };
        let gap_order = shown(rank::by_sure_gap(&gaps));
        let census = everybody_answered(wave);
        Self {
            threshold: wave.threshold,
            reportable,
            census,
            respondents: wave.respondents,
            people: wave.people,
            order: if census { shown(rank::by_size(&gaps)) } else { gap_order.clone() },
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
        let mut compared =
            Self { index, id: item.id.clone(), hidden, readings: None, verdict: None, all_the_same: false };
        if hidden && !full {
            return compared;
        }
        let reading = |team| Reading::of(item, item.answers.get(team), threshold, full);
        if let (Some(sales), Some(marketing)) = (reading(Team::Sales), reading(Team::Marketing)) {
            compared.readings = Some(PerTeam { sales, marketing });
        }
        let (Some(marketing), Some(sales)) = (&item.answers.marketing.counts, &item.answers.sales.counts)
        else {
            return compared;
        };
        if let Some(gap) = Gap::between(marketing, sales, item.kind) {
            let alone = |counts: &[u32]| counts.iter().filter(|count| **count > 0).count() == 1;
            compared.all_the_same = alone(marketing) && alone(sales) && gap.dominance.tied > 0;
            let word = !hidden;
            compared.verdict = Some(Verdict {
                gap,
                adjusted: word.then(|| gap.adjusted(reportable)),
                tier: word.then(|| gap.tier(reportable)),
            });
        }
        compared
    }
}

fn everybody_answered(wave: &Wave) -> bool {
    Team::BOTH.iter().all(|team| {
        wave.people.get(*team).is_some_and(|people| people > 0 && *wave.respondents.get(*team) >= people)
    })
}

fn cautions(wave: &Wave, census: bool) -> Vec<Caution> {
    let size = |team: Team| wave.people.get(team).unwrap_or(*wave.respondents.get(team));
    let mut cautions = Vec::new();
    for team in [Team::Marketing, Team::Sales] {
        if size(team) <= NO_BASELINE {
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
