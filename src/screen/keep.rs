//! "Can we keep it?": what promises, people and time come to, on the screens that show it.

#[cfg(test)]
pub(crate) mod fixture;
pub(crate) mod summary;
