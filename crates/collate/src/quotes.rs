//! Quotations of the same utterance.

use std::collections::BTreeSet;

use copydesk_core::{Alteration, Edit, Group, QuoteStated, Quotes, kind};

use crate::article::Article;
use crate::candidates;
use crate::diff::edits;
use crate::event::Events;
use crate::hash::Map;
use crate::quote::Quote;
use crate::said::{Said, Speakers, same_utterance, speakers};
use crate::utterance::{Short, Utterance};

/// A quotation is compared with so many of those that follow it under each sequence of words.
const NEIGHBOURS: usize = 12;

/// A quotation of one text: in near-copies the same words are one witness and are compared once.
struct Witnessed<'a> {
    /// The original of the text.
    text: usize,
    /// Each article with its quotation; the first stands for all.
    claims: Vec<(usize, &'a Quote)>,
}

/// The groups of quotations, in no order.
pub(crate) fn groups(articles: &[Article], events: &Events<'_>, least: usize) -> Vec<Group<Quotes>> {
    let witnessed = witnessed(articles, events);
    let wordings = Wordings::new(articles, &witnessed);
    let mut like: Vec<Vec<usize>> = vec![Vec::new(); witnessed.len()];
    let mut related = Map::default();
    for (i, j) in candidates::pairs(witnessed.len(), NEIGHBOURS, |i| wordings.sequences(i)) {
        let (i, j) = (i as usize, j as usize);
        let texts = (witnessed[i].text, witnessed[j].text);
        let one_event =
            || *related.entry(texts).or_insert_with(|| events.related(texts.0, texts.1).points().is_some());
        if same_utterance(wordings.said(i), wordings.said(j), one_event) {
            like[i].push(j);
            like[j].push(i);
        }
    }
    // The fullest wording gathers what is like it; then the fullest of the rest.
    let several = |i: &usize| !like[*i].is_empty() || witnessed[*i].claims.len() > 1;
    let mut order: Vec<usize> = (0..witnessed.len()).filter(several).collect();
    order.sort_by_key(|i| (std::cmp::Reverse(wordings.all[*i].length), *i));
    let mut taken = vec![false; witnessed.len()];
    let mut groups = Vec::new();
    for fullest in order {
        if std::mem::replace(&mut taken[fullest], true) {
            continue;
        }
        let mut members: Vec<usize> = like[fullest].iter().copied().filter(|i| !taken[*i]).collect();
        members.push(fullest);
        let in_articles: BTreeSet<usize> =
            members.iter().flat_map(|i| &witnessed[*i].claims).map(|(article, _)| *article).collect();
        if in_articles.len() < least.max(2) {
            continue;
        }
        // In near-copies alone, words must be as many as those that tell an utterance anywhere.
        let said = wordings.said(fullest);
        if members.len() == 1 && !same_utterance(said, said, || true) {
            continue;
        }
        members.iter().for_each(|i| taken[*i] = true);
        groups.push(group(articles, events, &witnessed, &wordings, fullest, &members));
    }
    groups
}

/// The quotations of all texts, in the order of their articles.
fn witnessed<'a>(articles: &'a [Article], events: &Events<'_>) -> Vec<Witnessed<'a>> {
    let mut all: Vec<Witnessed<'_>> = Vec::new();
    let mut known: Map<(usize, u64), usize> = Map::default();
    for (article, quotes) in articles.iter().enumerate().map(|(i, article)| (i, &article.quotes)) {
        let text = events.text(article);
        for quote in quotes {
            let at = *known.entry((text, quote.wording)).or_insert(all.len());
            match all.get_mut(at) {
                Some(same) => same.claims.push((article, quote)),
                None => all.push(Witnessed { text, claims: vec![(article, quote)] }),
            }
        }
    }
    all
}

/// The words of all quotations, as far as they are compared.
struct Wordings<'a> {
    words: Vec<Short>,
    content: Vec<Short>,
    all: Vec<Wording<'a>>,
}

struct Wording<'a> {
    /// Where its words end, and what they stand for.
    ends: (usize, usize),
    quoted: bool,
    /// How many of its words are the speaker's.
    length: usize,
    speaker: Option<&'a str>,
}

impl<'a> Wordings<'a> {
    fn new(articles: &'a [Article], witnessed: &[Witnessed<'a>]) -> Self {
        let mut wordings =
            Self { words: Vec::new(), content: Vec::new(), all: Vec::with_capacity(witnessed.len()) };
        for (article, quote) in witnessed.iter().filter_map(|one| one.claims.first()) {
            let pool = &articles[*article].pool;
            let utterance = quote.utterance(pool);
            wordings.words.extend(utterance.words());
            wordings.content.extend(utterance.content());
            wordings.all.push(Wording {
                ends: (wordings.words.len(), wordings.content.len()),
                quoted: utterance.is_quoted(),
                length: utterance.length(),
                speaker: quote.speaker(pool),
            });
        }
        wordings
    }

    fn said(&self, i: usize) -> Said<'_> {
        let (from, start) = i.checked_sub(1).map_or((0, 0), |before| self.all[before].ends);
        let Wording { ends: (to, end), quoted, speaker, .. } = self.all[i];
        Said { words: &self.words[from..to], content: &self.content[start..end], quoted, speaker }
    }

    /// What a quotation is looked up by: its sequences of three words of which one tells something.
    fn sequences(&self, i: usize) -> impl Iterator<Item = u64> {
        let three = self.said(i).words.windows(3);
        three.filter(|three| three.iter().any(|word| word.tells())).map(Short::sequence)
    }
}

fn group(
    articles: &[Article],
    events: &Events<'_>,
    witnessed: &[Witnessed<'_>],
    wordings: &Wordings<'_>,
    fullest: usize,
    members: &[usize],
) -> Group<Quotes> {
    let mut claims: Vec<(usize, usize, &Quote)> = Vec::new();
    for member in members {
        claims.extend(witnessed[*member].claims.iter().map(|(article, quote)| (*member, *article, *quote)));
    }
    // The fullest wording where it stands first; then all in the order of their articles.
    let first = |(member, article, _): &(usize, usize, &Quote)| {
        *member == fullest && witnessed[fullest].claims.first().is_some_and(|(first, _)| first == article)
    };
    claims.sort_by_key(|claim| (!first(claim), claim.1, claim.2.at.start, claim.2.at.end));
    let utterance = |member: usize| {
        let first = witnessed[member].claims.first();
        first.map(|(article, quote)| quote.utterance(&articles[*article].pool)).unwrap_or_default()
    };
    let full = utterance(fullest);
    let changes: Map<usize, (Alteration, Vec<Edit>)> = members
        .iter()
        .map(|member| {
            let speakers = speakers(wordings.said(fullest), wordings.said(*member));
            (*member, changed(&full, &utterance(*member), speakers))
        })
        .collect();
    let texts: BTreeSet<usize> = claims.iter().map(|(_, article, _)| events.text(*article)).collect();
    let about =
        claims.first().map(|(_, article, quote)| about(quote, &articles[*article])).unwrap_or_default();
    let claims = claims.iter().map(|claim| {
        let (member, article, quote) = *claim;
        let pool = &articles[article].pool;
        let (change, edits) = changes.get(&member).cloned().unwrap_or((Alteration::Same, Vec::new()));
        let speaker = quote.speaker(pool).map(Into::into);
        let said = QuoteStated { form: quote.form(pool).to_owned(), speaker, change, edits };
        articles[article].located(kind::QUOTE, &quote.at, events.original(article), said)
    });
    Group { about, witnesses: texts.len(), kind: Quotes { claims: claims.collect() } }
}

/// What became of the fullest wording in another.
fn changed(fullest: &Utterance<'_>, other: &Utterance<'_>, speakers: Speakers) -> (Alteration, Vec<Edit>) {
    let (from, to) = fullest.comparable(other);
    let edits = edits(&from, &to);
    let change = if speakers == Speakers::Different {
        Alteration::OtherSpeaker
    } else if edits.is_empty() {
        Alteration::Same
    } else if edits.iter().all(|edit| matches!(edit, Edit::Drop { .. })) {
        Alteration::Cut
    } else {
        Alteration::Altered
    };
    (change, edits)
}

/// The speaker and the beginning of the words.
fn about(quote: &Quote, article: &Article) -> String {
    const MOST: usize = 12;
    let words: Vec<&str> = article.pool.of(quote.at.text).split_whitespace().collect();
    let more = if words.len() > MOST { " ..." } else { "" };
    let start = words.iter().take(MOST).copied().collect::<Vec<_>>().join(" ");
    match quote.speaker(&article.pool) {
        Some(speaker) => format!("{speaker}: {start}{more}"),
        None => format!("{start}{more}"),
    }
}
