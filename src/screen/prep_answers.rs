//! The answers of a prep sheet, pasted as a team sent them back: they become its proposals and its points.
//!
//! One field for the whole text. What cannot be taken is said under it with its line, and nothing is taken then.

use super::{Context, Field, Go, Outcome, Shown, field};
use crate::{
    assets::words::say,
    domain::draft::DraftKey,
    import::prep_sheet::{self, Request},
    keymap::Binding,
    theme::Role,
    widget::{cells, modal, paragraph},
};
use ratatui::{
    buffer::Buffer,
    layout::{Rect, Size},
};

/// The largest box: most of an 80x24 window.
const LARGEST: Size = Size::new(74, 19);

/// The text is typed in the field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct State;

/// What can be done while the field is not edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Msg {
    /// Paste or type.
    Edit,
    /// Close.
    Close,
}

/// Keys of this screen.
pub const BINDINGS: &[Binding<Msg>] = &[
    Binding::new("enter e", Msg::Edit, "prep_sheet.keys.paste").hint(1),
    Binding::new("esc", Msg::Close, "prep_sheet.keys.back").hint(2),
];

/// Conditions of which one holds at a time.
pub const EXCLUSIVE: &[u32] = &[];

impl State {
    /// It opens with its field focused.
    pub fn first_field(&self, ctx: &Context<'_>) -> Option<Field> {
        ctx.is_writable().then(|| answers(ctx))
    }

    /// The conditions that hold.
    pub fn flags(&self, _ctx: &Context<'_>) -> u32 {
        0
    }

    /// The headline.
    pub fn title(&self, _ctx: &Context<'_>) -> String {
        say("prep_sheet.paste_title").to_owned()
    }

    /// Takes a message.
    pub fn update(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        match msg {
            Msg::Edit if ctx.is_writable() => Outcome::edit(answers(ctx)),
            Msg::Edit => Outcome::none(),
            Msg::Close => Outcome::back(),
        }
    }

    /// Takes the whole sheet or nothing of it.
    pub fn accept(&mut self, field: &Field, ctx: &Context<'_>) -> Result<Outcome, String> {
        let name = say("prep_sheet.paste_label");
        let request = Request { name, text: field.value(), team: None, replace: false };
        let read = prep_sheet::read(request, ctx.session).map_err(|error| format!("{error}. {}", error.remedy))?;
        let said: Vec<String> = read.value.lines.into_iter().chain(read.warnings).collect();
        Ok(Outcome::commands(read.value.commands).and_say(said.join("; ")).and_go(Go::Back))
    }

    /// There is only one field.
    pub fn turn(&mut self, _forward: bool, ctx: &Context<'_>) -> Outcome {
        Outcome::edit(answers(ctx))
    }

    /// Draws what to do and the field.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        let mut rest = modal::draw(area, buffer, ctx.theme, &self.title(ctx), LARGEST);
        if ctx.tier > super::Tier::Room {
            let used = paragraph::draw_text(rest, buffer, ctx.theme, (say("prep_sheet.paste"), Role::Text));
            rest = cells::below(rest, used + 1);
        }
        let empty = say("prep_sheet.paste_example");
        let value = field::Value { key: &key(), stored: "", empty, role: Role::Field };
        let mut shown = Shown::default();
        shown.note(field::draw(ctx, rest, buffer, value));
        shown
    }
}

fn key() -> DraftKey {
    DraftKey::prep_answers()
}

fn answers(ctx: &Context<'_>) -> Field {
    Field::text(ctx, key(), "")
}

#[cfg(test)]
mod tests {
    use crate::{
        app::{Msg as AppMsg, play::Play},
        domain::topic::Author,
        effect::Place,
        import::practice,
    };

    const SHEET: &str = "Prep sheet for Sales: Acme\n\n1. A lead is a person who ...\n\nasked to talk to us\n\n\
        100 points: what tells you\n- Size 50-500: 60\n- Budget: 40\n";

    fn play(width: u16, height: u16) -> Play {
        let mut play = Play::at(practice::planned("demo".into()).session().clone(), Place::CheckIn, width, height);
        play.keys("i");
        play
    }

    #[test]
    fn a_pasted_sheet_becomes_proposals_and_points() {
        let mut play = play(80, 24);
        assert!(play.text().contains("Answers of a prep sheet"), "{}", play.text());
        play.msg(AppMsg::Paste(SHEET.to_owned())).keys("<enter>");
        let lead = play.session().topic(&"lead".into()).unwrap();
        assert_eq!(lead.proposal(Author::Sales).unwrap().text, "asked to talk to us");
        assert!(play.text().contains("Lead: proposal of Sales"), "{}", play.text());
        assert_eq!(*play.model.place(), Place::CheckIn);
        play.keys("u");
        assert!(play.session().topic(&"lead".into()).unwrap().proposals.is_empty(), "one undo takes it all back");
    }

    #[test]
    fn what_is_wrong_stays_in_the_field_with_its_line() {
        let mut play = play(80, 24);
        play.msg(AppMsg::Paste(SHEET.replace(": 40", ": 48"))).keys("<enter>");
        assert!(play.text().contains("line 9: the points add up to 108: 8 too many"), "{}", play.text());
        assert!(play.session().topic(&"lead".into()).unwrap().proposals.is_empty());
    }

    #[test]
    fn the_team_can_be_said_where_the_sheet_does_not() {
        let mut play = play(80, 24);
        let untitled = SHEET.replace("for Sales", "");
        play.msg(AppMsg::Paste(untitled.clone())).keys("<enter>");
        assert!(play.text().contains("whose answers"), "{}", play.text());
        play.keys("<ctrl+a>").msg(AppMsg::Paste(format!("Marketing\n{untitled}"))).keys("<enter>");
        let lead = play.session().topic(&"lead".into()).unwrap();
        assert!(lead.proposal(Author::Marketing).is_some(), "{}", play.text());
    }

    #[test]
    fn it_survives_any_area() {
        let mut play = play(40, 12);
        play.msg(AppMsg::Paste(SHEET.to_owned())).sweep();
        assert!(play.text().contains("asked to talk to us"), "{}", play.text());
    }
}
