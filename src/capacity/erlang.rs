//! Erlang B and C, the call-centre formulas: many small customers, no opening hours, no retries, steady state.
//! They are here to compare with; a promise is judged by the simulation.

/// A group of servers that a load in Erlangs is offered to; time is measured in mean service times.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Erlang {
    servers: u32,
    load: f64,
}

impl Erlang {
    /// The group; none if there is no server, or the load is no number above zero.
    pub fn new(servers: u32, load: f64) -> Option<Self> {
        (servers > 0 && load > 0.0 && load.is_finite()).then_some(Self { servers, load })
    }

    /// Whether the queue has a steady state at all.
    pub fn is_stable(self) -> bool {
        self.load < f64::from(self.servers)
    }

    /// Share of customers lost if nobody could wait (Erlang B).
    pub fn blocked(self) -> f64 {
        (1..=self.servers).fold(1.0, |blocked, servers| {
            let offered = self.load * blocked;
            offered / (f64::from(servers) + offered)
        })
    }

    /// Share of customers who wait (Erlang C); none without a steady state.
    pub fn waits(self) -> Option<f64> {
        let servers = f64::from(self.servers);
        let blocked = self.blocked();
        self.is_stable().then(|| servers * blocked / (servers - self.load * (1.0 - blocked)))
    }

    /// The mean wait; none without a steady state.
    pub fn mean_wait(self) -> Option<f64> {
        Some(self.waits()? / (f64::from(self.servers) - self.load))
    }

    /// Share of customers who wait no longer than this; none without a steady state.
    pub fn within(self, time: f64) -> Option<f64> {
        let spare = f64::from(self.servers) - self.load;
        Some(1.0 - self.waits()? * (-spare * time).exp())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::capacity::{form::Form, load::Load};
    use serde_json::Value;

    fn close(found: f64, expected: &Value, what: &str) {
        let expected = expected.as_f64().unwrap();
        assert!(
            (found - expected).abs() <= 1e-9 * expected.abs().max(1.0),
            "{what}: {found}, not {expected}"
        );
    }

    #[test]
    fn every_given_value_comes_out() {
        let document: Value =
            serde_json::from_str(include_str!("../../tests/fixtures/sla/queue.json")).unwrap();
        let rows = document["erlang"]["table"].as_array().unwrap();
        assert_eq!(rows.len(), 6);
        for row in rows {
            let group = Erlang::new(row["c"].as_u64().unwrap() as u32, row["a"].as_f64().unwrap()).unwrap();
            let place = format!("{group:?}");
            close(group.blocked(), &row["erlang_b"], &place);
            close(group.waits().unwrap(), &row["erlang_c"], &place);
            close(group.mean_wait().unwrap(), &row["mean_wait"], &place);
            for (time, share) in row["p_wait_le"].as_object().unwrap() {
                close(group.within(time.parse().unwrap()).unwrap(), share, &place);
            }
        }
    }

    #[test]
    fn what_is_offered_as_much_as_it_can_do_has_no_steady_state() {
        for load in [4.0, 4.1] {
            let group = Erlang::new(4, load).unwrap();
            assert_eq!((group.waits(), group.mean_wait(), group.within(1.0)), (None, None, None));
        }
        assert_eq!((Erlang::new(0, 1.0), Erlang::new(1, 0.0), Erlang::new(1, f64::NAN)), (None, None, None));
    }

    #[test]
    fn it_says_for_a_form_what_the_examples_say() {
        for (limit_hours, expected) in [(8.0, 1.0), (2.0, 0.98415)] {
            let form = Form { limit_hours, ..Form::default() };
            let group = Erlang::new(form.reps, Load::of(&form).reps).unwrap();
            let found = group.within(limit_hours / form.hours_per_attempt()).unwrap();
            assert!((found - expected).abs() < 5e-6, "{found}");
        }
    }
}
