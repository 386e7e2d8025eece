//! Marketing's promise of so many leads a month: how often it is kept when the true average is what it is, and the
//! average it takes to keep it nine times in ten; by the month, and as a quarter's total.

use super::trial::Trial;
use crate::capacity::volume::Promise;

/// How often a promise should come true, for the averages that are named.
pub(super) const WANTED: f64 = 0.9;

/// Months in a quarter.
pub(super) const MONTHS: u32 = 3;

/// One product with what its promise comes to.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Product {
    /// Its name.
    pub(super) name: String,
    /// Leads promised a month.
    pub(super) promised: u32,
    /// Leads that come on average.
    pub(super) average: f64,
    /// Chance that one month keeps it.
    pub(super) month: f64,
    /// Chance that all three months of a quarter keep it.
    pub(super) quarter: f64,
    /// Chance that a quarter has three months' worth in total.
    pub(super) total: f64,
    /// The average that keeps all months of all products with [`WANTED`].
    pub(super) needed: u64,
    /// The average that keeps all quarterly totals with [`WANTED`].
    pub(super) needed_total: u64,
}

/// Marketing's promise over all products.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Volume {
    /// The products.
    pub(super) products: Vec<Product>,
    /// Chance that every month of a quarter keeps every product's promise.
    pub(super) quarter: f64,
    /// Chance that every product has its quarter's total.
    pub(super) total: f64,
}

impl Volume {
    /// What was promised, with the average that was said or tried; an average nobody named is the promise itself.
    pub(super) fn of(trial: &Trial) -> Option<Self> {
        let promised = trial.products();
        let sum: u64 = promised.iter().map(|(_, leads)| u64::from(*leads)).sum();
        if sum == 0 {
            return None;
        }
        let share = trial.leads_said().map_or(1.0, |leads| leads / sum as f64);
        let count = promised.len() as u32;
        let product = |(name, leads): (String, u32)| {
            let average = f64::from(leads) * share;
            let one = Promise { per_month: leads.into(), products: 1 };
            // With an equal chance for each, all of them together come true as often as is wanted.
            let all = Promise { products: count, ..one };
            Product {
                name,
                promised: leads,
                average,
                month: one.month(average),
                quarter: one.quarter(average),
                total: one.quarter_in_total(average),
                needed: all.average_for_quarter(WANTED),
                needed_total: all.average_for_total(WANTED),
            }
        };
        let products: Vec<Product> = promised.into_iter().map(product).collect();
        Some(Self {
            quarter: products.iter().map(|product| product.quarter).product(),
            total: products.iter().map(|product| product.total).product(),
            products,
        })
    }
}
