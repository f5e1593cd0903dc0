// The comparison of figures: a table of groups, each opening to its plot and its claims.

/** What a group is about. */
function about(group) {
  return group.about || short(group.claims[0]?.text ?? "");
}

/** The view "figures"; `key` is the number of the group that is open. */
function figuresView(key) {
  const opened = key === undefined ? undefined : Number(key);
  return el(
    "section",
    {},
    el("h1", {}, "Figures that several articles state"),
    dataTable({
      caption: "Figures for the same thing. A row opens to its values over time and where each is stated.",
      noun: "group",
      rows: page.figures,
      opened: page.figures[opened] ? opened : undefined,
      open: figureGroup,
      columns: [
        { title: "Of what", key: about, cell: (group) => el("bdi", {}, about(group)) },
        { title: "Relation", key: ({ relation }) => relation, cell: relationName },
        { title: "Values", key: lowest, cell: valuesOf },
        { title: "Unit", key: ({ unit }) => unit },
        { title: "Outlets", key: outletsOf, cell: (group) => el("bdi", {}, outletsOf(group)) },
        { title: "Witnesses", key: ({ witnesses }) => witnesses, numeric: true },
      ],
      filters: [
        { title: "Relation", all: "all relations", of: ({ relation }) => relation },
        { title: "Unit", all: "all units", of: ({ unit }) => unit },
      ],
    }),
  );
}

const RELATIONS = {
  agrees: ["=", "the numbers and bounds say the same"],
  updates: ["→", "from date to date the numbers move one way"],
  compatible: ["≈", "some value satisfies every claim"],
  conflicts: ["≠", "no value satisfies every claim"],
};

function relationName({ relation }) {
  const [sign, meaning] = RELATIONS[relation] ?? ["", ""];
  return el(
    "span",
    { class: `relation ${relation in RELATIONS ? relation : ""}`, title: meaning },
    el("span", { "aria-hidden": "true" }, `${sign} `),
    relation,
  );
}

/** The least number that is stated, in the unit of the group: what the column of values is sorted by. */
function lowest({ spread }) {
  return spread?.[0];
}

/** Whether a claim is in the unit of its group, which may hold "40 days" beside "six weeks". */
function inUnitOf(group, claim) {
  return (claim.unit ?? null) === (group.unit ?? null);
}

/** The different values as stated, each a link to the first sentence that has it. */
function valuesOf(group) {
  const value = (claim) => amount(inUnitOf(group, claim) ? { ...claim, unit: null } : claim) || claim.text;
  const values = [...grouped(group.claims, value)];
  const links = values
    .slice(0, VALUES)
    .map(([value, [claim]], i) => [i > 0 && ", ", el("a", { href: to("claim", claim.id) }, el("bdi", {}, value))]);
  return [links, values.length > VALUES && `, and ${values.length - VALUES} more`];
}

/** So many values stand in a row of the table. */
const VALUES = 6;

function outletsOf(group) {
  return [...new Set(group.claims.map(({ outlet, article }) => outlet ?? article))].join(", ");
}

/** An open row: the plot, then each claim with its sentence. */
function figureGroup(group) {
  const rows = group.claims.map((claim) =>
    el(
      "tr",
      {},
      el("td", {}, el("a", { href: to("claim", claim.id) }, el("bdi", {}, claim.text))),
      el("td", {}, el("bdi", {}, claim.source ?? "")),
      el("td", {}, claim.as_of ?? ""),
      el("td", {}, whereOf(claim)),
      el("td", {}, sentenceOf(claim)),
    ),
  );
  const titles = ["Stated", "By whom", "As of", "Where", "Sentence"];
  return el(
    "div",
    { class: "group" },
    plot(group),
    el(
      "table",
      { class: "stated" },
      el("caption", { class: "away" }, `Claims of ${about(group)}`),
      el(
        "thead",
        {},
        el(
          "tr",
          {},
          titles.map((title) => el("th", { scope: "col" }, title)),
        ),
      ),
      el("tbody", {}, rows),
    ),
  );
}

/** The outlet and date of a claim in a group, and whether its article is a copy. */
function whereOf(claim) {
  const name = [claim.outlet ?? claim.article, claim.published].filter(Boolean).join(", ");
  return [el("bdi", {}, name), claim.reprint_of && el("span", { class: "meta" }, " (a near-copy)")];
}

/** The sentence in which a claim stands, its words marked. */
function sentenceOf(claim) {
  const entry = page.byClaim.get(claim.id);
  const text = entry?.article.text;
  const range = entry?.claim.sentence;
  if (text === undefined || !range) return el("bdi", {}, claim.sentence ?? claim.text);
  const unit = unitsOf(text);
  const slice = (start, end) => text.slice(unit(start), unit(end)).replace(/\s+/g, " ");
  const { start, end } = entry.claim;
  return el("bdi", {}, slice(range.start, start), el("mark", {}, slice(start, end)), slice(end, range.end));
}
