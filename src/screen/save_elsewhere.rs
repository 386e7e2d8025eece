//! Where to save when the usual place fails: one path, typed or pasted. The session itself goes on in memory.

use super::{Context, Field, Go, Outcome, Shown, field};
use crate::{
    assets::words::say,
    domain::draft::DraftKey,
    effect::Effect,
    keymap::Binding,
    theme::Role,
    widget::{cells, modal, paragraph},
};
use ratatui::{
    buffer::Buffer,
    layout::{Rect, Size},
};
use std::path::PathBuf;

/// The path is typed in the field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct State;

/// What can be done while the field is not edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Msg {
    /// Type the path.
    Edit,
    /// Close.
    Close,
}

/// Keys of this screen.
pub const BINDINGS: &[Binding<Msg>] = &[
    Binding::new("enter e", Msg::Edit, "save_elsewhere.keys.edit").hint(1),
    Binding::new("esc", Msg::Close, "save_elsewhere.keys.close").hint(2),
];

/// Conditions of which one holds at a time.
pub const EXCLUSIVE: &[u32] = &[];

impl State {
    /// It opens with its field focused.
    pub fn first_field(&self, ctx: &Context<'_>) -> Option<Field> {
        ctx.path.map(|_| path_field(ctx))
    }

    /// The conditions that hold.
    pub fn flags(&self, _ctx: &Context<'_>) -> u32 {
        0
    }

    /// The headline.
    pub fn title(&self, _ctx: &Context<'_>) -> String {
        say("save_elsewhere.title").to_owned()
    }

    /// Takes a message.
    pub fn update(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        match msg {
            Msg::Edit => Outcome::edit(path_field(ctx)),
            Msg::Close => Outcome::back(),
        }
    }

    /// Takes the path that was typed.
    pub fn accept(&mut self, field: &Field, ctx: &Context<'_>) -> Result<Outcome, String> {
        let typed = field.value().trim();
        if typed.is_empty() {
            return Err(say("save_elsewhere.nothing").to_owned());
        }
        let path = PathBuf::from(typed);
        if ctx.path == Some(path.as_path()) {
            return Err(say("save_elsewhere.same").to_owned());
        }
        Ok(Outcome::effect(Effect::SaveElsewhere(path)).and_go(Go::Back))
    }

    /// There is only one field.
    pub fn turn(&mut self, _forward: bool, ctx: &Context<'_>) -> Outcome {
        Outcome::edit(path_field(ctx))
    }

    /// Draws the question.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        let inner = modal::draw(area, buffer, ctx.theme, &self.title(ctx), Size::new(66, 7));
        let used =
            paragraph::draw_text(inner, buffer, ctx.theme, (say("save_elsewhere.question"), Role::Text));
        let stored = stored(ctx);
        let value = field::Value { key: &key(), stored: &stored, empty: "", role: Role::Field };
        let mut shown = Shown::default();
        shown.note(field::draw(ctx, cells::below(inner, used + 1), buffer, value));
        shown
    }
}

fn key() -> DraftKey {
    DraftKey::new("save_elsewhere", "path")
}

fn stored(ctx: &Context<'_>) -> String {
    ctx.path.map_or_else(String::new, |path| path.display().to_string())
}

fn path_field(ctx: &Context<'_>) -> Field {
    Field::line(ctx, key(), &stored(ctx))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{app::play::Play, effect::Place, import::practice};

    fn play() -> Play {
        let session = practice::planned("demo".into()).session().clone();
        let mut play = Play::at(session, Place::CheckIn, 80, 24);
        play.keys(":elsewhere<enter>");
        play
    }

    fn asked(play: &Play) -> Option<&Effect> {
        play.effects.iter().find(|effect| matches!(effect, Effect::SaveElsewhere(_)))
    }

    #[test]
    fn a_typed_path_is_asked_for() {
        let mut play = play();
        play.keys("<ctrl+a>/media/stick/acme.json<enter>");
        assert_eq!(asked(&play), Some(&Effect::SaveElsewhere(PathBuf::from("/media/stick/acme.json"))));
        assert!(!play.text().contains("Save elsewhere"), "it is closed:\n{}", play.text());
    }

    #[test]
    fn the_place_that_fails_is_refused() {
        let mut play = play();
        play.keys("<enter>");
        assert_eq!(asked(&play), None);
        assert!(play.text().contains("Type another place"), "{}", play.text());
        play.keys("<ctrl+a><backspace><enter>");
        assert!(play.text().contains("Type a folder"), "{}", play.text());
    }
}
