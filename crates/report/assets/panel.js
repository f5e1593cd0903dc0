// The panel beside an article: all its claims, or one of them with everything that is known of it.

/** Shows in panel and text what an address means; `scroll` brings the words into view. */
function select(hash, scroll = true) {
  const panel = document.getElementById("panel");
  const { view, key } = parse(hash);
  const entry = view === "claim" ? page.byClaim.get(key) : undefined;
  const article = entry?.article ?? page.byArticle.get(key) ?? page.articles[0];
  panel.classList.toggle("open", entry !== undefined);
  panel.replaceChildren(entry ? claimPanel(entry) : claimList(article));
  emphasise(entry, scroll);
}

/** Lights up the words of a claim and, more faintly, its sentence. */
function emphasise(entry, scroll) {
  const text = entry?.article.text;
  const unit = text === undefined ? (n) => n : unitsOf(text);
  const sentence = entry?.claim.sentence;
  const range = sentence ? [unit(sentence.start), unit(sentence.end)] : [0, 0];
  let first = null;
  for (const piece of document.querySelectorAll(".text [data-start]")) {
    const { start, end } = piece.dataset;
    const chosen = Boolean(entry && piece.claims?.includes(entry.claim.id));
    piece.classList.toggle("sentence", Number(start) >= range[0] && Number(end) <= range[1]);
    piece.classList.toggle("chosen", chosen);
    if (chosen) piece.setAttribute("aria-current", "true");
    else piece.removeAttribute("aria-current");
    if (chosen) first ??= piece;
  }
  if (scroll) first?.scrollIntoView({ block: "center" });
}

function claimList(article) {
  const claims = article.claims.filter((claim) => shown.has(claim.kind));
  const item = (claim) =>
    el(
      "li",
      {},
      el("a", { href: to("claim", claim.id) }, el("bdi", {}, short(words(claim), 110))),
      el("span", { class: `meta ${kindClass(claim.kind)}` }, [claim.kind, meaning(claim)].filter(Boolean).join(": ")),
    );
  return el(
    "div",
    {},
    el("h2", {}, count(claims.length, "claim")),
    el("p", { class: "hint" }, "Choose one, here or in the text, for what is known of it."),
    el("ol", { class: "claims" }, claims.map(item)),
  );
}

function claimPanel({ claim, article }) {
  const stated = Object.entries(claim.attributes).filter(([key, value]) => value !== null && key !== "parts");
  const silent = Object.entries(claim.attributes).filter(([, value]) => value === null);
  const row = (name, ...value) => [el("dt", {}, name), el("dd", {}, value)];
  return el(
    "div",
    {},
    el("a", { class: "back", href: to("article", article.id) }, "All claims"),
    el("h2", { class: kindClass(claim.kind) }, claim.kind),
    el("blockquote", {}, el("bdi", {}, words(claim))),
    el(
      "dl",
      {},
      stated.map(([key, value]) => row(key.replaceAll("_", " "), attribute(value))),
      claim.kind === "place" && mapKey(claim) && row("on the map", el("a", { href: to("map", mapKey(claim)) }, "show")),
      row("rule", el("code", {}, claim.rule), ` of ${claim.extractor}`),
      row("confidence", `${Math.round(claim.confidence * 100)}%`),
      row("offsets", `${claim.start} to ${claim.end}`),
    ),
    silent.length > 0 &&
      el("p", { class: "hint" }, `Not stated: ${silent.map(([key]) => key.replaceAll("_", " ")).join(", ")}.`),
    alsoHere(claim, article),
    compared(claim),
  );
}

/** An attribute as it reads: the words of the article in quotation marks, then the name they stand for. */
function attribute(value) {
  if (Array.isArray(value)) return value.map((item, i) => [i > 0 && ", ", attribute(item)]);
  if (value === null) return "none";
  if (typeof value === "number") return value.toLocaleString("en", { maximumFractionDigits: 5 });
  if (typeof value !== "object") return el("bdi", {}, String(value));
  const { start, end, text, ...others } = value;
  const rest = Object.entries(others).filter(([, inner]) => inner !== null && inner !== text);
  const members = rest.map(([key, inner], i) => [i > 0 && ", ", key === "name" ? "" : `${key} `, attribute(inner)]);
  if (text === undefined) return members;
  return [el("q", {}, el("bdi", {}, text)), rest.length > 0 && [" (", members, ")"]];
}

/** The other claims that share words with this one. */
function alsoHere(claim, article) {
  const others = article.claims.filter(
    (other) => other !== claim && other.start < claim.end && other.end > claim.start,
  );
  if (others.length === 0) return null;
  const link = (other) =>
    el("li", {}, `${other.kind}: `, el("a", { href: to("claim", other.id) }, el("bdi", {}, short(words(other), 60))));
  return el("div", {}, el("h3", {}, "On the same words"), el("ul", {}, others.map(link)));
}

function compared(claim) {
  const groups = page.groups.get(claim.id) ?? [];
  if (groups.length === 0) return null;
  const link = ({ view, i, group }) =>
    el("li", {}, el("a", { href: to(view, i) }, el("bdi", {}, about(group))), ` ${group.relation ?? ""}`);
  return el("div", {}, el("h3", {}, "In other articles"), el("ul", {}, groups.map(link)));
}
