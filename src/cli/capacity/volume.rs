//! `capacity volume`: how often Marketing keeps "so many leads a month" by chance alone, and the average it takes.

use super::{
    super::{Outcome, exit::Exit, failure::Failure, out},
    report::percent,
};
use crate::{assets::words::fill, capacity::volume::Promise};
use serde::Serialize;

/// Months in a quarter.
const MONTHS: u64 = 3;

/// The most leads a month and the most products that are computed.
const MOST: (u64, u32) = (1_000_000, 1_000);

/// What `capacity volume` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Leads a month promised for each product
    #[arg(long, value_name = "LEADS")]
    promise: u64,
    /// Products it is promised for
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    products: u32,
    /// Leads a month that come for each product on average [default: as many as promised]
    #[arg(long, value_name = "LEADS")]
    average: Option<f64>,
    /// How sure it should be, for the averages that are named
    #[arg(long, value_name = "SHARE", default_value = "90%", value_parser = share)]
    chance: f64,
    /// Print one JSON document
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Document {
    schema: u32,
    promise: u64,
    products: u32,
    average: f64,
    chance: f64,
    /// One month of one product.
    p_month: f64,
    /// All three months of a quarter for all products.
    p_quarter: f64,
    /// Three months' worth in a quarter for all products.
    p_quarter_total: f64,
    /// The averages with which each of them comes true with the chance.
    average_for_month: u64,
    average_for_quarter: u64,
    average_for_quarter_total: u64,
}

/// Runs `capacity volume`.
pub(super) fn run(arguments: &Arguments) -> Outcome {
    let (most, most_products) = MOST;
    let refused = |flag: &str, range: String| {
        Err(Failure::usage(fill("cli.refused.no_sense", &[("flag", &flag)]), range))
    };
    if !(1..=most).contains(&arguments.promise) {
        return refused("--promise", fill("cli.refused.leads_from_one", &[("most", &most)]));
    }
    if !(1..=most_products).contains(&arguments.products) {
        return refused("--products", fill("cli.refused.products", &[("most", &most_products)]));
    }
    let average = arguments.average.unwrap_or(arguments.promise as f64);
    if !(average >= 0.0 && average <= most as f64) {
        return refused("--average", fill("cli.refused.leads_from_zero", &[("most", &most)]));
    }
    let document = document(arguments, average);
    if arguments.json {
        out::json(&document)?;
    } else {
        for line in lines(&document) {
            out::line(&line)?;
        }
    }
    Ok(Exit::Done)
}

fn document(arguments: &Arguments, average: f64) -> Document {
    let promise = Promise { per_month: arguments.promise, products: arguments.products };
    Document {
        schema: 1,
        promise: arguments.promise,
        products: arguments.products,
        average,
        chance: arguments.chance,
        p_month: promise.month(average),
        p_quarter: promise.quarter(average),
        p_quarter_total: promise.quarter_in_total(average),
        average_for_month: promise.average_for_month(arguments.chance),
        average_for_quarter: promise.average_for_quarter(arguments.chance),
        average_for_quarter_total: promise.average_for_total(arguments.chance),
    }
}

fn lines(found: &Document) -> [String; 5] {
    let products = crate::assets::words::count("capacity.products", found.products);
    let chance = percent(found.chance);
    let wide = |what: String, kept: f64, needed: u64| {
        let needed = fill("capacity.volume_needs", &[("chance", &chance), ("average", &needed)]);
        format!("{what:<46} {:>7}   {needed}", fine(kept))
    };
    let quarterly = found.promise * MONTHS;
    [
        fill(
            "capacity.volume",
            &[("promise", &found.promise), ("products", &products), ("average", &found.average)],
        ),
        String::new(),
        wide(fill("capacity.volume_month", &[]), found.p_month, found.average_for_month),
        wide(
            fill("capacity.volume_quarter", &[("products", &products)]),
            found.p_quarter,
            found.average_for_quarter,
        ),
        wide(
            fill("capacity.volume_total", &[("total", &quarterly), ("products", &products)]),
            found.p_quarter_total,
            found.average_for_quarter_total,
        ),
    ]
}

/// A chance in percent; a small one keeps two places, because there they matter.
fn fine(chance: f64) -> String {
    if chance >= 0.01 { percent(chance) } else { format!("{:.2} %", chance * 100.0) }
}

/// "90%", "90 %" or "0.9": more than nothing, less than sure.
fn share(text: &str) -> Result<f64, String> {
    let refused = || "give a chance above 0 and below 1, such as 90%".to_owned();
    let (number, whole) = match text.trim().strip_suffix('%') {
        Some(percent) => (percent.trim(), 100.0),
        None => (text.trim(), 1.0),
    };
    let share = number.parse::<f64>().map_err(|_| refused())? / whole;
    if share > 0.0 && share < 1.0 { Ok(share) } else { Err(refused()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chance_is_written_as_people_do() {
        for text in ["90%", "90 %", "0.9", " 0.9 "] {
            assert!((share(text).unwrap() - 0.9).abs() < 1e-12, "{text}");
        }
        for text in ["", "90", "0", "100%", "often", "NaN", "-5%"] {
            assert!(share(text).unwrap_err().contains("such as 90%"), "{text}");
        }
    }
}
