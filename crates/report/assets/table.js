// Tables that sort and filter. Rows are made a hundred at a time, so that a table of all claims opens at once.

/** So many rows are added at a time. */
const BATCH = 100;

/**
 * A table with its controls.
 *
 * columns: [{title, key(row), cell(row)?, numeric?}]: `key` is what is sorted by and searched, `cell` what is shown.
 * filters: [{title, all, of(row)}]: one select each, of the values that `of` gives.
 * open(row, i): what is shown under a row when it is opened, where rows can be; `opened` is the row to begin with.
 */
function dataTable({ caption, noun, columns, rows, filters = [], open, opened }) {
  const entries = rows.map((row, i) => ({ row, i, found: folded(columns.map(({ key }) => key(row) ?? "").join(" ")) }));
  const state = { words: "", chosen: filters.map(() => ""), column: -1, down: false, room: BATCH, opened };
  const body = el("tbody");
  const status = el("p", { class: "status", role: "status" });
  const more = el("button", { type: "button", onclick: () => show((state.room += BATCH)) }, "Show more");
  const headers = columns.map((column, i) => {
    const sort = () => {
      state.down = state.column === i && !state.down;
      state.column = i;
      headers.forEach((header) => header.removeAttribute("aria-sort"));
      headers[i].setAttribute("aria-sort", state.down ? "descending" : "ascending");
      show();
    };
    const button = el("button", { type: "button", onclick: sort }, column.title);
    return el("th", { scope: "col", class: column.numeric ? "numeric" : null }, button);
  });

  function wanted() {
    const words = folded(state.words).split(/\s+/).filter(Boolean);
    const fits = ({ row, found }) =>
      words.every((word) => found.includes(word)) &&
      filters.every(({ of }, i) => state.chosen[i] === "" || of(row) === state.chosen[i]);
    const kept = entries.filter(fits);
    if (state.column >= 0) kept.sort(by(columns[state.column].key, state.down));
    return kept;
  }

  function show() {
    const kept = wanted();
    body.replaceChildren(...kept.slice(0, state.room).flatMap(rowOf));
    more.hidden = kept.length <= state.room;
    status.textContent = `${count(kept.length, noun)}${kept.length < rows.length ? ` of ${rows.length}` : ""}`;
  }

  function rowOf({ row, i }) {
    const cells = columns.map(({ key, cell, numeric }, nth) => {
      const shown = cell ? cell(row) : (key(row) ?? "");
      const opener = open && nth === 0 ? openerOf(i, shown) : shown;
      return el(
        nth === 0 ? "th" : "td",
        { scope: nth === 0 ? "row" : null, class: numeric ? "numeric" : null },
        opener,
      );
    });
    const line = el("tr", {}, cells);
    if (!open || state.opened !== i) return [line];
    return [line, el("tr", { class: "opened" }, el("td", { colspan: columns.length }, open(row, i)))];
  }

  function openerOf(i, shown) {
    const isOpen = state.opened === i;
    const toggle = () => {
      state.opened = isOpen ? undefined : i;
      show();
      body.querySelector(`[data-row="${i}"]`)?.focus();
    };
    return el(
      "button",
      { type: "button", class: "opener", "aria-expanded": String(isOpen), "data-row": i, onclick: toggle },
      shown,
    );
  }

  const search = el("input", { type: "search", oninput: () => show((state.words = search.value)) });
  const selects = filters.map(({ title, all, of }, i) => {
    const values = [...new Set(rows.map(of))].filter(Boolean).sort();
    const options = [["", all], ...values.map((value) => [value, value])];
    return labelled(
      title,
      choice(options, (value) => show((state.chosen[i] = value))),
    );
  });
  if (opened !== undefined) state.room = Math.max(BATCH, opened + 1);
  show();
  return el(
    "div",
    { class: "data-table" },
    el("div", { class: "controls", role: "search" }, labelled("Search", search), selects, status),
    el(
      "div",
      { class: "wide" },
      el("table", {}, el("caption", {}, caption), el("thead", {}, el("tr", {}, headers)), body),
    ),
    more,
  );
}

/** The order by a key: numbers by size, words by the alphabet, what is missing always last. */
function by(key, down) {
  const missing = (value) => value === null || value === undefined || value === "";
  const way = down ? -1 : 1;
  return (a, b) => {
    const [x, y] = [key(a.row), key(b.row)];
    if (missing(x) || missing(y)) return missing(x) - missing(y);
    if (typeof x === "number" && typeof y === "number") return way * (x - y);
    return way * String(x).localeCompare(String(y), "en", { numeric: true });
  };
}

/** The view "claims": every claim of every article. */
function claimsView() {
  return el(
    "section",
    {},
    el("h1", {}, "All claims"),
    dataTable({
      caption: "Every claim of every article. The words lead to where they stand.",
      noun: "claim",
      rows: page.claims,
      columns: [
        { title: "Claim", key: ({ claim }) => words(claim), cell: claimLink },
        { title: "Kind", key: ({ claim }) => claim.kind, cell: ({ claim }) => kindName(claim.kind) },
        { title: "Says", key: ({ claim }) => meaning(claim), cell: ({ claim }) => el("bdi", {}, meaning(claim)) },
        { title: "Outlet", key: ({ article }) => article.outlet, cell: ({ article }) => el("bdi", {}, article.outlet) },
        { title: "Published", key: ({ article }) => article.published },
        { title: "Rule", key: ({ claim }) => claim.rule },
        { title: "Sure", key: ({ claim }) => claim.confidence, numeric: true },
      ],
      filters: [
        { title: "Kind", all: "all kinds", of: ({ claim }) => claim.kind },
        { title: "Outlet", all: "all outlets", of: ({ article }) => article.outlet },
      ],
    }),
  );
}

function claimLink({ claim }) {
  return el("a", { href: to("claim", claim.id) }, el("bdi", {}, short(words(claim), 120)));
}

function kindName(kind) {
  return el("span", { class: `kind ${kindClass(kind)}` }, kind);
}
