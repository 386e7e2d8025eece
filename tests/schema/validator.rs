//! JSON Schema as far as `docs/session.schema.json` uses it: says where a value does not fit, and builds values that do.
//!
//! It knows no keyword it does not check: a schema that says more than this reads is refused, not half believed. A crate for
//! all of JSON Schema would bring 27 others and could not build values.

use serde_json::{Map, Value, json};
use smarketing::domain::moment::{Day, Moment};

/// Keywords that are checked.
const CHECKED: [&str; 16] = [
    "$ref",
    "additionalProperties",
    "anyOf",
    "const",
    "enum",
    "format",
    "items",
    "maxItems",
    "maximum",
    "minItems",
    "minimum",
    "oneOf",
    "properties",
    "required",
    "type",
    "$defs",
];
/// Keywords for people and for this test.
const TOLD: [&str; 4] = ["$schema", "title", "description", "examples"];

/// A schema and its definitions.
pub struct Schema(Value);

impl Schema {
    /// Reads a schema; refuses one with keywords nobody checks.
    pub fn read(text: &str) -> Self {
        let schema: Value = serde_json::from_str(text).expect("the schema is JSON");
        known(&schema);
        Self(schema)
    }

    /// The definition of this name.
    pub fn definition(&self, name: &str) -> &Value {
        self.0["$defs"].get(name).unwrap_or_else(|| panic!("no definition {name}"))
    }

    /// The schema of a whole file.
    pub fn whole(&self) -> &Value {
        &self.0
    }

    /// Where and why a value is not as the schema says, if so.
    pub fn problem(&self, schema: &Value, value: &Value) -> Option<String> {
        self.check(schema, value, "").err()
    }

    /// Names of fields that the schema lets through without naming them, as `Owner.field` by the path of the owner.
    pub fn unnamed(&self, schema: &Value, value: &Value, path: &str) -> Vec<String> {
        let mut found = Vec::new();
        let schema = self.followed(schema);
        // Shapes beside named fields only say which of them go together.
        let shapes = ["oneOf", "anyOf"].into_iter().filter(|_| schema.get("properties").is_none());
        for shape in shapes.filter_map(|key| schema.get(key)?.as_array()).flatten() {
            if self.check(shape, value, "").is_ok() {
                found.extend(self.unnamed(shape, value, path));
            }
        }
        if let (Some(properties), Some(fields)) =
            (schema.get("properties").and_then(Value::as_object), value.as_object())
        {
            for (name, inner) in fields {
                match properties.get(name) {
                    Some(known) => found.extend(self.unnamed(known, inner, &format!("{path}/{name}"))),
                    None if schema.get("additionalProperties").is_some_and(Value::is_object) => {}
                    None => found.push(format!("{path}/{name}")),
                }
            }
        }
        if let (Some(each), Some(items)) = (schema.get("items"), value.as_array()) {
            found.extend(items.iter().flat_map(|item| self.unnamed(each, item, &format!("{path}/*"))));
        }
        found
    }

    fn followed<'a>(&'a self, mut schema: &'a Value) -> &'a Value {
        while let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
            schema = self.definition(reference.trim_start_matches("#/$defs/"));
        }
        schema
    }

    fn check(&self, schema: &Value, value: &Value, path: &str) -> Result<(), String> {
        let fail = |what: String| Err(format!("{}: {what}", if path.is_empty() { "/" } else { path }));
        for (keyword, says) in schema.as_object().expect("a schema is an object") {
            match keyword.as_str() {
                "$ref" => self.check(self.followed(schema), value, path)?,
                "const" if value != says => return fail(format!("is not {says}")),
                "enum" if !list(says).contains(value) => return fail(format!("{value} is none of {says}")),
                "type" if !is_of_type(says, value) => return fail(format!("is no {says}")),
                "anyOf" if !list(says).iter().any(|one| self.check(one, value, path).is_ok()) => {
                    return fail("fits none of several shapes".to_owned());
                }
                "oneOf" => {
                    let fitting =
                        list(says).iter().filter(|one| self.check(one, value, path).is_ok()).count();
                    if fitting != 1 {
                        return fail(format!("fits {fitting} of several shapes"));
                    }
                }
                "minimum" if value.as_f64() < says.as_f64() && value.is_number() => {
                    return fail(format!("is less than {says}"));
                }
                "maximum" if value.as_f64() > says.as_f64() && value.is_number() => {
                    return fail(format!("is more than {says}"));
                }
                "minItems" if value.as_array().is_some_and(|items| items.len() < count(says)) => {
                    return fail(format!("has fewer than {says}"));
                }
                "maxItems" if value.as_array().is_some_and(|items| items.len() > count(says)) => {
                    return fail(format!("has more than {says}"));
                }
                "format" if value.as_str().is_some_and(|text| !is_of_format(says, text)) => {
                    return fail(format!("is no {says}"));
                }
                "items" => {
                    for (index, item) in value.as_array().into_iter().flatten().enumerate() {
                        self.check(says, item, &format!("{path}/{index}"))?;
                    }
                }
                "required" => {
                    let missing = |name: &&Value| value.is_object() && value.get(text(name)).is_none();
                    if let Some(name) = list(says).iter().find(missing) {
                        return fail(format!("{name} is missing"));
                    }
                }
                "properties" => self.check_fields(schema, value, path)?,
                "additionalProperties" if schema.get("properties").is_none() => {
                    self.check_fields(schema, value, path)?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn check_fields(&self, schema: &Value, value: &Value, path: &str) -> Result<(), String> {
        let nothing = Map::new();
        let properties = schema.get("properties").and_then(Value::as_object).unwrap_or(&nothing);
        for (name, inner) in value.as_object().unwrap_or(&nothing) {
            let path = format!("{path}/{name}");
            match (properties.get(name), schema.get("additionalProperties")) {
                (Some(known), _) => self.check(known, inner, &path)?,
                (None, Some(Value::Bool(false))) => return Err(format!("{path}: no such field")),
                (None, Some(other @ Value::Object(_))) => self.check(other, inner, &path)?,
                (None, _) => {}
            }
        }
        Ok(())
    }

    /// Values that fit and that together have every field, every word and every shape in them. A session inside a
    /// session has only what it must have.
    pub fn values(&self, schema: &Value, inside: bool) -> Vec<Value> {
        if let Some(examples) = schema.get("examples") {
            return list(examples).to_vec();
        }
        if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
            let schema = self.followed(schema);
            let again = reference == "#/$defs/Session";
            return if again && inside {
                vec![self.least(schema)]
            } else {
                self.values(schema, inside || again)
            };
        }
        if let Some(value) = schema.get("const") {
            return vec![value.clone()];
        }
        if let Some(words) = schema.get("enum") {
            return list(words).to_vec();
        }
        if let Some(shapes) =
            schema.get("anyOf").or_else(|| schema.get("oneOf")).filter(|_| schema.get("type").is_none())
        {
            return list(shapes).iter().flat_map(|shape| self.values(shape, inside)).collect();
        }
        let kind =
            schema.get("type").and_then(|kind| kind.as_array().map_or(Some(kind), |kinds| kinds.first()));
        match kind.and_then(Value::as_str).expect("a type is named") {
            "string" => vec![json!("some words")],
            "integer" => vec![json!(1)],
            "boolean" => vec![json!(true)],
            "null" => vec![Value::Null],
            "array" => {
                let items = self.values(&schema["items"], inside);
                let times = schema.get("minItems").map_or(items.len(), count);
                vec![items.iter().cycle().take(times).cloned().collect()]
            }
            _ => self.objects(schema, inside),
        }
    }

    fn objects(&self, schema: &Value, inside: bool) -> Vec<Value> {
        let Some(properties) = schema.get("properties").and_then(Value::as_object) else {
            return vec![json!({})];
        };
        let fields: Vec<(&String, Vec<Value>)> =
            properties.iter().map(|(name, field)| (name, self.values(field, inside))).collect();
        let most = fields.iter().map(|(_, values)| values.len()).max().unwrap_or(1);
        let one = |turn: usize| {
            fields
                .iter()
                .map(|(name, values)| ((*name).clone(), values[turn % values.len()].clone()))
                .collect()
        };
        (0..most).map(|turn| Value::Object(one(turn))).collect()
    }

    /// The value with no more fields than it must have.
    pub fn least(&self, schema: &Value) -> Value {
        let schema = self.followed(schema);
        let required = schema.get("required").map(list).unwrap_or_default();
        let first = |name: &Value| self.values(&schema["properties"][text(name)], true).swap_remove(0);
        Value::Object(required.iter().map(|name| (text(name).to_owned(), first(name))).collect())
    }
}

/// Refuses keywords that nobody checks.
fn known(schema: &Value) {
    for (keyword, says) in schema.as_object().expect("a schema is an object") {
        let keyword = keyword.as_str();
        assert!(CHECKED.contains(&keyword) || TOLD.contains(&keyword), "nobody checks {keyword}");
        match keyword {
            "properties" | "$defs" => says.as_object().expect("schemas by name").values().for_each(known),
            "anyOf" | "oneOf" => list(says).iter().for_each(known),
            "items" => known(says),
            "additionalProperties" if says.is_object() => known(says),
            "format" => {
                assert!(["date", "date-time"].contains(&text(says)), "nobody checks the format {says}");
            }
            _ => {}
        }
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

fn count(value: &Value) -> usize {
    value.as_u64().and_then(|count| usize::try_from(count).ok()).expect("a count")
}

fn is_of_type(says: &Value, value: &Value) -> bool {
    let is = |name: &str| match name {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_u64() || value.is_i64(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("nobody checks the type {other}"),
    };
    says.as_array().map_or_else(|| is(text(says)), |names| names.iter().any(|name| is(text(name))))
}

fn is_of_format(says: &Value, written: &str) -> bool {
    if text(says) == "date" { Day::parse(written).is_ok() } else { Moment::parse(written).is_ok() }
}
