//! What teams and steps are called: keys of the words file, the same on every screen.

use crate::{
    assets::words::say,
    domain::{people::Team, session::Step},
};

/// The key of a team's name in the words file.
pub fn team_key(team: Team) -> &'static str {
    match team {
        Team::Sales => "team.sales",
        Team::Marketing => "team.marketing",
    }
}

/// The key of a step's name in the words file.
pub fn step_key(step: Step) -> &'static str {
    match step {
        Step::CheckIn => "step.check_in",
        Step::Baseline => "step.baseline",
        Step::Definitions => "step.definitions",
        Step::Sla => "step.sla",
        Step::Practices => "step.practices",
        Step::Cadence => "step.cadence",
        Step::Close => "step.close",
    }
}

/// A headline with the step's number: "2/6 Definitions".
pub fn step_title(step: Step) -> String {
    format!("{}/6 {}", step as usize, say(step_key(step)))
}
