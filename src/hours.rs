//! stub
use serde::{Deserialize, Serialize};
/// stub
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calendar {}
impl Calendar {
    /// s
    pub fn check(&self) -> Vec<String> {
        vec![]
    }
}
