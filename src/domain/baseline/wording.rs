//! How a survey reads in words, the same on screen, in a document and on the command line.
//! It words what the comparison lets it see, from the words file; it decides and computes nothing.

use super::{Again, Caution, Comparison, Item, Movement, Reading, Remeasured, Word};
use crate::assets::words::{count, fill, say};
use crate::domain::people::{PerTeam, Team};
use crate::stats::Kind;

/// Under this many answers people are counted, from there on they are shares.
const SHARES_FROM: u32 = 20;

/// The name of a team.
pub fn team_name(team: Team) -> &'static str {
    match team {
        Team::Sales => say("team.sales"),
        Team::Marketing => say("team.marketing"),
    }
}

impl Item {
    /// The question with its row, and a word where agreement is bad news.
    pub fn marked_title(&self) -> String {
        self.marked(self.title())
    }

    /// What a list has room for, marked in the same way: rows of one grid differ at their ends, so the row alone.
    pub fn short_title(&self) -> String {
        self.marked(self.row.clone().unwrap_or_else(|| self.question.clone()))
    }

    fn marked(&self, title: String) -> String {
        if self.reversed && !title.to_lowercase().contains(say("survey.reversed")) {
            format!("{title} {}", say("survey.reversed"))
        } else {
            title
        }
    }

    /// The answer that stands for a score, as it was offered; scores count from 0, the lowest.
    pub fn answer(&self, score: usize) -> String {
        let written = if self.reversed { self.points.len().saturating_sub(score + 1) } else { score };
        let label = self.labels.as_ref().and_then(|labels| labels.get(written).cloned());
        let word = if written == 0 { "item.no" } else { "item.yes" };
        let label = label.or_else(|| (self.kind == Kind::YesNo).then(|| say(word).to_owned()));
        label.or_else(|| self.points.get(written).map(ToString::to_string)).unwrap_or_default()
    }
}

impl Reading {
    /// Whether people are few enough to be counted rather than shown as shares.
    pub fn counts_people(&self) -> bool {
        self.n < SHARES_FROM
    }

    /// Who answered above the middle: "4 of 13" while people can be counted, else "31 %", halves rounded up.
    pub fn favourable_text(&self) -> String {
        if self.n == 0 {
            return say("survey.nobody").to_owned();
        }
        if self.counts_people() { self.favourable_people() } else { self.favourable_share() }
    }

    /// Who answered below the middle: "4", or "31 %" where people are not counted any more.
    pub fn unfavourable_text(&self) -> String {
        if self.counts_people() {
            self.unfavourable.to_string()
        } else {
            self.percent_text(self.unfavourable)
        }
    }

    fn favourable_people(&self) -> String {
        fill("common.of", &[("n", &self.favourable), ("total", &self.n)])
    }

    fn favourable_share(&self) -> String {
        self.percent_text(self.favourable)
    }

    /// Part of the answers in percent, halves rounded up.
    fn percent_text(&self, part: u32) -> String {
        let (part, n) = (u64::from(part), u64::from(self.n));
        fill("survey.percent", &[("n", &((200 * part + n) / (2 * n)))])
    }
}

/// What else both teams' answers show: a team that is split, a team on one side, people who could not say.
pub fn notes(readings: &PerTeam<Reading>) -> Vec<String> {
    let mut notes = Vec::new();
    for team in [Team::Marketing, Team::Sales] {
        let (reading, name) = (readings.get(team), team_name(team));
        if reading.split {
            notes.push(fill("survey.split", &[("team", &name)]));
        }
        if reading.is_one_sided() {
            notes.push(fill("survey.unanimous", &[("team", &name)]));
        }
    }
    notes.extend(could_not_say(readings));
    notes
}

/// "3 in Sales could not say, 0 in Marketing": what one team cannot judge and the other can is a finding.
pub fn could_not_say(readings: &PerTeam<Reading>) -> Option<String> {
    let (marketing, sales) = (readings.marketing.na, readings.sales.na);
    let more = if sales > marketing { Team::Sales } else { Team::Marketing };
    let fewer = if sales > marketing { Team::Marketing } else { Team::Sales };
    let (most, least) = (readings.get(more).na, readings.get(fewer).na);
    let (first, second) = (team_name(more), team_name(fewer));
    if most == 0 {
        None
    } else if most == least {
        Some(fill("survey.could_not_say_each", &[("n", &most)]))
    } else {
        let values: [(&str, &dyn std::fmt::Display); 4] =
            [("n", &most), ("team", &first), ("fewer", &least), ("other", &second)];
        Some(fill("survey.could_not_say", &values))
    }
}

impl Again {
    /// What a team answered above the middle, then and now: both as people while one of them is few, else as shares.
    pub fn favourable_texts(&self, team: Team) -> [String; 2] {
        let (then, now) = self.teams.get(team);
        let few = then.n.min(now.n) < SHARES_FROM;
        [then, now].map(|reading| if few { reading.favourable_people() } else { reading.favourable_share() })
    }

    /// The words for the gap between the teams then and now; none where there was nothing to say at either time.
    pub fn gap_sentence(&self) -> Option<String> {
        let (then, now) = (self.words.0.text(), self.words.1.text());
        let or_nothing = |word: &'static str| if word.is_empty() { say("remeasured.no_word") } else { word };
        let any = !then.is_empty() || !now.is_empty();
        any.then(|| fill("remeasured.gap", &[("then", &or_nothing(then)), ("now", &or_nothing(now))]))
    }
}

impl Movement {
    /// What became of an item, in a word or two.
    pub fn text(self) -> &'static str {
        match self {
            Self::BothBetter => say("remeasured.both_better"),
            Self::BothWorse => say("remeasured.both_worse"),
            Self::Closer => say("remeasured.closer"),
            Self::Apart => say("remeasured.apart"),
        }
    }
}

impl Remeasured {
    /// What was not compared and why: one sentence each.
    pub fn left_out(&self) -> Vec<String> {
        let too_alike = self.too_alike.then(|| say("remeasured.too_alike").to_owned());
        let items = [
            ("remeasured.scales_differ", self.scales_differ.len()),
            ("remeasured.hidden", self.hidden.len()),
            ("remeasured.only_then", self.only_then.len()),
            ("remeasured.only_now", self.only_now.len()),
        ];
        let counted = items.into_iter().filter(|(_, items)| *items > 0);
        too_alike.into_iter().chain(counted.map(|(key, items)| count(key, items as u64))).collect()
    }
}

impl Word {
    /// The words for it; none where there is nothing to say about chance.
    pub fn text(self) -> &'static str {
        match self {
            Self::RealGap => say("tier.clear"),
            Self::Perhaps => say("tier.likely"),
            Self::TooClose => say("tier.unclear"),
            Self::NoDifference => say("survey.no_difference"),
            Self::AsSaid | Self::Hidden => "",
        }
    }
}

impl Caution {
    /// The caution as a sentence.
    pub fn sentence(self) -> String {
        match self {
            Self::EverybodyAnswered => say("survey.everybody").to_owned(),
            Self::SmallTeams => say("survey.small_teams").to_owned(),
            Self::FewAnswered(team) => fill("survey.few_answered", &[("team", &team_name(team))]),
            Self::NoBaseline(team) => fill("survey.no_baseline", &[("team", &team_name(team))]),
        }
    }
}

impl Comparison {
    /// How much of it can be luck; nothing where no item says "perhaps".
    pub fn luck(&self) -> Option<String> {
        let says_perhaps = self.items.iter().any(|item| self.word(item) == Word::Perhaps);
        // One item in twenty shows a gap at 95 percent where there is none.
        says_perhaps.then(|| match (self.reportable + 10) / 20 {
            0 => fill("survey.luck_few", &[("n", &self.reportable)]),
            by_luck => fill("survey.luck", &[("n", &self.reportable), ("luck", &by_luck)]),
        })
    }
}
