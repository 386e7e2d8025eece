//! The question with what is tried in place of what was said or promised. It changes nothing: what was tried is
//! text beside the session until somebody takes it over.

use crate::{
    assets::words::say,
    capacity::form::{Discipline, Form, Routing},
    domain::{
        assumption::{Assumption, Input, Kind, Value, find},
        feasibility::{Clauses, Question, Trouble},
        fields::Fields,
        ids::TopicId,
        session::Session,
    },
    screen::Context,
};

/// A number that can be tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Knob {
    /// Something that was said, or is usual.
    Said(Input),
    /// Which kind of lead is asked about; not tried but chosen.
    Class,
    /// The first touch is promised within.
    Limit,
    /// How many attempts are promised.
    Attempts,
    /// The time for all of them.
    Within,
    /// Who says so, once it is taken over.
    By,
}

impl Knob {
    /// Those of every question, in the order people ask about them.
    pub(super) const ALL: [Self; 11] = [
        Self::Said(Input::Reps),
        Self::Said(Input::LeadsPerMonth),
        Self::Said(Input::Minutes),
        Self::Said(Input::Time),
        Self::Said(Input::Contact),
        Self::Limit,
        Self::Attempts,
        Self::Within,
        Self::Said(Input::Routing),
        Self::Said(Input::Discipline),
        Self::Said(Input::Absent),
    ];

    /// Its name in words and drafts.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Said(input) => input.name(),
            Self::Class => "class",
            Self::Limit => "limit",
            Self::Attempts => "attempts",
            Self::Within => "within",
            Self::By => "by",
        }
    }

    /// The knob of a name.
    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().chain([Self::Class, Self::By]).find(|knob| knob.name() == name)
    }

    /// Whether a number is typed into its row; the others are chosen from or take a name.
    pub(super) fn takes_number(&self) -> bool {
        match self {
            Self::Said(input) => !matches!(input.kind(), Kind::Routing | Kind::Discipline),
            Self::Limit | Self::Attempts | Self::Within => true,
            Self::Class | Self::By => false,
        }
    }

    /// What it is called where there is little room.
    pub(super) fn label(&self) -> &'static str {
        say(&format!("keep.knob.{}", self.name()))
    }
}

/// Text that is tried for a knob, as it was typed.
pub(super) type Tried = (Knob, String);

/// A promise with the topic it stands in.
type Clause = (TopicId, Fields);

/// The session as far as the question needs it, with what is tried in it.
#[derive(Clone, Debug)]
pub(super) struct Trial {
    /// Assumptions and calendars only.
    session: Session,
    follow_up: Option<Clause>,
    attempts: Option<Clause>,
    volume: Option<Clause>,
    class: usize,
}

impl Trial {
    /// The question of a session about one kind of lead, nothing tried.
    pub(super) fn new(ctx: &Context<'_>, class: usize) -> Self {
        let stored = ctx.session;
        let mut session = Session::new(stored.id.clone(), String::new(), stored.zone.clone());
        session.assumptions.clone_from(&stored.assumptions);
        session.calendars.clone_from(&stored.calendars);
        let clauses = Clauses::of(stored);
        let clause = |id: Option<&TopicId>| {
            let topic = stored.topic(id?)?;
            Some((topic.id.clone(), topic.fields.clone()))
        };
        Self {
            session,
            follow_up: clause(clauses.follow_up.map(|(id, _)| id)),
            attempts: clause(clauses.attempts.map(|(id, _)| id)),
            volume: clause(clauses.volume.map(|(id, _)| id)),
            class,
        }
    }

    /// The same with these tried; what cannot be read is left as it was.
    pub(super) fn with(mut self, tried: &[Tried], ctx: &Context<'_>) -> Self {
        for (knob, text) in tried {
            // Every text was read before it came here, save the one that is being typed.
            let _ = self.try_out(knob, text, ctx);
        }
        self
    }

    /// Puts text in place of a number, or says what to type.
    pub(super) fn try_out(&mut self, knob: &Knob, text: &str, ctx: &Context<'_>) -> Result<(), String> {
        match knob {
            Knob::Said(input) => {
                let value = input.read(text).map_err(|refused| refused.to_string())?;
                self.session.assumptions.retain(|other| other.what != *input);
                let by = say("keep.what_if").to_owned();
                self.session.assumptions.push(Assumption { what: input.clone(), value, by, at: ctx.now });
            }
            Knob::Limit | Knob::Attempts | Knob::Within => {
                let (id, fields) = self.clause(knob).ok_or_else(|| say("keep.no_clause").to_owned())?;
                let changed = (id.clone(), filled(fields, knob, self.class, text)?);
                let place = if *knob == Knob::Limit { &mut self.follow_up } else { &mut self.attempts };
                *place = Some(changed);
            }
            Knob::Class | Knob::By => {}
        }
        Ok(())
    }

    /// The promise a knob belongs to.
    pub(super) fn clause(&self, knob: &Knob) -> Option<&Clause> {
        match knob {
            Knob::Limit | Knob::Class => self.follow_up.as_ref(),
            Knob::Attempts | Knob::Within => self.attempts.as_ref(),
            Knob::Said(_) | Knob::By => None,
        }
    }

    /// Whether a number typed there has somewhere to stand.
    pub(super) fn can_hold(&self, knob: &Knob) -> bool {
        matches!(knob, Knob::Said(_) | Knob::By) || self.clause(knob).is_some()
    }

    /// What it comes to.
    pub(super) fn question(&self) -> Result<Question, Trouble> {
        let mut clauses = Clauses::default();
        for (id, fields) in [&self.follow_up, &self.attempts, &self.volume].into_iter().flatten() {
            clauses = clauses.with(id, fields);
        }
        Question::of(&self.session, &clauses.about(self.class))
    }

    /// What stands for a knob, as it is shown and read again; none where nothing is known.
    pub(super) fn value(&self, knob: &Knob) -> Option<String> {
        match knob {
            Knob::Said(input) => {
                let said = find(&self.session.assumptions, input).map(|said| input.show(said.value));
                said.or_else(|| self.promised(input)).or_else(|| usual(input))
            }
            Knob::Class | Knob::Limit | Knob::Attempts | Knob::Within => {
                let (_, fields) = self.clause(knob)?;
                let path = path(fields, knob, self.class);
                let slot = fields.slots().into_iter().find(|slot| slot.path == path)?;
                Some(slot.value).filter(|value| !value.is_empty())
            }
            Knob::By => None,
        }
    }

    /// Whether nobody said anything about a knob and what is usual stands in.
    pub(super) fn is_usual(&self, knob: &Knob) -> bool {
        match knob {
            Knob::Said(input) => {
                find(&self.session.assumptions, input).is_none() && self.promised(input).is_none()
            }
            _ => false,
        }
    }

    /// Who said what stands for a knob, and on which day; none where a promise or nobody did.
    pub(super) fn said<'a>(&'a self, knob: &Knob) -> Option<&'a Assumption> {
        match knob {
            Knob::Said(input) => find(&self.session.assumptions, input),
            _ => None,
        }
    }

    /// How many kinds of lead the promise tells apart.
    pub(super) fn classes(&self) -> usize {
        match &self.follow_up {
            Some((_, Fields::FollowUp(clause))) => clause.classes.len(),
            _ => 0,
        }
    }

    /// The leads that Marketing promises a month, product by product; none where a number is missing.
    pub(super) fn products(&self) -> Vec<(String, u32)> {
        let Some((_, Fields::Volume(volume))) = &self.volume else { return Vec::new() };
        let with_number = |product: &crate::domain::sla::ProductVolume| {
            product.leads.filter(|leads| *leads > 0).map(|leads| (product.product.clone(), leads))
        };
        volume.products.iter().map(with_number).collect::<Option<Vec<_>>>().unwrap_or_default()
    }

    /// Leads a month that come on average, where somebody said so.
    pub(super) fn leads_said(&self) -> Option<f64> {
        let said = find(&self.session.assumptions, &Input::LeadsPerMonth)?;
        said.value.number().map(crate::capacity::Ratio::to_f64)
    }

    /// Leads nobody counted are those that are promised.
    fn promised(&self, input: &Input) -> Option<String> {
        let Some((_, Fields::Volume(volume))) = self.volume.as_ref().filter(|_| *input == Input::LeadsPerMonth)
        else {
            return None;
        };
        volume.promised().map(|leads| leads.to_string())
    }
}

/// The fields of a promise with text in the slot of a knob, or what to type.
pub(super) fn filled(fields: &Fields, knob: &Knob, class: usize, text: &str) -> Result<Fields, String> {
    let refused = |error: crate::domain::slot::SlotError| error.to_string();
    let mut fields = fields.clone();
    if matches!(&fields, Fields::FollowUp(clause) if clause.classes.is_empty()) {
        // A promise about no kind of lead yet is one about all of them.
        fields = fields.with("classes/+", say("keep.every_lead")).map_err(refused)?;
    }
    let path = path(&fields, knob, class);
    fields.with(&path, text).map_err(refused)
}

/// The slot of a knob in the fields of its promise.
pub(super) fn path(fields: &Fields, knob: &Knob, class: usize) -> String {
    match (knob, fields) {
        (Knob::Limit | Knob::Class, Fields::FollowUp(clause)) => {
            let chosen = clause.classes.get(class).filter(|class| class.within.is_some());
            let first = clause.classes.iter().position(|class| class.within.is_some());
            let row = if chosen.is_some() { class } else { first.unwrap_or(0) };
            let slot = if *knob == Knob::Class { "class" } else { "within" };
            format!("classes/{row}/{slot}")
        }
        (Knob::Attempts, _) => "attempts".to_owned(),
        _ => "within".to_owned(),
    }
}

/// What is usual where nobody says anything else; nobody can guess people, leads and minutes.
fn usual(input: &Input) -> Option<String> {
    let form = Form::default();
    let share = |share: f64| format!("{} %", (share * 100.0).round());
    match input {
        Input::Contact => Some(share(form.contact)),
        Input::Absent => Some(share(form.absent)),
        Input::Routing => Some(input.show(Value::Routing(form.routing))),
        Input::Discipline => Some(input.show(Value::Discipline(form.discipline))),
        _ => None,
    }
}

/// What stands one step up or down from the value of a knob; none where there is no number yet.
pub(super) fn nudged(trial: &Trial, knob: &Knob, by: i64) -> Option<String> {
    let text = trial.value(knob)?;
    match knob {
        Knob::Said(Input::Routing) => {
            let pooled = Input::Routing.show(Value::Routing(Routing::Pooled));
            let owned = Input::Routing.show(Value::Routing(Routing::RoundRobin));
            Some(if text == pooled { owned } else { pooled })
        }
        Knob::Said(Input::Discipline) => {
            let due = Input::Discipline.show(Value::Discipline(Discipline::ByDueTime));
            let first = Input::Discipline.show(Value::Discipline(Discipline::FirstTouchPriority));
            Some(if text == due { first } else { due })
        }
        _ => {
            let digits = text.find(|letter: char| !letter.is_ascii_digit() && letter != ',').unwrap_or(text.len());
            let number: i64 = text[..digits].replace(',', "").parse().ok()?;
            let stepped = number + by * step(knob, number);
            Some(format!("{stepped}{}", tail(&text[digits..])))
        }
    }
}

/// The unit after a number; places behind a point are gone with the first step.
fn tail(rest: &str) -> &str {
    rest.strip_prefix('.').map_or(rest, |places| places.trim_start_matches(|letter: char| letter.is_ascii_digit()))
}

/// How far one key press goes.
fn step(knob: &Knob, number: i64) -> i64 {
    match knob {
        Knob::Said(Input::LeadsPerMonth) if number >= 100 => 10,
        Knob::Said(Input::Time | Input::Contact) => 5,
        _ => 1,
    }
}

#[cfg(test)]
mod tests;
