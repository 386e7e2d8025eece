//! The session as data: the session file without its history and half-typed text, so that any command can read it.

use super::{Context, ExportError};
use crate::domain::{ids::SessionId, session::Session};
use serde::Serialize;

/// The session document, its keys in the order of the session file.
#[derive(Serialize)]
struct Document<'a> {
    format: &'static str,
    version: u32,
    id: &'a SessionId,
    written_by: &'static str,
    state: &'a Session,
}

/// Pretty-printed JSON with a line break at the end.
pub(super) fn write(session: &Session, _: &Context) -> Result<Vec<u8>, ExportError> {
    let document = Document {
        format: "smarketing-session",
        version: 1,
        id: &session.id,
        written_by: concat!("smarketing ", env!("CARGO_PKG_VERSION")),
        state: session,
    };
    let mut bytes = serde_json::to_vec_pretty(&document)?;
    bytes.push(b'\n');
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{people::Team, session::MeasuredOn};

    #[test]
    fn the_document_has_the_keys_of_a_session_file_and_reads_back_to_the_same_session() {
        let mut session = Session::new("s1".into(), "Q1 alignment".to_owned(), "Europe/Berlin".to_owned());
        *session.measured_on.get_mut(Team::Sales) =
            MeasuredOn { on: "deals \u{1b}[31m".to_owned(), by: String::new() };
        session.extra.0.insert("later".to_owned(), serde_json::json!({ "kept": [1, "two"] }));
        let bytes = write(&session, &Context::default()).unwrap();
        assert_eq!(bytes, write(&session, &Context::default()).unwrap());
        let text = String::from_utf8(bytes).unwrap();
        let place = |key: &str| text.find(&format!("\n  \"{key}\":")).unwrap_or_else(|| panic!("no {key}"));
        let places = ["format", "version", "id", "written_by", "state"].map(place);
        assert!(places.is_sorted(), "keys are in the order of the session file");
        assert!(text.ends_with("}\n"));
        let read: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(read["format"], "smarketing-session");
        assert_eq!(read.as_object().unwrap().len(), 5, "no base, no log, no drafts");
        assert_eq!(serde_json::from_value::<Session>(read["state"].clone()).unwrap(), session);
    }
}
