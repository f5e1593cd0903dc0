// The articles: a list of them, and one at a time with its claims marked and explained.

/** The kinds that are marked; the legend changes it, for all articles. */
const shown = new Set();

/** The view "articles": the list beside the article `id` (the first one, where there is no such id). */
function articlesView(id) {
  const article = page.byArticle.get(id) ?? page.articles[0];
  if (!article) return el("p", { class: "empty" }, "No articles were read.");
  return el(
    "div",
    { class: "desk" },
    articleList(article),
    el("div", { class: "sheet" }, articleHead(article), articleBody(article)),
    el("aside", { class: "panel", id: "panel", "aria-label": "Claims", "aria-live": "polite" }),
  );
}

function articleList(current) {
  const entries = page.articles.map((article) => {
    const here = article === current;
    const link = el(
      "a",
      { href: to("article", article.id), "aria-current": here ? "page" : null },
      el("bdi", { class: "title" }, heading(article)),
      el("span", { class: "meta" }, el("bdi", {}, byline(article)), ` ${count(article.claims.length, "claim")}`),
    );
    return { item: el("li", {}, link), found: folded([article.id, heading(article), byline(article)].join(" ")) };
  });
  const search = el("input", {
    type: "search",
    placeholder: "Title, outlet, date",
    oninput: () => {
      const wanted = folded(search.value);
      for (const { item, found } of entries) item.hidden = !found.includes(wanted);
    },
  });
  return el(
    "details",
    { class: "list", open: matchMedia("(min-width: 60rem)").matches },
    el("summary", {}, count(page.articles.length, "article")),
    el(
      "nav",
      { "aria-label": "Articles" },
      page.articles.length > 5 && labelled("Find an article", search),
      el(
        "ol",
        {},
        entries.map(({ item }) => item),
      ),
    ),
  );
}

function articleHead(article) {
  const web = /^https?:\/\//i.test(article.url ?? "");
  return el(
    "header",
    {},
    el("h1", { dir: "auto" }, heading(article)),
    el(
      "p",
      { class: "meta" },
      el("bdi", {}, byline(article) || article.id),
      web && [" · ", el("a", { href: article.url, rel: "noopener noreferrer" }, "where it was published")],
    ),
    legend(article),
    reprintsOf(article),
    article.diagnostics.length > 0 &&
      el(
        "ul",
        { class: "diagnostics" },
        article.diagnostics.map((said) =>
          el("li", { class: said.level }, el("strong", {}, said.level), ` ${said.message} `, el("code", {}, said.code)),
        ),
      ),
  );
}

/** What the marks mean; each kind can be switched off. */
function legend(article) {
  const counts = new Map();
  for (const { kind } of article.claims) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const kinds = [...KINDS.filter((kind) => counts.has(kind)), ...[...counts.keys()].filter((k) => !KINDS.includes(k))];
  const boxes = kinds.map((kind) => {
    const box = el("input", {
      type: "checkbox",
      checked: shown.has(kind),
      onchange: () => {
        if (box.checked) shown.add(kind);
        else shown.delete(kind);
        document.querySelector(".text").replaceWith(articleBody(article));
        select(location.hash, false);
      },
    });
    const swatch = el("span", { class: "swatch" }, kind);
    drawLines(swatch, [{ lane: 0, claim: { kind } }]);
    return el("label", {}, box, swatch, ` ${counts.get(kind)}`);
  });
  return el("fieldset", { class: "legend" }, el("legend", {}, "Marked in the text"), boxes);
}

function articleBody(article) {
  const text = article.text;
  if (text === undefined) return sentencesOnly(article);
  const unit = unitsOf(text);
  const claims = article.claims.filter((claim) => shown.has(claim.kind));
  const marks = inLanes(claims.flatMap((claim) => stretches(claim, unit)));
  const sentences = claims.flatMap(({ sentence }) => sentence ?? []);
  const edges = sentences.map(({ start, end }) => ({ start: unit(start), end: unit(end) }));
  const blocks = paragraphs(text);
  const linked = new Set();
  const drawn = pieces(blocks, marks, edges).map((inside) =>
    el(
      "p",
      { dir: "auto" },
      inside.map((piece) => drawPiece(piece, text, linked)),
    ),
  );
  return el("div", { class: "text", onkeydown: walk, onclick: follow }, drawn);
}

/** One piece of the text. The first of each claim is a link, the others can be clicked just the same. */
function drawPiece(piece, text, linked) {
  const shownText = text.slice(piece.start, piece.end);
  const top = piece.marks.at(-1)?.claim;
  if (!top) return el("span", { "data-start": piece.start, "data-end": piece.end }, shownText);
  const first = !linked.has(top.id);
  linked.add(top.id);
  const node = el(
    first ? "a" : "span",
    {
      class: ["mark", ...new Set(piece.marks.map(({ claim }) => kindClass(claim.kind)))].join(" "),
      href: first ? to("claim", top.id) : null,
      "aria-label": first ? `${top.kind}: ${short(shownText)}` : null,
      "data-start": piece.start,
      "data-end": piece.end,
    },
    shownText,
  );
  node.claims = piece.marks.map(({ claim }) => claim.id);
  drawLines(node, piece.marks);
  return node;
}

function kindClass(kind) {
  return KINDS.includes(kind) ? kind : "other";
}

/** How many pixels lie between the lines of two lanes, and how many lanes have room. */
const LANE = 4;
const LANES = 4;

/** Draws a line for each mark, every one in its lane and in the pattern and colour of its kind. */
function drawLines(node, marks) {
  const lines = marks.filter(({ lane }) => lane < LANES);
  const put = (property, of) => node.style.setProperty(property, lines.map(of).join(", "));
  put("background-image", ({ claim }) => `var(--line-${kindClass(claim.kind)})`);
  put("background-position", ({ lane }) => `0 calc(100% - ${(LANES - 1 - lane) * LANE}px)`);
}

/** Where the text was not kept: the words of the claims alone. */
function sentencesOnly(article) {
  const claims = article.claims.filter((claim) => shown.has(claim.kind));
  const link = (claim) => el("a", { href: to("claim", claim.id) }, el("bdi", {}, words(claim)));
  return el(
    "div",
    { class: "text" },
    el("p", { class: "meta" }, "The text of this article was not kept. These are its claims:"),
    el(
      "ul",
      {},
      claims.map((claim) => el("li", {}, link(claim), ` ${claim.kind}`)),
    ),
  );
}

/** A click on a stretch of text with several claims takes the next of them each time. */
function follow(event) {
  const ids = event.target.claims;
  if (!ids || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const at = ids.map((id) => to("claim", id)).indexOf(location.hash);
  location.hash = to("claim", ids.at(at > 0 ? at - 1 : -1));
}

/** The arrow keys go from claim to claim. */
function walk(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const links = [...event.currentTarget.querySelectorAll("a.mark")];
  const at = links.indexOf(event.target);
  const next = at < 0 ? undefined : links[at + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function reprintsOf(article) {
  const sets = page.reprints.filter(({ articles }) => articles.includes(article.id));
  const others = [...new Set(sets.flatMap(({ articles }) => articles))].filter((id) => id !== article.id);
  if (others.length === 0) return null;
  const links = others.map((id) => el("li", {}, el("a", { href: to("article", id) }, el("bdi", {}, nameOf(id)))));
  return el("div", { class: "reprints" }, el("p", {}, "Near-copies of this article:"), el("ul", {}, links));
}

function nameOf(id) {
  const article = page.byArticle.get(id);
  return article ? [article.outlet, heading(article)].filter(Boolean).join(": ") : id;
}
