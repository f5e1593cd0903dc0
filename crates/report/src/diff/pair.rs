//! Which claim of one run is which of the other.

use std::collections::{BTreeMap, HashMap, VecDeque};

use super::{Article, Change, Claim, Difference, Presence};

/// How an article differs between two runs, of which one may not have it; `None` where neither has.
///
/// Claims of one extractor, kind and place are the same claim; of those that are left, claims that share a
/// place are one claim that was moved. Where the text is another, places say nothing, and claims with the same
/// words are the same, in their order. Linear in the number of claims, but for sorting them.
#[must_use]
pub fn difference(old: Option<Article>, new: Option<Article>) -> Option<Difference> {
    let (presence, rewritten) = match (&old, &new) {
        (Some(old), Some(new)) => (Presence::Both, old.fingerprint != new.fingerprint),
        (Some(_), None) => (Presence::Old, false),
        (None, Some(_)) => (Presence::New, false),
        (None, None) => return None,
    };
    let (article, path) = new.as_ref().or(old.as_ref()).map(|a| (a.id.clone(), a.path.clone()))?;
    let take =
        |article: Option<Article>| article.map_or_else(Default::default, |a| (a.claims, a.diagnostics));
    let (old, was_said) = take(old);
    let (new, is_said) = take(new);
    let place = |claims: Vec<Claim>| -> Vec<Claim> {
        if rewritten { claims.into_iter().map(Claim::unplaced).collect() } else { claims }
    };
    let mut changes: Vec<(usize, Change)> = Vec::new();
    let mut groups: BTreeMap<(String, String), (Vec<Placed>, Vec<Placed>)> = BTreeMap::new();
    let group = |claim: &Claim| (claim.extractor.clone(), claim.kind.clone());
    for (at, claim) in place(old).into_iter().enumerate() {
        groups.entry(group(&claim)).or_default().0.push((at, claim));
    }
    for (at, claim) in place(new).into_iter().enumerate() {
        groups.entry(group(&claim)).or_default().1.push((at, claim));
    }
    for (old, new) in groups.into_values() {
        pair(old, new, &mut changes);
    }
    changes.sort_by(|(a, x), (b, y)| {
        (&x.claim().extractor, x.claim().place, a).cmp(&(&y.claim().extractor, y.claim().place, b))
    });
    let (unsaid, said) = without_common(was_said, is_said);
    let changes = changes.into_iter().map(|(_, change)| change).collect();
    Some(Difference { article, path, presence, rewritten, changes, said, unsaid })
}

/// A claim and its number in its article.
type Placed = (usize, Claim);

/// Pairs the claims of one extractor and kind.
fn pair(old: Vec<Placed>, new: Vec<Placed>, changes: &mut Vec<(usize, Change)>) {
    let mut known: HashMap<_, VecDeque<Placed>> = HashMap::new();
    let same = |claim: &Claim| (claim.place, claim.words.clone());
    for (at, claim) in old {
        known.entry(same(&claim)).or_default().push_back((at, claim));
    }
    let mut gained = Vec::new();
    for (at, claim) in new {
        match known.get_mut(&same(&claim)).and_then(VecDeque::pop_front) {
            Some((_, before)) => changes.extend(changed(&before, claim).map(|change| (at, change))),
            None => gained.push((at, claim)),
        }
    }
    let mut lost: Vec<Placed> = known.into_values().flatten().collect();
    lost.sort_by_key(|(at, claim)| (claim.place, *at));
    gained.sort_by_key(|(at, claim)| (claim.place, *at));
    let (start, end) = (|claim: &Claim| claim.place.stretch().0, |claim: &Claim| claim.place.stretch().1);
    let (mut lost, mut gained) = (lost.into_iter().peekable(), gained.into_iter().peekable());
    loop {
        match (lost.peek(), gained.peek()) {
            (Some((_, old)), Some((_, new))) if end(old) <= start(new) => {
                changes.extend(lost.next().map(|(at, claim)| (at, Change::Lost(claim))));
            }
            (Some((_, old)), Some((_, new))) if end(new) <= start(old) => {
                changes.extend(gained.next().map(|(at, claim)| (at, Change::Gained(claim))));
            }
            (Some(_), Some(_)) => {
                if let (Some((_, before)), Some((at, claim))) = (lost.next(), gained.next()) {
                    changes.extend(changed(&before, claim).map(|change| (at, change)));
                }
            }
            (Some(_), None) => changes.extend(lost.next().map(|(at, claim)| (at, Change::Lost(claim)))),
            (None, Some(_)) => changes.extend(gained.next().map(|(at, claim)| (at, Change::Gained(claim)))),
            (None, None) => break,
        }
    }
}

/// What a claim says otherwise than before, if anything.
fn changed(before: &Claim, claim: Claim) -> Option<Change> {
    let all = |claim: &Claim| -> BTreeMap<String, String> {
        let words = [("words".to_owned(), format!("\"{}\"", claim.words))];
        words.into_iter().chain(claim.fields.iter().cloned()).collect()
    };
    let (old, mut new) = (all(before), all(&claim));
    let null = || "null".to_owned();
    let mut fields = Vec::new();
    for (key, was) in old {
        let is = new.remove(&key).unwrap_or_else(null);
        if was != is {
            fields.push((key, was, is));
        }
    }
    fields.extend(new.into_iter().map(|(key, is)| (key, null(), is)));
    fields.sort();
    // Twice the same words in one sentence: which of them it is.
    if fields.is_empty() && before.place != claim.place {
        fields.push(("place".to_owned(), before.place.to_string(), claim.place.to_string()));
    }
    (!fields.is_empty()).then_some(Change::Changed { claim, fields })
}

/// What only the first has, and what only the second has.
fn without_common(old: Vec<String>, new: Vec<String>) -> (Vec<String>, Vec<String>) {
    let mut count: HashMap<&str, usize> = HashMap::new();
    for line in &old {
        *count.entry(line).or_default() += 1;
    }
    let mut gained = Vec::new();
    for line in &new {
        match count.get_mut(line.as_str()) {
            Some(left) if *left > 0 => *left -= 1,
            _ => gained.push(line.clone()),
        }
    }
    // Of several equal ones, the last are those that are gone.
    let mut lost: Vec<String> = Vec::new();
    for line in old.iter().rev() {
        if let Some(left) = count.get_mut(line.as_str()).filter(|left| **left > 0) {
            *left -= 1;
            lost.push(line.clone());
        }
    }
    lost.reverse();
    (lost, gained)
}
