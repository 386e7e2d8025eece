//! The `smarketing` program.

fn main() {}
