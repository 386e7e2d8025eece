//! Asking: choices, words, dates, numbers and people, each until there is an answer that can stand. Commands that work
//! at every question are carried out in between.

use super::{Flow, Leave, Plain, order::Order, prompt::Answer, prompt::Heard, prompt::Prompt, stage, typed};
use crate::{
    assets::words::{fill, say},
    domain::{
        command::Command,
        ids::PersonId,
        moment::{Day, Moment},
        people::{Presence, Team},
        status::Care,
        topic::Topic,
    },
};
use std::path::PathBuf;

/// Typed alone, it empties what is asked for.
pub(super) const NOTHING: &str = "-";
/// Days ahead of what is to be looked after, when nobody says.
pub(super) const DAYS_AHEAD: i32 = 14;

impl Plain<'_> {
    /// Asks; commands are carried out and the question is asked again.
    pub(super) fn ask(&mut self, prompt: &Prompt) -> Flow<Answer> {
        loop {
            self.tell_time()?;
            self.set_bell();
            _ = self.asleep_since();
            let heard = self.talk.ask(prompt, &|typed| Order::read(typed).is_some())?;
            self.aside(Self::note_sleep)?;
            match heard {
                Heard::Answer(answer) => return Ok(answer),
                Heard::Command(typed) => match Order::read(&typed) {
                    Some(order) => self.step_aside(order)?,
                    None => self.tell(&fill("plain.unknown_command", &[("typed", &typed)]))?,
                },
            }
        }
    }

    /// Carries out a command that was typed at a question. Out of what it asked itself is back at that question.
    fn step_aside(&mut self, order: Order) -> Flow<()> {
        self.aside(|plain| match plain.obey(order) {
            Err(Leave::Back | Leave::Again) if !order.leaves_question() => Ok(()),
            left => left,
        })
    }

    /// What is done in between settles nothing of the form it came between; who leaves the form has stored nothing.
    fn aside(&mut self, step: impl FnOnce(&mut Self) -> Flow<()>) -> Flow<()> {
        let held = std::mem::take(&mut self.answered);
        let done = step(self);
        self.answered = if done.is_ok() { held } else { Vec::new() };
        done
    }

    /// One of several; the usual one is what Enter takes.
    pub(super) fn choose(
        &mut self,
        question: &str,
        choices: Vec<String>,
        usual: Option<usize>,
    ) -> Flow<usize> {
        let mut prompt = Prompt::choices(question, choices);
        if let Some(usual) = usual {
            prompt = prompt.usual(Answer::Choice(usual));
        }
        match self.ask(&prompt)? {
            Answer::Choice(choice) => Ok(choice),
            Answer::Words(_) => Err(Leave::Again),
        }
    }

    /// Yes or no.
    pub(super) fn yes(&mut self, question: &str, usual: bool) -> Flow<bool> {
        let choices = vec![say("common.yes").to_owned(), say("common.no").to_owned()];
        Ok(self.choose(question, choices, Some(usize::from(!usual)))? == 0)
    }

    /// Words of one's own; none when what is there stays, empty when it is taken away.
    pub(super) fn words(&mut self, question: &str, stored: &str) -> Flow<Option<String>> {
        let prompt = Prompt::words(question).usual(Answer::Words(stored.replace('\n', "; ")));
        self.worded(&prompt, stored)
    }

    /// The same where not everybody may hear what is there.
    pub(super) fn words_unsaid(&mut self, question: &str, stored: &str) -> Flow<Option<String>> {
        self.worded(&Prompt::words(question).usual(Answer::Words(stored.to_owned())).unsaid(), stored)
    }

    fn worded(&mut self, prompt: &Prompt, stored: &str) -> Flow<Option<String>> {
        match self.ask(prompt)? {
            Answer::Words(words) if words == NOTHING => {
                Ok(Some(String::new()).filter(|_| !stored.is_empty()))
            }
            Answer::Words(words) if words == stored || words == stored.replace('\n', "; ") => Ok(None),
            Answer::Words(words) => Ok(Some(words)),
            Answer::Choice(_) => Ok(None),
        }
    }

    /// Words that must be there.
    pub(super) fn some_words(&mut self, question: &str) -> Flow<String> {
        loop {
            match self.ask(&Prompt::words(question))? {
                Answer::Words(words) if words != NOTHING => return Ok(words),
                _ => self.tell(say("decide.text_missing"))?,
            }
        }
    }

    /// A file or folder, as it was typed or dropped.
    pub(super) fn path(&mut self, question: &str) -> Flow<PathBuf> {
        Ok(typed::path(&self.some_words(question)?))
    }

    /// Something read from words, asked until it can be; Enter takes the usual words.
    pub(super) fn read<T>(
        &mut self,
        question: &str,
        usual: &str,
        read: impl Fn(&str) -> Result<T, String>,
    ) -> Flow<T> {
        let mut prompt = Prompt::words(question);
        if !usual.is_empty() {
            prompt = prompt.usual(Answer::Words(usual.to_owned()));
        }
        self.read_from(&prompt, read)
    }

    /// What is no answer here but a command, is the command: only where every word is an answer it needs its mark.
    fn read_from<T>(&mut self, prompt: &Prompt, read: impl Fn(&str) -> Result<T, String>) -> Flow<T> {
        loop {
            let Answer::Words(words) = self.ask(prompt)? else { continue };
            match (read(&words), Order::read(&words)) {
                (Ok(value), _) => return Ok(value),
                (Err(_), Some(order)) => self.step_aside(order)?,
                (Err(refusal), None) => self.tell(&refusal)?,
            }
        }
    }

    /// A day from today on.
    pub(super) fn day(&mut self, question: &str, usual: Day) -> Flow<Day> {
        let today = self.today();
        self.read(question, &usual.long(), |typed| {
            let day = Day::read(typed, today).map_err(|error| error.to_string())?;
            if day < today { Err(fill("decide.past", &[("date", &day.told(today))])) } else { Ok(day) }
        })
    }

    /// A whole number in a range.
    pub(super) fn number(
        &mut self,
        question: &str,
        usual: u32,
        range: std::ops::RangeInclusive<u32>,
    ) -> Flow<u32> {
        self.read(question, &usual.to_string(), |typed| number_in(&range, typed))
    }

    /// The same where not everybody may hear the number that is there.
    pub(super) fn number_unsaid(
        &mut self,
        question: &str,
        stored: u32,
        range: std::ops::RangeInclusive<u32>,
    ) -> Flow<u32> {
        let prompt = Prompt::words(question).usual(Answer::Words(stored.to_string())).unsaid();
        self.read_from(&prompt, |typed| number_in(&range, typed))
    }

    /// Somebody on the attendance list; nobody where that may be.
    pub(super) fn person(
        &mut self,
        question: &str,
        usual: Option<&PersonId>,
        may_be_nobody: bool,
    ) -> Flow<Option<PersonId>> {
        let session = self.session();
        if session.people.is_empty() {
            self.tell(say("plain.nobody_listed"))?;
            return Ok(None);
        }
        let mut choices: Vec<String> = session.people.iter().map(typed::with_remark).collect();
        if may_be_nobody {
            choices.push(say("decide.nobody").to_owned());
        }
        let at = usual.and_then(|id| session.people.iter().position(|person| person.id == *id));
        let usual = at.or_else(|| may_be_nobody.then_some(session.people.len()));
        let choice = self.choose(question, choices, usual)?;
        Ok(session.people.get(choice).map(|person| person.id.clone()))
    }

    /// Who looks after something, and by when.
    pub(super) fn care(&mut self, usual: Option<&PersonId>) -> Flow<Care> {
        let owner = self.person(say("decide.care"), usual, true)?;
        let usual_day = self.today().plus_days(DAYS_AHEAD);
        let by = self.day(say("decide.by"), usual_day)?;
        Ok(Care { owner, by: Some(by) })
    }

    /// The person proposed to look after a topic: its owner, else the first who is here of the side that promises.
    pub(super) fn usual_owner(&self, topic: &Topic) -> Option<PersonId> {
        if let Some(owner) = &topic.owner {
            return Some(owner.person.clone());
        }
        let side = topic.fields.promised_by();
        let session = self.session();
        let of_side = |team: Team| side.is_none_or(|side| side == team);
        let fits = session.people.iter().filter(|person| person.presence != Presence::NotHere);
        fits.into_iter()
            .find(|person| person.group.team().is_some_and(of_side))
            .map(|person| person.id.clone())
    }

    /// Commits a batch; whether it was accepted. Why it was not, or that the disk does not have it, is said.
    pub(super) fn commit(&mut self, batch: Vec<Command>) -> Flow<bool> {
        if batch.is_empty() {
            return Ok(false);
        }
        let now = self.now();
        self.commit_at(batch, now)
    }

    /// Commits a batch as of a moment.
    fn commit_at(&mut self, batch: Vec<Command>, at: Moment) -> Flow<bool> {
        let Some(open) = &mut self.open else {
            self.tell(say("app.no_session"))?;
            return Ok(false);
        };
        let committed = open.commit(batch, at);
        let trouble = match open.saved() {
            super::sitting::Saved::Not(why) => Some(fill("plain.not_saved", &[("why", why)])),
            _ => None,
        };
        let news = open.take_news();
        match committed {
            Ok(()) => {
                self.settle_answered();
                self.tell_all(trouble.into_iter().chain(news))?;
                Ok(true)
            }
            Err(refused) => {
                self.answered.clear();
                self.tell(&super::status::sentence(&refused))?;
                Ok(false)
            }
        }
    }

    /// Commits one change.
    pub(super) fn change(&mut self, command: Command) -> Flow<bool> {
        self.commit(vec![command])
    }

    /// The last question that was asked before the machine slept, if it did since then.
    fn asleep_since(&mut self) -> Option<Moment> {
        let (wall, awake) = (self.now().timestamp(), (self.around.elapsed)());
        self.sleep.look(wall, awake).map(Moment::new)
    }

    /// Pauses the clock as of the question over which the machine slept, if it ran, and says so.
    fn note_sleep(&mut self) -> Flow<()> {
        let Some(since) = self.asleep_since().filter(|_| self.is_live()) else { return Ok(()) };
        self.stage.slept(since);
        if let Some((_, stage)) = &mut self.interrupted {
            stage.slept(since);
        }
        let session = self.session();
        let Some(began) = session.agenda.running_since else { return Ok(()) };
        if !self.commit_at(vec![Command::PauseTimer {}], since.max(began))? {
            return Ok(());
        }
        let (from, until) = (since.clock_in(&session.zone), self.now().clock_in(&session.zone));
        self.tell(&fill("plain.slept", &[("since", &from), ("until", &until)]))
    }

    /// Says once that the box is nearly over, and once that it is.
    fn tell_time(&mut self) -> Flow<()> {
        let now = self.now();
        let Some(open) = &self.open else { return Ok(()) };
        let agenda = &open.session().agenda;
        let (Some(entry), Some(clock)) = (agenda.current(), agenda.countdown(now)) else { return Ok(()) };
        let phase = match clock.left {
            ..=0 if clock.running => "plain.time_is_over",
            _ if clock.running && clock.is_wrapping_up() => "plain.wrapping_up",
            _ => return Ok(()),
        };
        let told = format!("{phase} {} {}", entry.id, clock.allowed);
        if told == self.told_of_time {
            return Ok(());
        }
        let words = stage::told_time(open.session(), entry, clock, now);
        self.told_of_time = told;
        self.tell(&words)
    }
}

fn number_in(range: &std::ops::RangeInclusive<u32>, typed: &str) -> Result<u32, String> {
    typed.parse().ok().filter(|number| range.contains(number)).ok_or_else(|| {
        let (low, high) = (range.start(), range.end());
        fill("plain.number_range", &[("low", low), ("high", high), ("typed", &typed)])
    })
}
