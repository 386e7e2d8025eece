//! stub
use super::{moment::Day, slot::*};
/// s
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Rhythm {}
impl Rhythm {
    /// s
    pub fn dates(&self, _: Day, _: Day, _: usize) -> Vec<Day> {
        vec![]
    }
}
impl Value for Option<Rhythm> {
    const SHAPE: Shape = Shape::Rhythm;
    fn show(&self) -> String {
        String::new()
    }
    fn read(_: &str) -> Result<Self, SlotError> {
        Ok(None)
    }
}
field_of_value!(Option<Rhythm>);
