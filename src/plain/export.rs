//! Writing documents: which, in full or to share, and where they lie then.

use super::{
    Flow, Plain,
    menu::{self, Menu, Then},
};
use crate::{
    assets::words::{fill, say},
    export::{self, Context, FORMATS, Kind, PAPERS},
    store::{disk::RealDisk, places, save},
};
use std::path::PathBuf;

#[derive(Clone, Debug, PartialEq)]
enum Do {
    Done,
    Format(&'static str),
    Paper(&'static str),
    Full,
}

/// Which documents, until none is wanted any more.
pub(super) fn menu(plain: &mut Plain<'_>) -> Flow<()> {
    let mut full = false;
    plain.tell(&fill("plain.export_to", &[("folder", &folder(plain).display())]))?;
    plain.tell(say("export.never"))?;
    if plain.session().closed_at.is_none() {
        plain.tell(say("export.draft"))?;
    }
    loop {
        let mut turned = false;
        let formats = FORMATS.iter().map(|format| (format_words(format.name, full), Do::Format(format.id)));
        let papers = PAPERS.iter().filter(|paper| !matches!(paper.id, "playbook" | "record"));
        let papers: Vec<(String, Do)> =
            papers.map(|paper| (say(paper.name).to_owned(), Do::Paper(paper.id))).collect();
        let rows: Vec<(String, Do)> = formats.collect();
        let what = say(if full { "plain.switch_to_playbook" } else { "plain.switch_to_record" });
        let offer = |_: &mut Plain<'_>| {
            let menu = Menu::new(say("plain.which_document")).row(say("plain.close_this"), Do::Done);
            Ok(menu.rows(rows.clone()).rows(papers.clone()).row(what, Do::Full).usual(&Do::Done))
        };
        menu::run(plain, offer, |plain, action| match action {
            Do::Done => Ok(Then::Done),
            Do::Full => {
                turned = true;
                Ok(Then::Done)
            }
            Do::Format(id) | Do::Paper(id) => write(plain, id, full).map(|()| Then::Stay),
        })?;
        if !turned {
            return Ok(());
        }
        full = !full;
    }
}

/// Documents lie beside the sessions; those of a session that is kept nowhere do not get among them.
fn folder(plain: &Plain<'_>) -> PathBuf {
    match &plain.open {
        Some(open) if open.path.as_os_str().is_empty() => places::for_practice(&open.session().id),
        _ => plain.around.places.sessions.clone(),
    }
}

fn format_words(name: &'static str, full: bool) -> String {
    let what = say(if full { "export.record" } else { "export.playbook" });
    fill("plain.format", &[("format", &say(name)), ("what", &what)])
}

/// Writes a document beside the sessions; a file that is there is never overwritten.
fn write(plain: &mut Plain<'_>, id: &str, full: bool) -> Flow<()> {
    let usual = if full { Kind::Record } else { Kind::Playbook };
    let Some(open) = &plain.open else { return Ok(()) };
    let (session, context) = (open.session().clone(), Context::of(open.session(), open.workshop().log()));
    let folder = folder(plain);
    // That of a practice session is made with its first document.
    if let Err(error) = save::private_folder(&folder) {
        return plain.tell(&fill("plain.what_and_advice", &[("what", &error), ("advice", &error.advice())]));
    }
    for piece in export::pieces([id], usual).unwrap_or_default() {
        let bytes = match piece.bytes(&session, &context) {
            Ok(bytes) => bytes,
            Err(error) => return plain.tell(&super::status::sentence(&error.to_string())),
        };
        let (name, extension) = (piece.file_name(&session), piece.extension());
        let stem = name.strip_suffix(extension).unwrap_or(&name).trim_end_matches('.');
        match save::save_new(&RealDisk, &folder, stem, extension, &bytes) {
            Ok(saved) => plain.tell(&fill("app.exported", &[("file", &saved.path.display())]))?,
            Err(error) => {
                plain
                    .tell(&fill("plain.what_and_advice", &[("what", &error), ("advice", &error.advice())]))?;
            }
        }
    }
    Ok(())
}
