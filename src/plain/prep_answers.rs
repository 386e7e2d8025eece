//! The answers of a prep sheet, pasted line by line or read from a file: they become a team's proposals and points.
//!
//! The whole sheet is taken or nothing of it; what could not be taken is kept and offered again.

use super::{Flow, Leave, Plain, team_name, typed};
use crate::{
    assets::words::{fill, say},
    domain::{draft::DraftKey, people::Team},
    import::prep_sheet::{self, Request},
    store::load,
};

/// A text and what it is called in messages.
struct Sheet {
    name: String,
    text: String,
    pasted: bool,
}

impl Sheet {
    /// Keeps what somebody pasted; a file is still there.
    fn keep(&self, plain: &mut Plain<'_>) {
        if self.pasted {
            plain.keep_text(&DraftKey::prep_answers(), &self.text);
        }
    }
}

/// Takes one sheet, or says why not.
pub(super) fn take(plain: &mut Plain<'_>) -> Flow<()> {
    let Some(sheet) = sheet(plain)? else { return Ok(()) };
    let mut whose = vec![say("plain.sheet_says").to_owned()];
    whose.extend(Team::BOTH.map(|team| team_name(team).to_owned()));
    let team = match plain.choose(say("plain.sheet_whose"), whose, Some(0)) {
        Ok(chosen) => chosen.checked_sub(1).map(|index| Team::BOTH[index]),
        Err(leave) => {
            sheet.keep(plain);
            return Err(leave);
        }
    };
    let request = Request { name: &sheet.name, text: &sheet.text, team, replace: false };
    match prep_sheet::read(request, &plain.session()) {
        Ok(read) => {
            let commands = read.value.commands;
            plain.answers(&DraftKey::prep_answers());
            if !commands.is_empty() && !plain.commit(commands)? {
                sheet.keep(plain);
                return Ok(());
            }
            plain.tell_all(read.value.lines.into_iter().chain(read.warnings))
        }
        Err(error) => {
            sheet.keep(plain);
            plain.tell(&fill("plain.what_and_advice", &[("what", &error), ("advice", &error.remedy)]))?;
            if sheet.pasted { plain.tell(say("plain.sheet_kept")) } else { Ok(()) }
        }
    }
}

/// What is to be read: what was pasted before, lines pasted now, or a file.
fn sheet(plain: &mut Plain<'_>) -> Flow<Option<Sheet>> {
    let name = say("prep_sheet.paste_label").to_owned();
    if let Some(text) = plain.text_at(&DraftKey::prep_answers())? {
        return Ok(Some(Sheet { name, text, pasted: true }));
    }
    plain.tell(say("plain.sheet_what"))?;
    let ways = ["plain.sheet_paste", "plain.sheet_file", "plain.sheet_not"].map(|key| say(key).to_owned());
    match plain.choose(say("plain.sheet_how"), ways.to_vec(), Some(0))? {
        0 => {
            plain.tell(say("plain.sheet_lines"))?;
            let Some(text) = plain.talk.lines().map_err(Leave::from)? else {
                plain.tell(say("app.paste_too_long"))?;
                return Ok(None);
            };
            if text.trim().is_empty() {
                plain.tell(say("plain.sheet_empty"))?;
                return Ok(None);
            }
            Ok(Some(Sheet { name, text, pasted: true }))
        }
        1 => file(plain),
        _ => Ok(None),
    }
}

fn file(plain: &mut Plain<'_>) -> Flow<Option<Sheet>> {
    let path = typed::path(&plain.some_words(say("plain.sheet_path"))?);
    match load::text(&path) {
        Ok(text) => {
            let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
            Ok(Some(Sheet { name, text, pasted: false }))
        }
        Err(error) => {
            let said = fill("plain.what_and_advice", &[("what", &error), ("advice", &error.advice())]);
            plain.tell(&said)?;
            Ok(None)
        }
    }
}
