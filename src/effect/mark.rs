//! What a newcomer is told about the program itself: three marks at most, each once ever.

/// One of the marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    /// The last row says what can be pressed.
    Footer,
    /// `?` shows every key of a screen.
    Help,
    /// `b` shows nothing at all.
    Blank,
}

impl Mark {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 3] = [Self::Footer, Self::Help, Self::Blank];

    /// Its name in the file that remembers it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Footer => "footer",
            Self::Help => "help",
            Self::Blank => "blank",
        }
    }
}
