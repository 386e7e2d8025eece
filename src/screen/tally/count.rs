//! Counting one question: what is typed for each team. It lives on this screen only and reaches no disk before both
//! teams are in.

use crate::{
    assets::words::{fill, say},
    domain::{
        baseline::{TeamAnswers, team_name},
        moment::Moment,
        people::{PerTeam, Team},
    },
    screen::survey::TEAMS,
};

/// Seconds from 3 to "now".
const COUNTDOWN: i64 = 3;
/// A room has no more people than this.
const MOST: u32 = 999;

/// One key pressed while a team is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Press {
    /// Somebody gave this answer, counted from 0.
    Answer(usize),
    /// Somebody could not say.
    CouldNotSay,
    /// One less of this answer.
    TakeBack(usize),
}

/// The questions being asked, and where the count stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Counting {
    /// Positions of the questions among those offered.
    pub(super) questions: Vec<usize>,
    /// The question that is on.
    pub(super) at: usize,
    /// The team that is counted.
    pub(super) team: Team,
    /// Keys pressed for each team.
    pub(super) pressed: PerTeam<Vec<Press>>,
    /// When everybody shows.
    pub(super) show_at: Option<Moment>,
    /// Leaving was asked once.
    pub(super) leaving: bool,
}

impl Counting {
    /// The first of these questions, nothing counted.
    pub(super) fn new(questions: Vec<usize>) -> Self {
        Self {
            questions,
            at: 0,
            team: TEAMS[0],
            pressed: PerTeam::default(),
            show_at: None,
            leaving: false,
        }
    }

    /// The same questions from one of them on, nothing counted.
    pub(super) fn on(questions: Vec<usize>, at: usize) -> Self {
        Self { at, ..Self::new(questions) }
    }

    /// So many people of a team are counted.
    pub(super) fn counted(&self, team: Team) -> u32 {
        self.pressed.get(team).iter().fold(0, |sum, press| match press {
            Press::TakeBack(_) => sum - 1,
            Press::Answer(_) | Press::CouldNotSay => sum + 1,
        })
    }

    /// Whether anything is counted.
    pub(super) fn is_begun(&self) -> bool {
        !self.pressed.both(Vec::is_empty)
    }

    /// Takes a key; an error says why not.
    pub(super) fn press(&mut self, press: Press, present: PerTeam<u32>) -> Result<(), String> {
        let (team, here) = (self.team, *present.get(self.team));
        let name = team_name(team);
        match press {
            Press::TakeBack(answer) if self.of(team, answer) == 0 => {
                return Err(fill("tally.none_to_take_back", &[("n", &(answer + 1))]));
            }
            Press::TakeBack(_) => {}
            _ if here == 0 => return Err(fill("tally.nobody_here", &[("team", &name)])),
            _ if self.counted(team) >= here => {
                return Err(fill("tally.all_counted", &[("team", &name), ("present", &here)]));
            }
            _ => {}
        }
        self.show_at = None;
        self.leaving = false;
        self.pressed.get_mut(team).push(press);
        Ok(())
    }

    /// Takes the last key back.
    pub(super) fn undo(&mut self) {
        self.leaving = false;
        self.pressed.get_mut(self.team).pop();
    }

    /// One person more or less of the team is here; never fewer than were counted.
    pub(super) fn present(&self, here: u32, more: bool) -> Result<u32, String> {
        let (name, counted) = (team_name(self.team), self.counted(self.team));
        match more {
            true => Ok((here + 1).min(MOST)),
            false if here > counted => Ok(here - 1),
            false => Err(fill("tally.are_counted", &[("team", &name), ("n", &counted)])),
        }
    }

    /// Ends the team's count: on to the other team, or `true` when both are in.
    pub(super) fn finish(&mut self) -> Result<bool, String> {
        if self.counted(self.team) == 0 {
            return Err(fill("tally.nothing_counted", &[("team", &team_name(self.team))]));
        }
        self.leaving = false;
        let other = self.team.other();
        let both = self.counted(other) > 0;
        if !both || self.team == TEAMS[0] {
            self.team = other;
            return Ok(false);
        }
        Ok(true)
    }

    /// Begins 3-2-1.
    pub(super) fn count_down(&mut self, now: Moment) {
        self.show_at = Some(now.plus_seconds(COUNTDOWN));
    }

    /// 3, 2, 1, then "Now!" until the first key.
    pub(super) fn countdown(&self, now: Moment) -> Option<String> {
        let left = self.show_at?.seconds_since(now);
        Some(if left > 0 { left.to_string() } else { say("tally.now").to_owned() })
    }

    /// What a team answered, among these people.
    pub(super) fn answers(&self, team: Team, points: usize, present: u32) -> TeamAnswers {
        let counts = (0..points).map(|answer| self.of(team, answer)).collect();
        let na = self.pressed.get(team).iter().filter(|press| **press == Press::CouldNotSay).count();
        TeamAnswers::counted(counts, na as u32, present)
    }

    fn of(&self, team: Team, answer: usize) -> u32 {
        self.pressed.get(team).iter().fold(0, |sum, press| match press {
            Press::Answer(given) if *given == answer => sum + 1,
            Press::TakeBack(taken) if *taken == answer => sum - 1,
            _ => sum,
        })
    }
}
