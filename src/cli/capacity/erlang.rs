//! `capacity erlang`: Erlang B and C for a group of servers, times in units of the mean service time.

use super::super::{Outcome, exit::Exit, failure::Failure, out};
use crate::{
    assets::words::{fill, say},
    capacity::erlang::Erlang,
};
use serde::Serialize;
use serde_json::{Map, Value};

/// What `capacity erlang` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// How many serve
    #[arg(long, value_name = "NUMBER")]
    servers: u32,
    /// What is offered to them, in Erlangs: arrivals in the time one service takes
    #[arg(long, value_name = "ERLANGS")]
    load: f64,
    /// Times to wait no longer than, in mean service times
    #[arg(long, value_name = "TIMES", value_delimiter = ',', default_values_t = [0.0, 0.1, 0.5, 1.0, 2.0, 10.0])]
    within: Vec<f64>,
    /// Print one JSON document
    #[arg(long)]
    json: bool,
}

/// The answer with the names of the published table; without a steady state no number stands there.
#[derive(Serialize)]
struct Document {
    c: u32,
    a: f64,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    unstable: bool,
    erlang_b: Option<f64>,
    erlang_c: Option<f64>,
    mean_wait: Option<f64>,
    p_wait_le: Map<String, Value>,
}

/// Runs `capacity erlang`.
pub(super) fn run(arguments: &Arguments) -> Outcome {
    let group = Erlang::new(arguments.servers, arguments.load).ok_or_else(|| {
        Failure::usage(
            fill("cli.refused.no_queue", &[("servers", &arguments.servers), ("load", &arguments.load)]),
            say("cli.refused.no_queue_fix"),
        )
    })?;
    if let Some(wrong) = arguments.within.iter().find(|time| !(**time >= 0.0 && time.is_finite())) {
        return Err(Failure::usage(
            fill("cli.refused.within", &[("value", wrong)]),
            say("cli.refused.within_fix"),
        ));
    }
    let within = arguments.within.iter().filter_map(|time| Some((time.to_string(), group.within(*time)?)));
    let document = Document {
        c: arguments.servers,
        a: arguments.load,
        unstable: !group.is_stable(),
        erlang_b: group.is_stable().then(|| group.blocked()),
        erlang_c: group.waits(),
        mean_wait: group.mean_wait(),
        p_wait_le: within.map(|(time, share)| (time, share.into())).collect(),
    };
    if arguments.json {
        out::json(&document)?;
    } else {
        for line in lines(&document, arguments, group) {
            out::line(&line)?;
        }
    }
    Ok(Exit::Done)
}

fn lines(document: &Document, arguments: &Arguments, group: Erlang) -> Vec<String> {
    let (Some(blocked), Some(waits), Some(mean)) = (document.erlang_b, document.erlang_c, document.mean_wait)
    else {
        return vec![fill("capacity.unstable", &[("load", &document.a), ("servers", &document.c)])];
    };
    let mut lines: Vec<String> =
        [("capacity.erlang_b", blocked), ("capacity.erlang_c", waits), ("capacity.mean_wait", mean)]
            .into_iter()
            .map(|(key, value)| line(say(key), value))
            .collect();
    for &time in &arguments.within {
        if let Some(share) = group.within(time) {
            lines.push(line(&fill("capacity.wait_within", &[("time", &time)]), share));
        }
    }
    lines
}

fn line(what: &str, value: f64) -> String {
    format!("{what:<28} {value:.6}")
}
