//! What accepting a field of the close means: an action, a sentence, a signature.

use super::key;
use crate::{
    domain::{
        command::Command,
        draft::DraftKey,
        ids::PersonId,
        moment::Day,
        people::Team,
        signing::{self, Signer},
    },
    screen::{Context, Field, Outcome},
};

const SENTENCE: &str = "sentence:";
const SIGN: &str = "sign:";

/// The field of a new action.
pub(super) fn action_key() -> DraftKey {
    DraftKey::action()
}

/// The field of somebody's sentence.
pub(super) fn sentence_key(person: &PersonId) -> DraftKey {
    DraftKey::sentence(person)
}

/// The field of a team's signature.
pub(super) fn sign_key(team: Team) -> DraftKey {
    DraftKey::signature(team)
}

/// Takes the text of a field; the error says what to type.
pub(super) fn accept(field: &Field, ctx: &Context<'_>) -> Result<Outcome, String> {
    let text = field.value().trim();
    if let Some(person) = field.name().strip_prefix(SENTENCE) {
        let stored = ctx.session.sentences.iter().find(|sentence| sentence.person.as_str() == person);
        if stored.map_or("", |sentence| sentence.text.as_str()) == text {
            return Ok(Outcome::none());
        }
        return Ok(Outcome::command(Command::Say { person: person.into(), text: text.to_owned() }));
    }
    if let Some(team) = field.name().strip_prefix(SIGN) {
        let team = if team == "sales" { Team::Sales } else { Team::Marketing };
        return sign(team, text, ctx);
    }
    if text.is_empty() {
        return Ok(Outcome::none());
    }
    let action = action(text, ctx);
    // The next one right away: actions come in a row.
    Ok(Outcome::command(action).and_edit(Some(Field::fresh_line(key("action:next")))))
}

/// "Dana Keller" signs now, "Dana Keller, 24 Mar" signs by then; what stands there already was not said anew.
fn sign(team: Team, text: &str, ctx: &Context<'_>) -> Result<Outcome, String> {
    if !text.is_empty() && text == signing::written(ctx.session, team, ctx.today()) {
        return Ok(Outcome::none());
    }
    let Signer { name, due } = signing::read(ctx.session, team, text, ctx.today())?;
    Ok(Outcome::command(Command::Sign { team, name, due, position: None }))
}

/// "Send the word list, Lee, 24 Mar": what, who, by when; who and when may be left out.
fn action(text: &str, ctx: &Context<'_>) -> Command {
    let today = ctx.today();
    let mut parts: Vec<&str> = text.split(',').map(str::trim).collect();
    let by = parts.last().filter(|_| parts.len() > 1).and_then(|last| Day::read(last, today).ok());
    if by.is_some() {
        parts.pop();
    }
    let who = parts.last().filter(|_| parts.len() > 1).and_then(|last| person(last, ctx));
    if who.is_some() {
        parts.pop();
    }
    Command::AddAction { id: None, what: parts.join(", "), when: String::new(), who, by, topic: None }
}

/// The one person whose name begins like this.
fn person(begins: &str, ctx: &Context<'_>) -> Option<PersonId> {
    let begins = begins.to_lowercase();
    let mut fits = ctx.session.people.iter().filter(|person| person.name.to_lowercase().starts_with(&begins));
    let first = fits.next().filter(|_| !begins.is_empty())?;
    fits.next().is_none().then(|| first.id.clone())
}
