//! The grammar of keys: `name ( "." name | "[" digits "]" )*`, and what may come behind what.

use smol_str::SmolStr;

use super::Value;

/// So many attributes a claim may have: far more than any has, and few enough to be looked through.
const MOST: usize = 4096;
/// So many bytes a key may have.
const LONGEST: usize = 128;

/// The first step of `rest`: its name or index, and what follows.
pub(super) fn step(rest: &str) -> Option<(&str, &str)> {
    if let Some(list) = rest.strip_prefix('[') {
        return list.split_once(']');
    }
    let rest = rest.strip_prefix('.').unwrap_or(rest);
    let end = rest.find(['.', '[']).unwrap_or(rest.len());
    Some(rest.split_at(end))
}

/// What a key looks like.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Malformed,
    /// One name.
    Plain,
    /// Several steps.
    Path,
}

fn form(key: &str) -> Form {
    if key.is_empty() || key.len() > LONGEST {
        return Form::Malformed;
    }
    let mut form = Form::Plain;
    // How long the name or index is that is being read; none between an index and what follows.
    let (mut name, mut index) = (Some(0), None);
    for byte in key.bytes() {
        match (byte, name, index) {
            (b'a'..=b'z' | b'0'..=b'9' | b'_', Some(n), _) => name = Some(n + 1),
            (b'0'..=b'9', None, Some(0..6)) => index = index.map(|n| n + 1),
            (b']', None, Some(1..)) => index = None,
            (b'.' | b'[', Some(1..), _) | (b'.' | b'[', None, None) => {
                form = Form::Path;
                (name, index) = if byte == b'.' { (Some(0), None) } else { (None, Some(0)) };
            }
            _ => return Form::Malformed,
        }
    }
    if name == Some(0) || index.is_some() { Form::Malformed } else { form }
}

/// Whether `key` may come behind the keys `before`, of which the last has the value `last`.
///
/// Nearly all of it follows from the key just before. Only that a member is new takes a look at the others
/// of its parent, which stand together at the end.
pub(super) fn fits(before: &[SmolStr], last: Option<&Value>, key: &str) -> Result<(), &'static str> {
    let form = form(key);
    if form == Form::Malformed {
        return Err("is not of the form name.name[0].name");
    }
    if before.len() >= MOST {
        return Err("is one too many");
    }
    if form == Form::Plain {
        return match before.iter().find(|k| is_below(k, key)) {
            None => Ok(()),
            Some(same) if same == key => Err("is given twice"),
            Some(_) => Err("comes behind its own members"),
        };
    }
    let Some(previous) = before.last() else { return list_in_order(None, key) };
    let shared = common(previous, key);
    if shared == key.len() {
        let same = previous.len() == shared;
        return Err(if same { "is given twice" } else { "comes behind its own members" });
    }
    let (parent, rest) = key.split_at(shared);
    if shared > 0 && previous.len() == shared {
        match last {
            Some(Value::Null) => {}
            Some(Value::Span(_)) if rest.starts_with('.') => {}
            _ => return Err("gives members to a plain value"),
        }
    }
    list_in_order(Some((previous, shared)), key)?;
    if rest.starts_with('[') {
        return Ok(());
    }
    let member = step(rest).map_or(key, |(_, after)| &key[..key.len() - after.len()]);
    let siblings = before.iter().rev().take_while(|k| is_below(k, parent));
    match siblings.into_iter().find(|k| is_below(k, member)) {
        None => Ok(()),
        Some(same) if same == key => Err("is given twice"),
        Some(_) => Err("does not follow its parent"),
    }
}

/// Whether `key` is `parent` or stands below it.
fn is_below(key: &str, parent: &str) -> bool {
    parent.is_empty() || ends_step(key, parent.len()) && key.as_bytes().starts_with(parent.as_bytes())
}

fn ends_step(key: &str, at: usize) -> bool {
    match key.as_bytes().get(at) {
        Some(next) => matches!(next, b'.' | b'['),
        None => key.len() == at,
    }
}

/// How many bytes of whole steps two keys share.
fn common(a: &str, b: &str) -> usize {
    let equal = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    (1..=equal).rev().find(|&at| ends_step(a, at) && ends_step(b, at)).unwrap_or(0)
}

/// A list counts from 0 without a gap; what was a plain object cannot go on as a list.
fn list_in_order(previous: Option<(&str, usize)>, key: &str) -> Result<(), &'static str> {
    let (at, before) = previous.map_or((0, ""), |(k, n)| (n, &k[n..]));
    let rest = &key[at..];
    let index = |s: &str| s.strip_prefix('[').and_then(|s| s.split_once(']')).and_then(|s| s.0.parse().ok());
    let expected: u32 = match index(before) {
        Some(i) if rest.starts_with('[') => 1u32.saturating_add(i),
        Some(_) => return Err("makes an object of a list"),
        None if rest.starts_with('[') && before.starts_with('.') => {
            return Err("makes a list of an object");
        }
        None => 0,
    };
    if index(rest).is_some_and(|i: u32| i != expected) {
        return Err("skips an element of its list");
    }
    // Deeper lists that this key opens start at 0 too.
    let mut rest = step(rest).map_or("", |(_, after)| after);
    while let Some((part, after)) = step(rest) {
        if rest.is_empty() {
            break;
        }
        if rest.starts_with('[') && part != "0" {
            return Err("skips an element of its list");
        }
        rest = after;
    }
    Ok(())
}
