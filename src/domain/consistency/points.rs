//! What weighs how much in the target market: points that do not make 100.

use super::Remark;
use crate::{
    assets::words::{fill, say},
    domain::market::{Market, POINTS},
};

/// Points that were agreed, or given by a team, and are too many; agreed ones that are too few. What is still being
/// split is no remark yet.
pub(super) fn market(market: &Market) -> Vec<Remark> {
    let agreed = market.agreed_total();
    let totals = market.totals();
    let columns = [
        (say("consistency.points_agreed"), agreed, agreed > 0),
        (say("team.sales"), totals.sales, false),
        (say("team.marketing"), totals.marketing, false),
    ];
    let wrong =
        columns.into_iter().filter(|(_, total, is_due)| *total > POINTS || *is_due && *total != POINTS);
    wrong
        .map(|(who, total, _)| {
            let values: &[(&str, &dyn std::fmt::Display)] =
                &[("who", &who), ("total", &total), ("points", &POINTS)];
            Remark::clash(fill("consistency.points", values))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::market::Attribute;

    fn given(sales: u32, marketing: u32, agreed: u32) -> Vec<String> {
        let attribute = Attribute {
            name: "budget".to_owned(),
            sales: Some(sales),
            marketing: Some(marketing),
            agreed: Some(agreed),
            ..Attribute::default()
        };
        let market = super::market(&Market { attributes: vec![attribute], ..Market::default() });
        market.into_iter().map(|remark| remark.text).collect()
    }

    #[test]
    fn points_that_do_not_make_a_hundred_are_said() {
        assert_eq!(given(100, 100, 100), Vec::<String>::new());
        assert_eq!(given(100, 40, 0), Vec::<String>::new(), "still being split");
        let said = given(130, 100, 70);
        assert_eq!(said.len(), 2, "{said:?}");
        assert!(said[0].contains("70") && said[1].contains("130"), "{said:?}");
    }
}
