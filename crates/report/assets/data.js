// What the page shows: the records of the data block, one a line, and indexes over them.

/** Reads the data block. Articles stay as they are written; see the output format "jsonl". */
function read() {
  const lines = document.getElementById("data").textContent.split("\n");
  const records = lines.filter((line) => line.trim() !== "").map((line) => JSON.parse(line));
  const articles = records.filter((record) => record.claims);
  // Lines that another program wrote may say less.
  for (const article of articles) {
    article.text ??= undefined;
    article.diagnostics ??= [];
    for (const claim of article.claims) claim.attributes ??= {};
  }
  const comparison = records.find((record) => record.comparison)?.comparison ?? null;
  const claims = articles.flatMap((article) => article.claims.map((claim) => ({ claim, article })));
  const kinds = new Map(KINDS.map((kind) => [kind, 0]));
  for (const { claim } of claims) kinds.set(claim.kind, (kinds.get(claim.kind) ?? 0) + 1);
  return {
    articles,
    claims,
    kinds: new Map([...kinds].filter(([, n]) => n > 0)),
    figures: comparison?.figures ?? [],
    quotes: comparison?.quotes ?? [],
    reprints: comparison?.reprints ?? [],
    compared: comparison !== null,
    byArticle: new Map(articles.map((article) => [article.id, article])),
    byClaim: new Map(claims.map((entry) => [entry.claim.id, entry])),
    groups: groupsOfClaims(comparison),
  };
}

/** The kinds that have a look of their own, in the order of the legend. */
const KINDS = ["quote", "figure", "place", "date"];

/** For each claim, the links of the groups in which it is compared. */
function groupsOfClaims(comparison) {
  const groups = new Map();
  for (const view of ["figures", "quotes"]) {
    (comparison?.[view] ?? []).forEach((group, i) => {
      for (const { id } of group.claims) groups.set(id, [...(groups.get(id) ?? []), { view, i, group }]);
    });
  }
  return groups;
}

/** What an article is called: its title, else how it begins. */
function heading(article) {
  return article.title || short((article.text ?? "").trim().split("\n", 1)[0], 90) || article.id;
}

/** Who published it and when, as far as that is known. */
function byline(article) {
  return [article.outlet, article.published].filter(Boolean).join(", ");
}

/** The words of a claim; those of a broken quote without what stands between its parts. */
function words(claim) {
  const parts = claim.attributes?.parts ?? [];
  return parts.length > 1 ? parts.map((part) => part.text).join(" … ") : claim.text;
}

/** What a claim says, in a few words: the normalised value, where it has one. */
function meaning(claim) {
  const of = claim.attributes ?? claim;
  if (claim.kind === "quote") return of.speaker ? (of.speaker.name ?? of.speaker.text) : "";
  if (claim.kind === "place") return [of.name, of.country].filter(Boolean).join(", ");
  if (claim.kind === "figure") return amount(of);
  return of.value === null || of.value === undefined ? "" : String(of.value);
}

const BOUNDS = {
  about: "about ",
  nearly: "nearly ",
  at_least: "at least ",
  at_most: "at most ",
  more_than: "more than ",
  less_than: "less than ",
};

/** The number of a figure with its bound and unit. */
function amount({ value, low, high, bound, unit, per }) {
  const known = (n) => n !== null && n !== undefined;
  const number = (n) => n.toLocaleString("en", { maximumFractionDigits: 4 });
  let text = "";
  if (known(value)) text = (BOUNDS[bound] ?? "") + number(value);
  else if (known(low) && known(high)) text = `${number(low)} to ${number(high)}`;
  else if (known(low)) text = `${number(low)} or more`;
  else if (known(high)) text = `up to ${number(high)}`;
  return [text, unit, per && `per ${per}`].filter(Boolean).join(" ");
}

/** The address within the page of a claim, an article, a group. */
function to(view, key) {
  return key === undefined ? `#${view}` : `#${view}/${encodeURIComponent(key)}`;
}

/** The items under each of their keys, in order. */
function grouped(items, key) {
  const groups = new Map();
  for (const item of items) {
    const at = key(item);
    if (groups.has(at)) groups.get(at).push(item);
    else groups.set(at, [item]);
  }
  return groups;
}
