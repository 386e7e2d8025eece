//! One topic as lines of text: what is agreed first, then how it came to that. Prints nothing itself.

use crate::{
    assets::words::{count, fill, say},
    cli::page::Page,
    domain::{
        objection::{Fate, Objection},
        people::Team,
        sentence,
        session::Session,
        slot::{Shape, Slot},
        topic::{Author, Topic},
        vote::{Method, Round, Tally},
    },
};

/// The topic, wrapped at `width` columns.
pub(super) fn lines(session: &Session, topic: &Topic, width: usize) -> Vec<String> {
    let mut page = Page::new(width);
    page.add(0, &format!("{} ({})", topic.title, topic.id));
    page.add(0, &status(topic));
    page.given(topic);
    page.wording(topic);
    page.slots(topic);
    if let Some(owner) = &topic.owner {
        let confirm = owner.confirm_by.map_or(String::new(), |date| {
            format!(", {}", fill("common.to_be_confirmed", &[("date", &date.long())]))
        });
        page.add(0, &format!("{}: {}{confirm}", say("common.owner"), session.name_of(&owner.person)));
    }
    page.history(topic);
    page.into_lines()
}

fn status(topic: &Topic) -> String {
    let status = say(topic.status.key());
    if topic.revision == 0 {
        return status.to_owned();
    }
    fill("cli.status", &[("status", &status), ("n", &topic.revision)])
}

impl Page {
    fn given(&mut self, topic: &Topic) {
        if !topic.given.is_empty() {
            self.add(0, &fill("common.given_by_leadership", &[("limit", &topic.given)]));
        }
    }

    fn wording(&mut self, topic: &Topic) {
        let text = &sentence::in_full(topic);
        if !text.is_empty() {
            self.gap();
            self.add(2, text);
        }
    }

    /// A line for each value; the values of one row of a list share theirs.
    fn slots(&mut self, topic: &Topic) {
        let slots = topic.told(&topic.fields).slots();
        let filled: Vec<&Slot> =
            slots.iter().filter(|slot| slot.shape != Shape::AddRow && !slot.value.is_empty()).collect();
        if !filled.is_empty() {
            self.gap();
        }
        for row in filled.chunk_by(|one, next| one.row().is_some() && one.row() == next.row()) {
            let values = row.iter().map(|slot| {
                format!("{}: {}", sentence::label(&slot.name), slot.in_full().replace('\n', ", "))
            });
            self.add(2, &values.collect::<Vec<_>>().join("; "));
        }
        if topic.is_blind(&topic.fields) {
            self.add(2, &format!("{}: {}", sentence::label("market.attributes"), say("topic.hidden")));
        }
        for hole in topic.fields.holes() {
            self.add(2, &format!("? {}: {}", sentence::label(&hole.name), say("common.number_missing")));
        }
        if !topic.fields.unmeasured().is_empty() {
            self.add(2, &format!("? {}", say("common.not_measurable")));
        }
    }

    fn history(&mut self, topic: &Topic) {
        if !topic.proposals.is_empty() {
            self.part(say("cli.proposals"));
        }
        for proposal in &topic.proposals {
            self.add(2, &format!("{}: {}", author(proposal.by), proposal.text));
        }
        if !topic.rounds.is_empty() {
            self.part(say("cli.rounds"));
        }
        for round in topic.rounds.iter().filter(|round| round.revealed_at.is_some()) {
            self.add(2, &fill("cli.round", &[("n", &round.number), ("revision", &round.revision)]));
            for team in Team::BOTH {
                self.add(4, &format!("{}: {}", team_name(team), votes(round, team)));
            }
        }
        if !topic.objections.is_empty() || !topic.reservations.is_empty() {
            self.part(say("cli.objections"));
        }
        for objection in &topic.objections {
            self.objection(objection);
        }
        for reservation in &topic.reservations {
            let (team, note) = (team_name(reservation.team), &reservation.note);
            self.add(2, &fill("cli.reservation", &[("team", &team), ("note", note)]));
        }
    }

    fn objection(&mut self, objection: &Objection) {
        let reason = match objection.reason.as_str() {
            "" => say("objection.reason_not_given"),
            reason => reason,
        };
        let fate = say(match objection.fate {
            Fate::Open => "objection.open",
            Fate::MetByAmendment { .. } => "objection.met",
            Fate::Withdrawn => "objection.withdrawn",
            Fate::GoAhead => "objection.go_ahead",
            Fate::Stands => "objection.stands",
        });
        self.add(2, &format!("{}: {reason} ({fate})", team_name(objection.team)));
        if !objection.acceptable_if.is_empty() {
            let question = say("objection.acceptable_question");
            self.add(4, &format!("{question} {}", objection.acceptable_if));
        }
    }
}

pub(super) fn votes(round: &Round, team: Team) -> String {
    match (round.method, round.tallies.get(team)) {
        (Method::FistToFive, Some(tally)) => fingers(tally),
        (Method::Consent, _) if *round.asked.get(team) => say("cli.asked").to_owned(),
        _ => say("vote.not_answered").to_owned(),
    }
}

/// "5 5 4 4 3", the highest first, then what was only counted together.
fn fingers(tally: &Tally) -> String {
    let mut shown: Vec<String> = Vec::new();
    for (finger, times) in tally.counts.iter().enumerate().rev() {
        shown.extend((0..*times).map(|_| finger.to_string()));
    }
    if tally.three_or_more > 0 {
        shown.push(fill("vote.three_or_more", &[("n", &tally.three_or_more)]));
    }
    if tally.not_answered > 0 {
        shown.push(count("cli.not_answered", tally.not_answered));
    }
    shown.join(" ")
}

pub(super) fn team_name(team: Team) -> &'static str {
    match team {
        Team::Sales => say("team.sales"),
        Team::Marketing => say("team.marketing"),
    }
}

fn author(author: Author) -> &'static str {
    match author {
        Author::Sales => team_name(Team::Sales),
        Author::Marketing => team_name(Team::Marketing),
        Author::Mixed => say("team.both"),
    }
}
