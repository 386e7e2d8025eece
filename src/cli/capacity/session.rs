//! The form of a session: what its promises, its calendar and its assumptions say, with flags over it.

use super::{
    super::{exit::Exit, failure::Failure, sessions, world::World},
    flags::Flags,
};
use crate::{
    assets::words::{fill, say},
    capacity::Form,
    domain::{
        assumption::Input,
        feasibility::{Clauses, Lack, Question},
    },
};

/// The form of a session; what nobody said there has to come with a flag.
pub(super) fn form(world: &World, reference: &str, flags: &Flags) -> Result<Form, Failure> {
    let viewed = sessions::view(world, reference)?;
    let session = viewed.workshop.session();
    let (question, lacking) = Question::with_gaps(session, &Clauses::of(session));
    let lacking: Vec<Lack> = lacking.into_iter().filter(|lack| !flags.gives(field(lack))).collect();
    if lacking.is_empty() {
        return Ok(question.form);
    }
    let what: Vec<String> = lacking.iter().map(called).collect();
    let names: Vec<String> =
        lacking.iter().map(|lack| format!("--{}", field(lack).replace('_', "-"))).collect();
    Err(Failure::new(
        Exit::Findings,
        fill("cli.refused.lacking", &[("names", &what.join(", "))]),
        fill(
            "cli.refused.lacking_fix",
            &[("screen", &say("global.keys.keep")), ("flags", &names.join(", "))],
        ),
    ))
}

fn called(lack: &Lack) -> String {
    match lack {
        Lack::Input(input) => input.label(),
        Lack::Limit => say("keep.lack_limit").to_owned(),
    }
}

/// The field of the form that something lacking would fill.
fn field(lack: &Lack) -> &'static str {
    match lack {
        Lack::Input(Input::Time) => "available",
        Lack::Input(input) => input.name(),
        Lack::Limit => "limit_hours",
    }
}
