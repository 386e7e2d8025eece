//! The typed fields of the common definitions: goal, lead, messaging and strategy, persona, journey.
//! The target market with its weights is in [`crate::domain::market`].

use crate::domain::{
    limit::Limit,
    slot::{choice, record},
};

choice! {
    /// Which side does something.
    Side {
        /// The sales team.
        Sales = "sales",
        /// The marketing team.
        Marketing = "marketing",
        /// Both together.
        Both = "both",
    }
}

choice! {
    /// What a room said of an example lead.
    InOrOut {
        /// It is a lead.
        In = "in",
        /// It is not.
        Out = "out",
        /// They could not say.
        Unsure = "unsure",
    }
}

record! {
    /// The goal both teams steer for.
    Goal {
        /// The customer we steer for.
        need customer: String,
        /// What is counted: closed revenue, new customers.
        need measure: String,
        /// The one number.
        need number: String,
        /// The period the number is for.
        need period: String,
    }
}

record! {
    /// What a lead is. The one-sentence definition is the topic's wording.
    Lead {
        /// Real leads, without names, that each team judged before and after the merge.
        room examples: Vec<TriedLead>,
        /// The stages a lead passes, in order.
        more stages: Vec<Stage>,
        /// Score from which a lead counts, 0 to 100.
        more score_threshold: Option<u32>,
        /// Second threshold when fit and intent are scored apart.
        more intent_threshold: Option<u32>,
        /// Who is a lead whatever the score: hand-raisers.
        more bypass: String,
        /// Signals of intent.
        more signals: Vec<Signal>,
    }
}

record! {
    /// A real lead the definition is tried on.
    TriedLead {
        /// The lead in a few words, without a name.
        room lead: String,
        /// What Sales said before the merge.
        detail sales_before: Option<InOrOut>,
        /// What Marketing said before the merge.
        detail marketing_before: Option<InOrOut>,
        /// What Sales says with the new wording.
        detail sales_after: Option<InOrOut>,
        /// What Marketing says with the new wording.
        detail marketing_after: Option<InOrOut>,
    }
}

record! {
    /// One stage of a lead's way; names and order are data.
    Stage {
        /// The stage's name.
        need name: String,
        /// Its abbreviation.
        room abbreviation: String,
        /// What must be observed to enter.
        room entry: String,
        /// What must be observed to leave.
        room exit: String,
        /// Who owns a lead here.
        room owner: Option<Side>,
        /// How long it may stay.
        room at_most: Option<Limit>,
    }
}

record! {
    /// A signal of intent and what it is worth.
    Signal {
        /// What was observed.
        need signal: String,
        /// Points; negative signals are written "minus" in the signal's text.
        room points: Option<u32>,
        /// After how long it no longer counts.
        room fades_after: Option<Limit>,
    }
}

record! {
    /// Go-to-market strategy and message.
    Messaging {
        /// Which segment first.
        need segment: String,
        /// Which product.
        room product: String,
        /// Inbound, outbound or partner.
        room motion: String,
        /// Who leads.
        room leads: String,
        /// What we will not do.
        room will_not: String,
        /// For whom.
        need for_whom: String,
        /// Their problem.
        need problem: String,
        /// The key benefit.
        need benefit: String,
        /// What they do instead, doing nothing included.
        room alternative: String,
        /// How we differ.
        room difference: String,
        /// The proof.
        room proof: String,
        /// Words to use.
        room words_to_use: Vec<String>,
        /// Words to avoid.
        room words_to_avoid: Vec<String>,
        /// The category we want to be found in.
        more category: String,
        /// The pillars of the message.
        more pillars: Vec<String>,
        /// Ten seconds.
        more pitch_10: String,
        /// Thirty seconds.
        more pitch_30: String,
        /// Sixty seconds.
        more pitch_60: String,
        /// Pain, message and call to action per persona.
        more personas: Vec<PersonaMessage>,
    }
}

record! {
    /// What one persona is told.
    PersonaMessage {
        /// Which persona.
        need persona: String,
        /// Their pain.
        room pain: String,
        /// The message.
        room message: String,
        /// The call to action.
        room call_to_action: String,
    }
}

choice! {
    /// What a statement about the buyer rests on.
    Basis {
        /// Somebody saw or heard it.
        Evidence = "evidence",
        /// We think so.
        Guess = "guess",
    }
}

record! {
    /// One statement about the buyer and what it rests on.
    Known {
        /// The statement.
        room text: String,
        /// Evidence or guess.
        room basis: Option<Basis>,
    }
}

record! {
    /// The buyer persona. The first six are asked in the room, the rest when there is time.
    Persona {
        /// Name and role.
        room who: Known,
        /// Their day.
        room day: Known,
        /// What makes them start looking.
        room trigger: Known,
        /// What worries them.
        room worry: Known,
        /// Where they read.
        room reads: Known,
        /// Words they use.
        room words: Known,
        /// Seniority.
        more seniority: Known,
        /// Part in the decision: economic buyer, champion, evaluator, user, blocker.
        more part_in_decision: Known,
        /// Responsibilities and how success is measured.
        more success: Known,
        /// Goals.
        more goals: Known,
        /// Pains.
        more pains: Known,
        /// What they decide by.
        more criteria: Known,
        /// How they buy.
        more process: Known,
        /// Objections with answers.
        more objections: Known,
        /// Proof they need.
        more proof: Known,
        /// Real quotes.
        more quotes: Known,
        /// What nearly stopped them.
        more nearly_stopped: Known,
        /// A real customer story, told by Sales.
        more story: Story,
    }
}

record! {
    /// A real customer story.
    Story {
        /// The situation.
        more situation: String,
        /// Before, with a number.
        more before: String,
        /// After.
        more after: String,
        /// The result.
        more result: String,
        /// One quote.
        more quote: String,
        /// Whether and how it may be used.
        more consent: String,
    }
}

record! {
    /// The buyer's journey.
    Journey {
        /// Its stages, in order.
        need stages: Vec<JourneyStage>,
    }
}

record! {
    /// One stage of the buyer's journey.
    JourneyStage {
        /// The stage.
        need stage: String,
        /// The buyer's question.
        room question: String,
        /// What they do.
        room does: String,
        /// Where they meet us.
        room touchpoints: String,
        /// Content we have.
        room have: String,
        /// Content missing.
        room missing: String,
        /// What shows the stage is over.
        room exit: String,
        /// Which team owns it.
        room owner: Option<Side>,
    }
}
