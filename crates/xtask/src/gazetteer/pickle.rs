//! The part of Python's pickle format that a list of plain rows needs (protocol 4).
//!
//! Reading it here keeps Python out of the build. Instructions beyond those of lists, strings and numbers are
//! errors: nothing is ever imported or called.

use anyhow::{Context, Result, bail};

/// A value of a pickle.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    /// A string.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A number.
    Number(f64),
    /// A list.
    List(Vec<Value>),
    /// Where the elements of a list begin on the stack.
    Mark,
}

/// Reads one value.
pub(crate) fn read(bytes: &[u8]) -> Result<Value> {
    let mut input = bytes;
    let mut stack: Vec<Value> = Vec::new();
    let mut memo: Vec<Value> = Vec::new();
    loop {
        let [code] = take(&mut input)?;
        let value = match code {
            // PROTO, FRAME: what they say is implied by what follows.
            0x80 => {
                take::<1>(&mut input)?;
                continue;
            }
            0x95 => {
                take::<8>(&mut input)?;
                continue;
            }
            b']' => Value::List(Vec::new()),
            b'(' => Value::Mark,
            0x8c => {
                let [n] = take(&mut input)?;
                text(&mut input, n.into())?
            }
            b'X' => {
                let n = u32::from_le_bytes(take(&mut input)?);
                text(&mut input, n as usize)?
            }
            b'G' => Value::Number(f64::from_be_bytes(take(&mut input)?)),
            b'J' => Value::Integer(i32::from_le_bytes(take(&mut input)?).into()),
            b'K' => Value::Integer(u8::from_le_bytes(take(&mut input)?).into()),
            b'M' => Value::Integer(u16::from_le_bytes(take(&mut input)?).into()),
            0x8a => long(&mut input)?,
            b'h' => recall(&memo, take::<1>(&mut input)?[0].into())?,
            b'j' => recall(&memo, u32::from_le_bytes(take(&mut input)?) as usize)?,
            0x94 => {
                // Only strings are ever recalled in plain rows; lists keep their number alone.
                memo.push(match stack.last() {
                    Some(Value::List(_)) => Value::List(Vec::new()),
                    Some(other) => other.clone(),
                    None => bail!("nothing to remember"),
                });
                continue;
            }
            b'e' => {
                let at = stack.iter().rposition(|v| *v == Value::Mark).context("no mark")?;
                let items = stack.split_off(at + 1);
                stack.pop();
                match stack.last_mut() {
                    Some(Value::List(list)) => list.extend(items),
                    _ => bail!("no list to add to"),
                }
                continue;
            }
            b'.' => return stack.pop().context("an empty pickle"),
            other => bail!("instruction {other:#x} is not for plain rows"),
        };
        stack.push(value);
    }
}

fn take<const N: usize>(input: &mut &[u8]) -> Result<[u8; N]> {
    let (head, rest) = input.split_first_chunk::<N>().context("the pickle ends early")?;
    *input = rest;
    Ok(*head)
}

fn text(input: &mut &[u8], len: usize) -> Result<Value> {
    let (head, rest) = input.split_at_checked(len).context("the pickle ends early")?;
    *input = rest;
    // Python lets lone surrogates pass (the flags among the names); they are no text.
    Ok(Value::Text(String::from_utf8_lossy(head).into_owned()))
}

fn long(input: &mut &[u8]) -> Result<Value> {
    let [n] = take(input)?;
    let mut value = 0_i64;
    for i in 0..u32::from(n) {
        let [byte] = take(input)?;
        value |= i64::from(byte).checked_shl(8 * i).context("a number beyond 64 bits")?;
    }
    Ok(Value::Integer(value))
}

fn recall(memo: &[Value], number: usize) -> Result<Value> {
    match memo.get(number) {
        Some(value @ Value::Text(_)) => Ok(value.clone()),
        _ => bail!("recalls what is no string"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_plain_values() {
        // pickle.dumps([["Ayr", 55.5, 70000], ["Ayr"]], protocol=4)
        let bytes = b"\x80\x04\x95\x1f\0\0\0\0\0\0\0]\x94(]\x94(\x8c\x03Ayr\x94G@K\xc0\0\0\0\0\0Jp\x11\x01\0e]\x94(h\x02ee.";
        let ayr = || Value::Text("Ayr".to_owned());
        let rows = vec![
            Value::List(vec![ayr(), Value::Number(55.5), Value::Integer(70_000)]),
            Value::List(vec![ayr()]),
        ];
        assert_eq!(read(bytes).unwrap(), Value::List(rows));
    }

    #[test]
    fn code_is_refused() {
        assert!(read(b"\x80\x04\x8c\x02os\x94\x8c\x06system\x94\x93.").is_err());
        assert!(read(b"\x80\x04]").is_err());
    }
}
