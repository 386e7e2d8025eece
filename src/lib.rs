//! Run a Sales and Marketing alignment workshop, from survey gaps to one agreed playbook.

pub mod app;
pub mod assets;
pub mod capacity;
pub mod cli;
pub mod config;
pub mod diff;
pub mod domain;
pub mod effect;
pub mod export;
pub mod hours;
pub mod import;
pub mod keymap;
pub mod plain;
pub mod route;
pub mod screen;
pub mod sleep;
pub mod stats;
pub mod store;
pub mod text;
pub mod theme;
pub mod tui;
pub mod widget;
