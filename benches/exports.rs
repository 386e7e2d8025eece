//! What it takes to render each export of the practice session.

use super::table::{Report, Spread};
use smarketing::{
    export::{FORMATS, Kind, render},
    import::practice,
};

const RUNS: usize = 60;

pub fn run(report: &mut Report) {
    let workshop = practice::finished("260312-131000-aaaaa".into());
    for format in FORMATS {
        let bytes = render(workshop.session(), Kind::Record, format).unwrap().len();
        let rendered = Spread::of_work(RUNS, || render(workshop.session(), Kind::Record, format).unwrap());
        let what = format!("the whole record as {} ({} KB)", format.id, bytes.div_ceil(1000));
        report.spread(&what, "ms", &rendered, None);
    }
}
