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

/// A headline with the step's number: "2/6 Definitions".
pub fn step_title(step: Step) -> String {
    format!("{}/6 {}", step as usize, say(step.key()))
}
