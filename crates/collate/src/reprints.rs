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
    let samples: Vec<Vec<u32>> = articles.iter().map(|article| article.sketch.hashes(level)).collect();
    let under = Postings::new(&samples);
    let mut links = Vec::new();
    let mut counts = vec![0u32; articles.len()];
    let mut met: Vec<usize> = Vec::new();
    for (i, sample) in samples.iter().enumerate() {
        for hash in sample {
            for other in under.after(*hash, i).take(NEIGHBOURS) {
                if counts[other] == 0 {
                    met.push(other);
                }
                counts[other] += 1;
            }
        }
        met.sort_unstable();
        for j in met.drain(..) {
            // A third of what is sampled, so that chance loses no pair of which half is shared.
            let least = sample.len().min(samples[j].len()).max(1);
            if std::mem::take(&mut counts[j]) as usize * 3 >= least {
                let share = articles[i].sketch.containment(&articles[j].sketch);
                links.extend((share >= SHARE).then_some((i, j, share)));
            }
        }
    }
    links
}

/// The articles in which each hash of a sample stands, one after the other.
struct Postings {
    /// Where the articles of each hash begin.
    starts: Vec<u32>,
    articles: Vec<u32>,
}

impl Postings {
    fn new(samples: &[Vec<u32>]) -> Self {
        let highest =
            samples.iter().filter_map(|sample| sample.last()).max().map_or(0, |hash| *hash as usize);
        let mut starts = vec![0; highest + 2];
        for hash in samples.iter().flatten() {
            starts[*hash as usize + 1] += 1;
        }
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        let mut next = starts.clone();
        let mut articles = vec![0; samples.iter().map(Vec::len).sum()];
        for (article, sample) in (0..).zip(samples) {
            for hash in sample {
                let place = &mut next[*hash as usize];
                articles[*place as usize] = article;
                *place += 1;
            }
        }
        Self { starts, articles }
    }

    /// The articles behind `article` in which a hash stands.
    fn after(&self, hash: u32, article: usize) -> impl Iterator<Item = usize> {
        let hash = hash as usize;
        let all = &self.articles[self.starts[hash] as usize..self.starts[hash + 1] as usize];
        let after = all.partition_point(|other| *other as usize <= article);
        all[after..].iter().map(|other| *other as usize)
    }
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
