//! The pictures the README shows: drawn buffers as SVG.

#[path = "support/svg.rs"]
mod svg;
