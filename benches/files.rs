//! What it takes to save and to load a session of a megabyte.

use super::{
    sessions,
    table::{Report, Spread},
};
use smarketing::store::{
    disk::RealDisk,
    format::{Document, read_document},
    save::{Over, save},
};

const RUNS: usize = 40;

pub fn run(report: &mut Report) {
    let workshop = sessions::large(1_000_000);
    let text = sessions::text(&workshop);
    report.value("the session's file", "KB", text.len() as f64 / 1e3, None);
    let loaded = Spread::of_work(RUNS, || read_document(&text).unwrap().document.into_workshop());
    report.spread("load of 1 MB: read, checked, replayed", "ms", &loaded, None);
    let written = Spread::of_work(RUNS, || Document::of(&workshop, &[]).to_text().unwrap());
    report.spread("save of 1 MB: written, read back, compared", "ms", &written, None);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Acme.json");
    let saved = Spread::of_work(RUNS, || save(&RealDisk, &path, text.as_bytes(), Over::Anything).unwrap());
    report.spread("save of 1 MB: on the disk, confirmed", "ms", &saved, None);
}
