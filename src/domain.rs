//! What a workshop is: the session, the topics two teams agree, and the one [`command::Command`]
//! through which anything changes. Knows no screen, no file and no clock: time comes in with each command.

pub mod action;
pub mod agenda;
pub mod apply;
pub mod assumption;
pub mod baseline;
pub mod blueprint;
pub mod cadence;
pub mod check;
pub mod command;
pub mod definition;
pub mod draft;
pub mod event;
pub mod extra;
pub mod feasibility;
pub mod fields;
pub mod history;
pub mod ids;
pub mod limit;
pub mod market;
pub mod moment;
pub mod objection;
pub mod open_time;
pub mod people;
pub mod practice;
pub mod rejected;
pub mod rhythm;
pub mod rule;
pub mod sentence;
pub mod session;
pub mod sla;
pub mod slot;
pub mod status;
pub mod topic;
pub mod vote;
