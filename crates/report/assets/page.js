// The page: its address says what is shown, so that back, forward and links to a claim work.

const page = read();
for (const kind of page.kinds.keys()) shown.add(kind);

/** The views, in the order of the bar. Those of a comparison are there when there is one. */
const VIEWS = {
  articles: { title: "Articles", draw: articlesView, there: true },
  claims: { title: "Claims", draw: claimsView, there: true },
  figures: { title: "Figures", draw: figuresView, there: page.compared },
  quotes: { title: "Quotations", draw: quotesView, there: page.compared },
  map: { title: "Map", draw: mapView, there: page.kinds.has("place") },
};

/** What an address stands for: a view and what is chosen in it. A claim is chosen in its article. */
function parse(hash) {
  const [view, ...rest] = hash.slice(1).split("/");
  let key;
  try {
    key = rest.length > 0 ? decodeURIComponent(rest.join("/")) : undefined;
  } catch {
    key = undefined;
  }
  return { view, key };
}

/** The article whose text stands on the page. */
let current = null;

function show() {
  const { view, key } = parse(location.hash);
  if (view === "main") return;
  const inArticle = view === "claim" || view === "article";
  const name = inArticle || !VIEWS[view]?.there ? "articles" : view;
  const id = view === "claim" ? page.byClaim.get(key)?.article.id : key;
  if (name === "articles") {
    const article = page.byArticle.get(id) ?? page.articles[0];
    if (current === null || current !== article) draw(name, article?.id);
    current = article ?? null;
    if (article) select(location.hash);
  } else {
    current = null;
    draw(name, key);
    document.querySelector("#main .chosen, #main .mentions")?.scrollIntoView({ block: "nearest" });
  }
  const title = current ? heading(current) : VIEWS[name].title;
  document.title = `${short(title, 80)} · Copydesk`;
}

/** Draws a view. Focus goes to it where it was in what is gone, so that the keyboard is not lost. */
function draw(name, key) {
  const main = document.getElementById("main");
  const lost = main.contains(document.activeElement);
  for (const link of document.querySelectorAll("#views a")) {
    if (link.dataset.view === name) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  main.replaceChildren(VIEWS[name].draw(key));
  if (lost) main.focus();
  window.scrollTo(0, 0);
}

/** Escape leaves a claim for its article. */
function leave(event) {
  const { view, key } = parse(location.hash);
  if (event.key !== "Escape" || view !== "claim" || !current) return;
  const words = document.querySelector("a.chosen");
  location.hash = to("article", page.byClaim.get(key)?.article.id ?? current.id);
  words?.focus();
}

const links = Object.entries(VIEWS).filter(([, { there }]) => there);
document
  .getElementById("views")
  .append(...links.map(([view, { title }]) => el("a", { href: to(view), "data-view": view }, title)));
window.addEventListener("hashchange", show);
window.addEventListener("keydown", leave);
show();
