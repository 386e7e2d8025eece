//! What happens to a lead, as promises name it and as a lead log carries it: events, kinds of response, channels.
//!
//! It knows no time and no promise; whatever is not known here keeps the name people gave it.

use crate::domain::slot::{
    Shape, SlotError, Value, field_of_value,
    named::{Naming, Several, named},
};

named! {
    /// Something that happens to a lead; the clocks of promises start and stop with it.
    Event in "event" {
        /// The sign of interest itself: an event somebody came to, a download.
        Interest = "interest", "interest is shown",
        /// It is in the system both teams look at.
        Created = "created", "lead is in the CRM",
        /// Marketing passes it to Sales.
        HandedOver = "handed_over", "lead is handed over",
        /// Somebody in Sales has it.
        Assigned = "assigned", "lead is assigned",
        /// Somebody tried to reach the person.
        Attempted = "attempted", "an attempt is made",
        /// A person from Sales answered.
        Responded = "responded", "somebody answers",
        /// Contact was made, or the last promised attempt.
        Worked = "worked", "contact or the last attempt is made",
        /// Sales takes it.
        Accepted = "accepted", "lead is accepted",
        /// Sales sends it back.
        SentBack = "sent_back", "lead is sent back",
        /// Sales takes it or sends it back.
        Decided = "decided", "lead is accepted or sent back",
        /// Marketing has it again.
        TakenOver = "taken_over", "Marketing takes it over",
        /// The promises begin to hold.
        Begins = "begins", "the period begins",
        /// The period they are counted in is over.
        Ends = "ends", "the period ends",
    }
}

impl Event {
    /// Whether an event of a log is this one or one of those it stands for.
    pub fn covers(&self, other: &Self) -> bool {
        self.is(other) || (*self == Self::Decided && matches!(other, Self::Accepted | Self::SentBack))
    }
}

impl Value for Option<Event> {
    const SHAPE: Shape = Shape::Event;

    fn show(&self) -> String {
        self.as_ref().map_or_else(String::new, |event| event.word().to_owned())
    }

    fn read(input: &str) -> Result<Self, SlotError> {
        Ok(Some(Event::typed(input)))
    }
}

named! {
    /// A way in which somebody from Sales, or a machine for them, turned to a lead.
    Response in "response" {
        /// A call, logged.
        CallLogged = "call_logged", "call logged",
        /// An e-mail a person wrote to this one.
        PersonalEmail = "personal_email", "personal e-mail",
        /// A meeting.
        Meeting = "meeting", "meeting",
        /// A message left: an attempt, and a response only where people say so.
        Voicemail = "voicemail", "voicemail",
        /// Sent by a machine; never a response.
        AutomaticReply = "automatic_reply", "automatic reply",
    }
}

named! {
    /// A channel by which an attempt is made.
    Channel in "channel" {
        /// By phone.
        Phone = "phone", "phone",
        /// By e-mail.
        Email = "email", "e-mail",
        /// By a message on a social network.
        Social = "social", "social",
    }
}

impl Several<Response> {
    /// Whether this counts as a response: what people listed, else what is usual; an automatic reply never does.
    pub fn counts(&self, response: &Response) -> bool {
        let usual = [Response::CallLogged, Response::PersonalEmail, Response::Meeting];
        let listed = if self.0.is_empty() { &usual[..] } else { &self.0 };
        *response != Response::AutomaticReply && listed.iter().any(|one| one.is(response))
    }
}

impl Several<Channel> {
    /// Whether an attempt by this channel counts: any does where none is listed.
    pub fn counts(&self, channel: &Channel) -> bool {
        self.0.is_empty() || self.0.iter().any(|one| one.is(channel))
    }
}

field_of_value!(Option<Event>, Several<Response>, Several<Channel>);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_events_are_known_in_files_and_as_typed() {
        for event in Event::KNOWN {
            assert_eq!(Event::stored(event.fixed()), *event);
            assert_eq!(Event::typed(&event.word().to_uppercase()), *event);
            let json = serde_json::to_string(event).unwrap();
            assert_eq!(serde_json::from_str::<Event>(&json).unwrap(), *event);
        }
    }

    #[test]
    fn presets_name_events_with_their_article_whatever_the_language() {
        for words in ["the lead is handed over", "The lead is accepted or sent back", "the lead is sent back"]
        {
            assert!(!matches!(Event::typed(words), Event::Named(_)), "{words}");
            assert!(!matches!(Event::stored(words), Event::Named(_)), "{words}");
        }
        assert_eq!(Event::typed("the reason"), Event::Named("the reason".to_owned()));
    }

    #[test]
    fn any_other_text_is_an_event_of_that_name() {
        let named = Event::Named("reason is entered".to_owned());
        assert_eq!(serde_json::from_str::<Event>("\"reason is entered\"").unwrap(), named);
        assert_eq!(serde_json::to_string(&named).unwrap(), "\"reason is entered\"");
        assert_eq!(<Option<Event>>::read(" reason is entered ").unwrap(), Some(named));
    }

    #[test]
    fn files_are_read_whatever_the_case() {
        assert_eq!(serde_json::from_str::<Event>("\"Lead is in the crm\"").unwrap(), Event::Created);
        let list: Several<Response> = serde_json::from_str(r#"["Call logged","MEETING","A card"]"#).unwrap();
        let card = Response::Named("A card".to_owned());
        assert_eq!(list.0, [Response::CallLogged, Response::Meeting, card.clone()]);
        let line: Several<Response> = serde_json::from_str("\"Call logged, Meeting or\\nA card\"").unwrap();
        assert_eq!(line.0[0], Response::CallLogged);
        let screen = format!("\"{}\"", Channel::Email.word().to_uppercase());
        let channels: Several<Channel> = serde_json::from_str(&screen).unwrap();
        assert_eq!(channels.0, [Channel::Email], "as the screen says it");
    }

    #[test]
    fn names_of_their_own_are_the_same_however_they_are_written() {
        let event = |name: &str| Event::Named(name.to_owned());
        assert!(event("Form is sent").covers(&event(" form is  sent")));
        assert!(!event("Form is sent").covers(&event("form is read")));
        assert!(responses("A card").counts(&Response::Named("a card".to_owned())));
        let fax: Several<Channel> = Value::read("Fax").unwrap();
        assert!(fax.counts(&Channel::Named("fax".to_owned())) && !fax.counts(&Channel::Phone));
    }

    #[test]
    fn a_decision_is_either_way() {
        assert!(Event::Decided.covers(&Event::Accepted) && Event::Decided.covers(&Event::SentBack));
        assert!(!Event::Accepted.covers(&Event::Decided) && !Event::Decided.covers(&Event::TakenOver));
    }

    fn responses(text: &str) -> Several<Response> {
        Value::read(text).unwrap()
    }

    #[test]
    fn what_counts_is_read_from_a_line_as_from_a_list() {
        use Response::{CallLogged, Meeting, PersonalEmail};
        let three = Several(vec![CallLogged, PersonalEmail, Meeting]);
        assert_eq!(responses("Call logged, personal e-mail, or meeting"), three);
        assert_eq!(responses(&three.show()), three);
        let stored: Several<Response> =
            serde_json::from_str("\"call logged, personal e-mail, meeting\"").unwrap();
        assert_eq!(stored, three);
        let list = serde_json::to_string(&three).unwrap();
        assert_eq!(list, r#"["call logged","personal e-mail","meeting"]"#);
        assert_eq!(serde_json::from_str::<Several<Response>>(&list).unwrap(), three);
    }

    #[test]
    fn an_automatic_reply_never_counts_and_voicemail_only_where_listed() {
        for listed in ["", "automatic reply, meeting", "call logged, voicemail"] {
            assert!(!responses(listed).counts(&Response::AutomaticReply), "{listed}");
        }
        assert!(responses("").counts(&Response::CallLogged));
        assert!(!responses("").counts(&Response::Voicemail));
        assert!(responses("voicemail").counts(&Response::Voicemail));
        assert!(!responses("voicemail").counts(&Response::CallLogged));
        assert!(responses("a handwritten card").counts(&Response::Named("a handwritten card".to_owned())));
    }

    #[test]
    fn attempts_count_by_the_channels_listed_or_by_any() {
        let by_phone: Several<Channel> = Value::read("phone").unwrap();
        assert!(by_phone.counts(&Channel::Phone) && !by_phone.counts(&Channel::Email));
        assert!(Several::<Channel>::default().counts(&Channel::Social));
    }
}
