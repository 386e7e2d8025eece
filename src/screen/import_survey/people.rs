//! How many people the teams have, and from how many answers on an item is shown: said while looking at the survey.

use super::{Context, DEFAULT_THRESHOLD, DraftKey, Field, Line, Lines, Outcome, State, Team, agreed_key, people_key};
use crate::assets::words::{fill, say};

impl State {
    /// The field for the head-count of a team, on its line.
    pub(super) fn people_field(&mut self, ctx: &Context<'_>, team: Team) -> Option<Field> {
        let read = self.read()?;
        let stored = read.wave.people.get(team).map(|people| people.to_string()).unwrap_or_default();
        if let Some(line) = Lines::of(read).position(Line::People(team)) {
            self.chosen = line;
        }
        self.counted = Some(team);
        Some(Field::line(ctx, people_key(team), &stored))
    }

    /// Takes a head-count that was typed.
    pub(super) fn counted_as(&mut self, key: &DraftKey, text: &str) -> Result<(), String> {
        let team = Team::BOTH.into_iter().find(|team| *key == people_key(*team));
        if let (Some(team), Some(wave)) = (team, self.wave_mut()) {
            let people = people(text, *wave.respondents.get(team))?;
            *wave.people.get_mut(team) = people;
            self.request.answers.set_people(team, people);
        }
        Ok(())
    }

    /// The usual threshold needs nothing; a lower one needs the name of who agreed to it for both teams.
    pub(super) fn threshold(&mut self, wanted: u32, ctx: &Context<'_>) -> Outcome {
        if wanted < DEFAULT_THRESHOLD {
            (self.wanted, self.counted) = (Some(wanted), None);
            return Outcome::edit(Field::line(
                ctx,
                agreed_key(),
                self.agreed_by.as_deref().unwrap_or_default(),
            ));
        }
        self.set_threshold(wanted, None);
        Outcome::none()
    }

    /// Takes the name of who agreed to a lower threshold.
    pub(super) fn lower(&mut self, name: &str) -> Result<Outcome, String> {
        if name.is_empty() {
            return Err(say("import_survey.no_name").to_owned());
        }
        if let Some(wanted) = self.wanted.take() {
            self.set_threshold(wanted, Some(name.to_owned()));
        }
        Ok(Outcome::none())
    }

    fn set_threshold(&mut self, threshold: u32, agreed_by: Option<String>) {
        self.request.answers.set_threshold(threshold);
        self.agreed_by.clone_from(&agreed_by);
        if let Some(wave) = self.wave_mut() {
            (wave.threshold, wave.threshold_agreed_by) = (threshold, agreed_by);
        }
    }
}

/// The head-count that was typed; none if it was left empty.
fn people(text: &str, answered: u32) -> Result<Option<u32>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    match text.parse::<u32>() {
        Err(_) => Err(say("import_survey.not_a_number").to_owned()),
        Ok(people) if people < answered => Err(fill("import_survey.too_few_people", &[("n", &answered)])),
        Ok(people) => Ok(Some(people)),
    }
}
