//! The vote: fingers keyed in per side, hidden until both sides are in.

use super::{Msg, State, rows, talk::Talk};
use crate::{
    assets::words::{fill, say},
    domain::{
        command::Command,
        people::{PerTeam, Team},
        sentence,
        topic::Topic,
        vote::{Method, Motion, Round, Tally},
    },
    route,
    screen::{Context, Outcome},
    text::{clean_line, fit_with},
};

/// Stands for "nobody below 3" among the typed fingers.
const THREE_OR_MORE: u8 = 9;

/// So much of half-typed text says which it is.
const HALF_TYPED: usize = 30;

impl State {
    /// Opening, counting, revealing and leaving a vote.
    pub(super) fn vote(&mut self, msg: Msg, ctx: &Context<'_>, topic: &Topic) -> Outcome {
        if msg == Msg::OpenVote {
            return self.open(ctx, topic, Motion::Adopt);
        }
        let Some(round) = topic.open_round() else { return Outcome::none() };
        match msg {
            Msg::Digit(digit) => self.digit(digit, round),
            Msg::Nobody => {
                self.talk = Talk::Object;
                self.warned = false;
                let people = *round.attendance.get(self.side) as usize;
                *self.typed.get_mut(self.side) = match round.method {
                    Method::FistToFive => vec![THREE_OR_MORE; people],
                    Method::Consent => vec![0],
                };
                Outcome::none()
            }
            Msg::TakeBack => {
                self.typed.get_mut(self.side).pop();
                Outcome::none()
            }
            Msg::OtherSide => self.count_side(self.side.other(), topic, round),
            Msg::Side(team) => self.count_side(team, topic, round),
            Msg::NextLine => {
                self.talk = self.talk(round).next();
                Outcome::none()
            }
            Msg::Reveal => self.reveal(topic, round),
            _ => {
                self.typed = PerTeam::default();
                let leave = Command::LeaveRound { topic: topic.id.clone(), round: round.number };
                Outcome::command(leave).and_say(say("topic.vote_left"))
            }
        }
    }

    /// Goes on counting with this side; what the other one showed is handed in.
    fn count_side(&mut self, team: Team, topic: &Topic, round: &Round) -> Outcome {
        self.talk = Talk::Object;
        if team == self.side {
            return Outcome::none();
        }
        let handed_in = self.hand_in(topic, round, self.side);
        self.side = team;
        Outcome::commands(handed_in.into_iter().collect())
    }

    /// Opens a vote on the wording, or on whether it is still valid.
    pub(super) fn open(&mut self, ctx: &Context<'_>, topic: &Topic, motion: Motion) -> Outcome {
        self.typed = PerTeam::default();
        self.objection = None;
        self.talk = Talk::Clarify;
        self.warned = false;
        let here = ctx.session.attendance();
        self.side = if here.sales > 0 { Team::Sales } else { Team::Marketing };
        if topic.status.is_agreed() {
            self.asking = true;
            return Outcome::none();
        }
        if here.sales + here.marketing == 0 {
            return Outcome::say(say("topic.nobody_here"));
        }
        let open = Outcome::command(Command::OpenRound { topic: topic.id.clone(), motion });
        let half_typed = ctx.drafts.iter().find(|(key, text)| {
            route::is_left_out_of_vote(ctx.session, topic, key) && !text.trim().is_empty()
        });
        // Words that the room takes for part of the vote come first: a small window shows one sentence.
        let mut said: Vec<String> = half_typed
            .map(|(_, text)| fit_with(&clean_line(text), HALF_TYPED, ctx.theme.glyphs().ellipsis))
            .map(|text| fill("topic.half_typed_not_voted", &[("text", &text)]))
            .into_iter()
            .collect();
        said.extend(sentence::remark(topic).filter(|_| motion == Motion::Adopt));
        let folded = rows::folded_and_voted(topic);
        if !self.more && !folded.is_empty() {
            said.push(fill("topic.voted_with_it", &[("names", &folded.join(", "))]));
        }
        if topic.is_answered() {
            said.push(fill("topic.decided_anew", &[("title", &topic.title)]));
        }
        let details = sentence::details_aside(topic);
        if !self.more && !details.is_empty() {
            said.push(fill("topic.not_voted", &[("details", &details.join(", "))]));
        }
        if said.is_empty() { open } else { open.and_say(said.join(" ")) }
    }

    fn digit(&mut self, digit: u8, round: &Round) -> Outcome {
        let people = *round.attendance.get(self.side);
        self.talk = Talk::Object;
        self.warned = false;
        let typed = self.typed.get_mut(self.side);
        match round.method {
            Method::Consent if u32::from(digit) > people => {
                return Outcome::say(fill("topic.too_many_objections", &[("people", &people)]));
            }
            Method::Consent => *typed = vec![digit],
            Method::FistToFive => {
                typed.retain(|finger| *finger != THREE_OR_MORE);
                if typed.len() >= people as usize {
                    return Outcome::say(fill("topic.too_many_fingers", &[("people", &people)]));
                }
                typed.push(digit);
            }
        }
        Outcome::none()
    }

    /// What a side has typed, as one command; nothing when nothing was typed.
    fn hand_in(&self, topic: &Topic, round: &Round, team: Team) -> Option<Command> {
        let typed = self.typed.get(team);
        if typed.is_empty() {
            return None;
        }
        let (id, number) = (topic.id.clone(), round.number);
        Some(match round.method {
            Method::FistToFive => {
                let tally = tally(typed, *round.attendance.get(team));
                Command::RecordTally { topic: id, round: number, team, tally }
            }
            Method::Consent => {
                let objections = u32::from(typed[0]);
                Command::RecordConsent { topic: id, round: number, team, objections }
            }
        })
    }

    /// A side of which nothing was counted yet, pointed out once: both are shown together or not at all.
    fn forgotten(&mut self, round: &Round) -> Option<Team> {
        let counted = |team: Team| round.has(team) || !self.typed.get(team).is_empty();
        let here = |team: &Team| *round.attendance.get(*team) > 0;
        let forgotten = Team::BOTH.into_iter().filter(here).find(|team| !counted(*team));
        let begun = Team::BOTH.into_iter().any(counted);
        let team = forgotten.filter(|_| begun && !self.warned && round.method == Method::FistToFive)?;
        self.warned = true;
        self.side = team;
        Some(team)
    }

    /// Hands in what is typed and shows both sides; who is missing has not answered.
    fn reveal(&mut self, topic: &Topic, round: &Round) -> Outcome {
        if let Some(team) = self.forgotten(round) {
            return Outcome::say(fill("topic.side_forgotten", &[("team", &say(team_key(team)))]));
        }
        let mut commands = Vec::new();
        for team in Team::BOTH.into_iter().filter(|team| *round.attendance.get(*team) > 0) {
            match self.hand_in(topic, round, team) {
                Some(command) => commands.push(command),
                None if round.has(team) => {}
                None if round.method == Method::Consent => {
                    self.side = team;
                    return Outcome::say(fill("topic.ask_first", &[("team", &say(team_key(team)))]));
                }
                None => {
                    let attendance = *round.attendance.get(team);
                    let tally = tally(&[], attendance);
                    commands.push(Command::RecordTally {
                        topic: topic.id.clone(),
                        round: round.number,
                        team,
                        tally,
                    });
                }
            }
        }
        let nobody = commands
            .iter()
            .all(|command| matches!(command, Command::RecordTally { tally, .. } if tally.answered() == 0));
        if nobody && !Team::BOTH.into_iter().any(|team| round.has(team)) {
            return Outcome::say(say("topic.nothing_counted"));
        }
        commands.push(Command::Reveal { topic: topic.id.clone(), round: round.number });
        self.typed = PerTeam::default();
        Outcome::commands(commands)
    }
}

fn tally(typed: &[u8], attendance: u32) -> Tally {
    if typed.first() == Some(&THREE_OR_MORE) {
        Tally::nobody_below_three(attendance)
    } else {
        Tally::of(typed, attendance)
    }
}

/// The key of a team's name in the words file.
pub(super) fn team_key(team: Team) -> &'static str {
    match team {
        Team::Sales => "team.sales",
        Team::Marketing => "team.marketing",
    }
}
