//! Figures that count the same thing.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use copydesk_core::{Figures, Group, Word};

use crate::article::{Article, Figure};
use crate::candidates::Candidates;
use crate::event::Events;
use crate::likeness::{apart, likeness};
use crate::located;
use crate::number::Dimension;
use crate::relation::{Told, relation};
use crate::reprints::Sets;

/// A figure is compared with so many of those that follow it by number under each key.
const NEIGHBOURS: usize = 24;

/// A figure of one text: in near-copies the same words are one witness and are compared once.
struct Witnessed<'a> {
    figure: &'a Figure,
    /// The original of the text.
    text: usize,
    /// Each article with its figure.
    claims: Vec<(usize, &'a Figure)>,
}

/// The groups of figures, in no order.
pub(crate) fn groups(articles: &[Article], events: &Events<'_>, least: usize) -> Vec<Group<Figures>> {
    let witnessed = witnessed(articles, events);
    let mut candidates = Candidates::new(NEIGHBOURS);
    for (i, one) in witnessed.iter().enumerate() {
        // A number of many digits is found by itself too, since what it counts may go by "of them".
        let number = one.figure.number.stated;
        let telling = (one.figure.number.digits > 2).then(|| Word::of(&format!("={number}")));
        for subject in one.figure.subject.keys().chain(telling) {
            for event in events.keys(one.text) {
                candidates.add((&one.figure.dimension, subject, event), i);
            }
        }
    }
    let mut edges: Vec<(i32, usize, usize)> = Vec::new();
    let mut related = HashMap::new();
    for (i, j) in candidates.pairs() {
        let (i, j) = (i as usize, j as usize);
        let (a, b) = (&witnessed[i], &witnessed[j]);
        let Some(found) = likeness(a.figure, b.figure) else { continue };
        let shared = *related.entry((a.text, b.text)).or_insert_with(|| events.related(a.text, b.text));
        if let Some(event) = shared.points().filter(|event| *event >= found.event_needed) {
            edges.push((found.points + event, i, j));
        }
    }
    edges.sort_unstable_by_key(|(points, i, j)| (std::cmp::Reverse(*points), *i, *j));
    let clusters = Clusters::new(&witnessed).join(&edges);
    clusters.into_iter().filter_map(|members| group(articles, &witnessed, &members, events, least)).collect()
}

/// The figures of all texts by number, and so that the order of the articles has no part in it.
fn witnessed<'a>(articles: &'a [Article], events: &Events<'_>) -> Vec<Witnessed<'a>> {
    type Key<'a> = (usize, &'a Dimension, u64, &'a str, Option<&'a str>, Option<&'a str>, Option<&'a str>);
    let mut same: BTreeMap<Key<'a>, Witnessed<'a>> = BTreeMap::new();
    for (i, article) in articles.iter().enumerate() {
        let text = events.text(i);
        for figure in &article.figures {
            let said = &figure.stated;
            let key = (
                text,
                &figure.dimension,
                figure.number.stated.to_bits(),
                said.bound.as_str(),
                said.what.as_deref(),
                said.predicate.as_deref(),
                said.window.as_deref(),
            );
            let new = || Witnessed { figure, text, claims: Vec::new() };
            same.entry(key).or_insert_with(new).claims.push((i, figure));
        }
    }
    let mut all: Vec<Witnessed<'_>> = same.into_values().collect();
    all.sort_by(|a, b| {
        let place = |w: &Witnessed<'_>| (w.text, w.figure.at.start, w.figure.at.end);
        a.figure.number.stated.total_cmp(&b.figure.number.stated).then_with(|| place(a).cmp(&place(b)))
    });
    all
}

/// Clusters of figures that grow along edges, the surest first.
struct Clusters<'a> {
    witnessed: &'a [Witnessed<'a>],
    sets: Sets,
    members: Vec<Vec<usize>>,
}

/// So many members of a cluster are asked whether another belongs to it.
const ASKED: usize = 12;

impl<'a> Clusters<'a> {
    fn new(witnessed: &'a [Witnessed<'a>]) -> Self {
        let members = (0..witnessed.len()).map(|i| vec![i]).collect();
        Self { witnessed, sets: Sets::new(witnessed.len()), members }
    }

    fn join(mut self, edges: &[(i32, usize, usize)]) -> Vec<Vec<usize>> {
        for (_, i, j) in edges {
            let (a, b) = (self.sets.find(*i), self.sets.find(*j));
            if a == b || !self.may_join(a, b) {
                continue;
            }
            let (from, into) = if self.sets.join(a, b) == a { (b, a) } else { (a, b) };
            let moved = std::mem::take(&mut self.members[from]);
            self.members[into].extend(moved);
        }
        self.members.into_iter().filter(|members| !members.is_empty()).collect()
    }

    /// No article gives two numbers for one thing, nothing known of two members may part them, and most of them must
    /// be alike.
    fn may_join(&self, a: usize, b: usize) -> bool {
        let (a, b) = (&self.members[a], &self.members[b]);
        let (few, many) = if a.len() <= b.len() { (a, b) } else { (b, a) };
        let mut numbers: HashMap<usize, &Figure> = HashMap::new();
        for i in few {
            numbers.extend(self.witnessed[*i].claims.iter().copied());
        }
        let claims = many.iter().flat_map(|i| &self.witnessed[*i].claims);
        let contradicts = |(article, figure): &(usize, &Figure)| {
            numbers.get(article).is_some_and(|other| !other.number.stands(&figure.number))
        };
        if claims.into_iter().any(contradicts) {
            return false;
        }
        let (mut asked, mut like) = (0, 0);
        for i in a.iter().take(ASKED) {
            let one = self.witnessed[*i].figure;
            for j in b.iter().take(ASKED) {
                let other = self.witnessed[*j].figure;
                if apart(one, other) {
                    return false;
                }
                asked += 1;
                like += usize::from(likeness(one, other).is_some());
            }
        }
        like * 2 >= asked
    }
}

fn group(
    articles: &[Article],
    witnessed: &[Witnessed<'_>],
    members: &[usize],
    events: &Events<'_>,
    least: usize,
) -> Option<Group<Figures>> {
    let mut claims: Vec<(usize, &Figure)> =
        members.iter().flat_map(|i| witnessed[*i].claims.iter().copied()).collect();
    let in_articles: BTreeSet<usize> = claims.iter().map(|(article, _)| *article).collect();
    if in_articles.len() < least.max(2) {
        return None;
    }
    claims.sort_by(|a, b| {
        (a.0, a.1.at.start, a.1.at.end, &a.1.at.id).cmp(&(b.0, b.1.at.start, b.1.at.end, &b.1.at.id))
    });
    let told: Vec<Told<'_>> = claims
        .iter()
        .map(|(_, f)| Told { number: f.number, as_of: f.as_of, unit: f.stated.unit.as_deref() })
        .collect();
    let (_, first) = *claims.first()?;
    // Given in the unit of the first claim, which the numbers are converted back to.
    let (_, factor) = crate::number::dimension(&first.category, first.stated.unit.as_deref());
    let ends = told.iter().map(|t| t.number.stated / factor);
    let spread = [ends.clone().fold(f64::INFINITY, f64::min), ends.fold(f64::NEG_INFINITY, f64::max)];
    let texts: BTreeSet<usize> = in_articles.iter().map(|article| events.text(*article)).collect();
    let stated = |(article, figure): &(usize, &Figure)| {
        located(&articles[*article], &figure.at, events.original(*article), figure.stated.clone())
    };
    Some(Group {
        about: about(&claims),
        witnesses: texts.len(),
        kind: Figures {
            relation: relation(&told),
            unit: first.stated.unit.clone(),
            spread: Some(spread),
            claims: claims.iter().map(stated).collect(),
        },
    })
}

/// What a group is about: the words of the claim that say most, of equals those that most use.
fn about(claims: &[(usize, &Figure)]) -> String {
    let mut wordings: BTreeMap<String, usize> = BTreeMap::new();
    for (_, figure) in claims {
        let said = &figure.stated;
        let parts: Vec<&str> =
            [&said.what, &said.predicate].into_iter().flatten().map(String::as_str).collect();
        *wordings.entry(parts.join(", ")).or_default() += 1;
    }
    let rank = |(wording, count): &(String, usize)| {
        (wording.len() <= 60, wording.contains(", "), *count, wording.len())
    };
    wordings.into_iter().max_by_key(rank).map(|(wording, _)| wording).unwrap_or_default()
}
