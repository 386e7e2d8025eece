//! The target market: attributes, how much each team says they matter, the agreed column, and trying an example on it.

use crate::{
    assets::words::fill,
    domain::{
        people::{PerTeam, Team},
        slot::{choice, record},
    },
};

choice! {
    /// What an attribute does to a company.
    AttributeRole {
        /// Counts with its weight.
        Counts = "counts",
        /// Without it a company is out.
        MustHave = "must have",
        /// With it a company is out.
        MustNot = "must not have",
    }
}

record! {
    /// The target market.
    Market {
        /// What makes a company one of ours.
        need attributes: Vec<Attribute>,
        /// Who is out, whatever the score.
        room exclusions: Vec<String>,
        /// How many such companies there are.
        room accounts: Option<u32>,
        /// Average value of one a year, in whole units of `currency`.
        room yearly_value: Option<u32>,
        /// The currency of that value.
        room currency: String,
        /// Score from which a company is in the first tier.
        room first_tier_from: Option<u32>,
        /// Score from which it is in the second.
        room second_tier_from: Option<u32>,
        /// Companies the weights were tried on.
        detail tries: Vec<Try>,
    }
}

record! {
    /// One attribute and its weights out of 100.
    Attribute {
        /// The attribute and its value: "Company size 50-500".
        need name: String,
        /// Whether it counts, must be there or must not.
        room role: Option<AttributeRole>,
        /// Points Sales gave it.
        detail sales: Option<u32>,
        /// Points Marketing gave it.
        detail marketing: Option<u32>,
        /// The agreed weight.
        room agreed: Option<u32>,
    }
}

record! {
    /// A company the weights were tried on.
    Try {
        /// The company in a few words.
        need company: String,
        /// Numbers of the attributes it has, counted from 1.
        room has: Vec<String>,
    }
}

/// Points every team and the agreed column split.
pub const POINTS: u32 = 100;

/// "8 too many", "4 left", or nothing at 100.
pub fn balance(total: u32) -> String {
    match total {
        POINTS => String::new(),
        total if total > POINTS => fill("weights.too_many", &[("n", &(total - POINTS))]),
        total => fill("weights.left", &[("n", &(POINTS - total))]),
    }
}

impl Attribute {
    /// Whether this attribute carries weight.
    pub fn counts(&self) -> bool {
        matches!(self.role, None | Some(AttributeRole::Counts))
    }

    /// The points one team gave.
    pub fn given_by(&self, team: Team) -> Option<u32> {
        match team {
            Team::Sales => self.sales,
            Team::Marketing => self.marketing,
        }
    }

    /// How far the teams are apart, when both gave points.
    pub fn apart(&self) -> Option<u32> {
        Some(self.sales?.abs_diff(self.marketing?))
    }
}

/// What a tried company comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Score {
    /// Points and tier: 1, 2, or 3 for the rest.
    Points(u32, u8),
    /// Out, because of this attribute.
    Out(String),
}

impl Try {
    /// Ticks the attribute with this number, counted from 1, or takes the tick away.
    pub fn toggle(&mut self, number: usize) {
        let before = self.has.len();
        self.has.retain(|other| other.trim().parse() != Ok(number));
        if self.has.len() == before {
            self.has.push(number.to_string());
        }
    }
}

impl Market {
    /// Points given so far per team.
    pub fn totals(&self) -> PerTeam<u32> {
        PerTeam::of(|team| self.weighted().filter_map(|attribute| attribute.given_by(team)).sum())
    }

    /// Points in the agreed column.
    pub fn agreed_total(&self) -> u32 {
        self.weighted().filter_map(|attribute| attribute.agreed).sum()
    }

    /// Whether what one team gave must not be seen by the other yet: somebody has begun, not both have split all their
    /// points, and no agreed weight was typed. Both columns are then shown together, as votes are.
    pub fn is_blind(&self) -> bool {
        let totals = self.totals();
        let begun = totals.sales + totals.marketing > 0;
        begun && !self.is_split() && self.agreed_total() == 0
    }

    /// "The agreed points make 70: 30 left.", where there is something to weigh and they do not make 100.
    pub fn remark(&self) -> Option<String> {
        let total = self.agreed_total();
        let unbalanced = self.weighted().next().is_some() && total != POINTS;
        unbalanced.then(|| fill("weights.not_a_hundred", &[("total", &total), ("how", &balance(total))]))
    }

    /// Whether both teams have split all their points.
    pub fn is_split(&self) -> bool {
        self.totals().both(|total| *total == POINTS)
    }

    /// The attribute the teams are furthest apart on, to be discussed first.
    pub fn furthest_apart(&self) -> Option<usize> {
        (0..self.attributes.len())
            .filter(|&index| self.attributes[index].counts())
            .max_by_key(|&index| (self.attributes[index].apart().unwrap_or(0), usize::MAX - index))
            .filter(|&index| self.attributes[index].apart().unwrap_or(0) > 0)
    }

    /// What a company with the attributes numbered in `tried.has` comes to.
    pub fn score(&self, tried: &Try) -> Score {
        let has = |index: usize| tried.has.iter().any(|number| number.trim() == (index + 1).to_string());
        let mut points = 0;
        for (index, attribute) in self.attributes.iter().enumerate() {
            match attribute.role {
                Some(AttributeRole::MustHave) if !has(index) => return Score::Out(attribute.name.clone()),
                Some(AttributeRole::MustNot) if has(index) => return Score::Out(attribute.name.clone()),
                None | Some(AttributeRole::Counts) if has(index) => points += attribute.agreed.unwrap_or(0),
                _ => {}
            }
        }
        let reaches = |from: Option<u32>| from.is_some_and(|from| points >= from);
        let tier = if reaches(self.first_tier_from) {
            1
        } else if reaches(self.second_tier_from) {
            2
        } else {
            3
        };
        Score::Points(points, tier)
    }

    /// The same without one attribute; companies tried keep the attributes they have, under their new numbers.
    #[must_use]
    pub fn without(mut self, index: usize) -> Self {
        if index >= self.attributes.len() {
            return self;
        }
        self.attributes.remove(index);
        for tried in &mut self.tries {
            let kept = tried.has.iter().filter_map(|number| match number.trim().parse::<usize>() {
                Ok(number) if number == index + 1 => None,
                Ok(number) if number > index + 1 => Some((number - 1).to_string()),
                _ => Some(number.clone()),
            });
            tried.has = kept.collect();
        }
        self
    }

    /// The same without the points that the teams gave.
    #[must_use]
    pub fn without_points(mut self) -> Self {
        for attribute in &mut self.attributes {
            (attribute.sales, attribute.marketing) = (None, None);
        }
        self
    }

    fn weighted(&self) -> impl Iterator<Item = &Attribute> {
        self.attributes.iter().filter(|attribute| attribute.counts())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attribute(name: &str, sales: u32, marketing: u32, agreed: u32) -> Attribute {
        Attribute {
            name: name.to_owned(),
            role: None,
            sales: Some(sales),
            marketing: Some(marketing),
            agreed: Some(agreed),
        }
    }

    fn market() -> Market {
        Market {
            attributes: vec![
                attribute("Company size 50-500", 20, 35, 30),
                attribute("Has a named budget", 40, 10, 25),
                attribute("Region: DACH", 20, 20, 20),
                attribute("Uses a CRM today", 15, 20, 15),
                attribute("Visited pricing page", 5, 15, 10),
                Attribute {
                    name: "Competitor".to_owned(),
                    role: Some(AttributeRole::MustNot),
                    ..Attribute::default()
                },
            ],
            first_tier_from: Some(70),
            second_tier_from: Some(40),
            ..Market::default()
        }
    }

    #[test]
    fn the_largest_difference_comes_first() {
        let market = market();
        assert_eq!(market.totals(), PerTeam { sales: 100, marketing: 100 });
        assert_eq!(market.agreed_total(), POINTS);
        assert_eq!(market.furthest_apart(), Some(1));
        assert_eq!(Market::default().furthest_apart(), None);
    }

    #[test]
    fn points_are_hidden_until_both_teams_have_all_of_theirs() {
        let mut market = market();
        assert!(!market.is_blind(), "both have 100");
        for attribute in &mut market.attributes {
            attribute.agreed = None;
        }
        market.attributes[0].marketing = None;
        assert!(market.is_blind(), "Marketing has 65");
        market.attributes[0].agreed = Some(30);
        assert!(!market.is_blind(), "the agreed column was begun");
        assert!(!Market::default().is_blind(), "nobody has begun");
    }

    #[test]
    fn an_example_is_scored_on_the_agreed_column() {
        let company = |has: &[&str]| Try {
            company: "200 people, budget, DACH".to_owned(),
            has: has.iter().map(|&number| number.to_owned()).collect(),
        };
        assert_eq!(market().score(&company(&["1", "2", "3"])), Score::Points(75, 1));
        assert_eq!(market().score(&company(&["1", "3"])), Score::Points(50, 2));
        assert_eq!(market().score(&company(&[])), Score::Points(0, 3));
        assert_eq!(market().score(&company(&["1", "6"])), Score::Out("Competitor".to_owned()));
    }

    #[test]
    fn taking_an_attribute_away_keeps_what_tried_companies_have() {
        let mut market = market();
        let has = ["1", "3", "5"].map(str::to_owned).to_vec();
        market.tries.push(Try { company: "Acme".to_owned(), has });
        let before = market.score(&market.tries[0]);
        let market = market.without(1);
        assert_eq!(market.tries[0].has, ["1", "2", "4"]);
        assert_eq!(market.score(&market.tries[0]), before);
        assert_eq!(market.clone().without(0).tries[0].has, ["1", "3"]);
        assert_eq!(market.clone().without(99), market);
    }

    #[test]
    fn an_attribute_is_ticked_and_unticked() {
        let mut tried = Try { company: String::new(), has: vec![" 2 ".to_owned()] };
        tried.toggle(2);
        tried.toggle(10);
        assert_eq!(tried.has, ["10"]);
    }
}
