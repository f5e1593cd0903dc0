//! Near-copies of one text.

use std::collections::{BTreeSet, HashMap};

use copydesk_core::Reprint;

use crate::article::Article;

/// The share of the shorter text that makes it a near-copy.
const SHARE: f64 = 0.5;
/// The level at which sketches are looked up: most texts keep a quarter of their sequences there.
const LEVEL: u8 = 2;
/// With so many of those that follow it under a sequence an article is compared; a text that is printed hundreds
/// of times hangs together all the same.
const NEIGHBOURS: usize = 24;

/// The witnesses among the articles: each stands for one text and its near-copies.
#[derive(Debug)]
pub(crate) struct Witnesses {
    /// Of each article the original of its text, which may be itself.
    pub(crate) original: Vec<usize>,
    /// The near-copies.
    pub(crate) reprints: Vec<Reprint>,
}

/// Finds the near-copies among articles, which are in their canonical order.
pub(crate) fn witnesses(articles: &[Article]) -> Witnesses {
    let mut links = links(articles);
    links.sort_by(|a, b| b.2.total_cmp(&a.2).then((a.0, a.1).cmp(&(b.0, b.1))));
    let mut sets = Sets::new(articles.len());
    let mut weakest: HashMap<usize, f64> = HashMap::new();
    for (a, b, share) in links {
        let (a, b) = (sets.find(a), sets.find(b));
        if a != b {
            let least = share.min(*weakest.get(&a).unwrap_or(&1.0)).min(*weakest.get(&b).unwrap_or(&1.0));
            let root = sets.join(a, b);
            weakest.insert(root, least);
        }
    }
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); articles.len()];
    for article in 0..articles.len() {
        members[sets.find(article)].push(article);
    }
    let mut original: Vec<usize> = (0..articles.len()).collect();
    let mut reprints = Vec::new();
    for (root, mut copies) in members.into_iter().enumerate().filter(|(_, copies)| copies.len() > 1) {
        copies.sort_by_key(|copy| rank(&articles[*copy]));
        for copy in &copies {
            original[*copy] = copies[0];
        }
        let shared = weakest.get(&root).copied().unwrap_or(1.0);
        let articles: Vec<String> = copies.iter().map(|copy| articles[*copy].id.clone()).collect();
        reprints.push(Reprint { articles, shared: (shared * 100.0).round() / 100.0 });
    }
    reprints.sort_by(|a, b| a.articles.cmp(&b.articles));
    Witnesses { original, reprints }
}

/// The original comes first: the earliest, of those the longest.
fn rank(article: &Article) -> impl Ord {
    let day = article.day;
    (day.is_none(), day, std::cmp::Reverse(article.sketch.sequences()), article.id.clone())
}

/// Pairs of near-copies, with their shares.
fn links(articles: &[Article]) -> Vec<(usize, usize, f64)> {
    // The few sketches that are coarser are looked up at their own level as well, by all.
    let levels: BTreeSet<u8> = articles.iter().map(|article| article.sketch.level().max(LEVEL)).collect();
    let mut links: Vec<_> = levels.into_iter().flat_map(|level| links_at(articles, level)).collect();
    links.sort_by_key(|(a, b, _)| (*a, *b));
    links.dedup_by_key(|(a, b, _)| (*a, *b));
    links
}

fn links_at(articles: &[Article], level: u8) -> Vec<(usize, usize, f64)> {
    let mut under: HashMap<u32, Vec<usize>> = HashMap::new();
    let mut sizes = Vec::with_capacity(articles.len());
    for (i, article) in articles.iter().enumerate() {
        let hashes = article.sketch.hashes(level);
        sizes.push(hashes.len());
        for hash in hashes {
            under.entry(hash).or_default().push(i);
        }
    }
    let mut candidates = Vec::new();
    let mut counts: HashMap<usize, usize> = HashMap::new();
    for (i, article) in articles.iter().enumerate() {
        counts.clear();
        for hash in article.sketch.hashes(level) {
            let all = under.get(&hash).map(Vec::as_slice).unwrap_or_default();
            let after = all.partition_point(|other| *other <= i);
            for other in all[after..].iter().take(NEIGHBOURS) {
                *counts.entry(*other).or_default() += 1;
            }
        }
        // A third of what is sampled, so that chance loses no pair of which half is shared.
        let enough = |other: usize, count: usize| count * 3 >= sizes[i].min(sizes[other]).max(1);
        candidates.extend(counts.iter().filter(|(j, n)| enough(**j, **n)).map(|(j, _)| (i, *j)));
    }
    candidates.sort_unstable();
    let share = |(i, j): (usize, usize)| (i, j, articles[i].sketch.containment(&articles[j].sketch));
    candidates.into_iter().map(share).filter(|(_, _, share)| *share >= SHARE).collect()
}

/// Disjoint sets of articles.
pub(crate) struct Sets(Vec<usize>);

impl Sets {
    pub(crate) fn new(n: usize) -> Self {
        Self((0..n).collect())
    }

    pub(crate) fn find(&mut self, mut i: usize) -> usize {
        while self.0[i] != i {
            self.0[i] = self.0[self.0[i]];
            i = self.0[i];
        }
        i
    }

    /// Joins two sets under the lower of their first members, which is returned.
    pub(crate) fn join(&mut self, a: usize, b: usize) -> usize {
        let (a, b) = (self.find(a), self.find(b));
        let (root, other) = (a.min(b), a.max(b));
        self.0[other] = root;
        root
    }
}
