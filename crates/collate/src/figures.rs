//! Figures that count the same thing.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use copydesk_core::{Figures, Group, kind};

use crate::article::Article;
use crate::candidates;
use crate::event::Events;
use crate::figure::Figure;
use crate::hash::{Map, mix};
use crate::likeness::{apart, likeness};
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
    let mut edges: Vec<(i32, usize, usize)> = Vec::new();
    let mut related = Map::default();
    for (i, j) in candidates::pairs(witnessed.len(), NEIGHBOURS, |i| keys(&witnessed[i], events)) {
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

/// What a figure is looked up by: its dimension with what it counts and what its text is about.
fn keys(one: &Witnessed<'_>, events: &Events<'_>) -> impl Iterator<Item = u64> {
    let figure = one.figure;
    // A number of many digits is found by itself too, since what it counts may go by "of them".
    let telling = (figure.number.digits > 2).then(|| figure.number.stated.to_bits());
    let subjects = figure.subject.keys().map(|word| word.0).chain(telling);
    let dimension = figure.dimension.0;
    subjects
        .flat_map(move |subject| events.keys(one.text).map(move |event| mix(mix(dimension, subject), event)))
}

/// The figures of all texts by number, and so that the order of the articles has no part in it.
fn witnessed<'a>(articles: &'a [Article], events: &Events<'_>) -> Vec<Witnessed<'a>> {
    let mut all: Vec<Witnessed<'_>> = Vec::new();
    let mut known: Map<(usize, u64, u64, u64), usize> = Map::default();
    for (i, article) in articles.iter().enumerate() {
        let text = events.text(i);
        for figure in &article.figures {
            let key = (text, figure.dimension.0, figure.number.stated.to_bits(), figure.wording);
            let at = *known.entry(key).or_insert(all.len());
            match all.get_mut(at) {
                Some(same) => same.claims.push((i, figure)),
                None => all.push(Witnessed { figure, text, claims: vec![(i, figure)] }),
            }
        }
    }
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
    claims.sort_by_key(|(article, figure)| (*article, figure.at.start, figure.at.end));
    let told: Vec<Told> =
        claims.iter().map(|(_, f)| Told { number: f.number, as_of: f.as_of, unit: f.unit }).collect();
    let (leading, first) = *claims.first()?;
    // Given in the unit of the first claim, which the numbers are converted back to.
    let ends = told.iter().map(|t| t.number.stated / first.factor);
    let spread = [ends.clone().fold(f64::INFINITY, f64::min), ends.fold(f64::NEG_INFINITY, f64::max)];
    let texts: BTreeSet<usize> = in_articles.iter().map(|article| events.text(*article)).collect();
    let stated = |(article, figure): &(usize, &Figure)| {
        let original = events.original(*article);
        let article = &articles[*article];
        article.located(kind::FIGURE, &figure.at, original, figure.stated(&article.pool))
    };
    Some(Group {
        about: about(articles, &claims),
        witnesses: texts.len(),
        kind: Figures {
            relation: relation(&told),
            unit: first.unit(&articles[leading].pool),
            spread: Some(spread),
            claims: claims.iter().map(stated).collect(),
        },
    })
}

/// What a group is about: the words of the claim that say most, of equals those that most use.
fn about(articles: &[Article], claims: &[(usize, &Figure)]) -> String {
    let mut wordings: BTreeMap<String, usize> = BTreeMap::new();
    for (article, figure) in claims {
        let parts: Vec<&str> = figure.about(&articles[*article].pool).collect();
        *wordings.entry(parts.join(", ")).or_default() += 1;
    }
    let rank = |(wording, count): &(String, usize)| {
        (wording.len() <= 60, wording.contains(", "), *count, wording.len())
    };
    wordings.into_iter().max_by_key(rank).map(|(wording, _)| wording).unwrap_or_default()
}
