// The comparison of quotations: the fullest wording of each, and how the others differ from it.

/** So many groups are shown at a time. */
const GROUPS = 50;

/** The view "quotes"; `key` is the number of the group to look at. */
function quotesView(key) {
  const chosen = key === undefined ? -1 : Number(key);
  const list = el("div", { class: "quotes" });
  const status = el("p", { class: "status", role: "status" });
  const state = { words: "", change: "", room: Math.max(GROUPS, chosen + 1) };
  const more = el("button", { type: "button", onclick: () => show((state.room += GROUPS)) }, "Show more");
  const entries = page.quotes.map((group, i) => ({ group, i, found: folded(searched(group)) }));

  function show() {
    const words = folded(state.words).split(/\s+/).filter(Boolean);
    const kept = entries.filter(
      ({ group, found }) =>
        words.every((word) => found.includes(word)) &&
        (state.change === "" || group.claims.some(({ change }) => change === state.change)),
    );
    list.replaceChildren(...kept.slice(0, state.room).map(({ group, i }) => quoteGroup(group, i, i === chosen)));
    more.hidden = kept.length <= state.room;
    status.textContent = count(kept.length, "quotation");
  }

  const search = el("input", { type: "search", oninput: () => show((state.words = search.value)) });
  const changes = [["", "all of them"], ...Object.entries(CHANGES).map(([change, [name]]) => [change, name])];
  const select = choice(changes, (change) => show((state.change = change)));
  show();
  return el(
    "section",
    {},
    el("h1", {}, "The same words in several articles"),
    el("div", { class: "controls", role: "search" }, labelled("Search", search), labelled("With one", select), status),
    list,
    more,
  );
}

const CHANGES = {
  same: ["word for word", "the same words"],
  cut: ["cut", "words are missing"],
  altered: ["altered", "words are added or replaced"],
  other_speaker: ["given to somebody else", "another speaker"],
};

function searched(group) {
  return [about(group), ...group.claims.flatMap(({ text, speaker, outlet }) => [text, speaker, outlet])].join(" ");
}

/** One utterance: the fullest wording, then each other one, with what it drops, adds and replaces. */
function quoteGroup(group, i, chosen) {
  const [fullest, ...others] = group.claims;
  const speakers = [...new Set(group.claims.map(({ speaker }) => speaker).filter(Boolean))];
  return el(
    "article",
    { id: `quote-${i}`, class: chosen ? "chosen" : null },
    el("h2", {}, el("bdi", {}, speakers.join(" / ") || "Nobody is named")),
    el("p", { class: "meta" }, `${group.witnesses} ${group.witnesses === 1 ? "witness" : "witnesses"}`),
    el("blockquote", {}, el("bdi", {}, wordsOf(fullest))),
    el("p", { class: "meta" }, "The fullest wording: ", quoteLink(fullest)),
    el(
      "ul",
      { class: "variants" },
      others.map((claim) => variant(fullest, claim)),
    ),
  );
}

function quoteLink(claim) {
  return el("a", { href: to("claim", claim.id) }, whereOf(claim));
}

function wordsOf(claim) {
  const entry = page.byClaim.get(claim.id);
  return entry ? words(entry.claim) : claim.text;
}

function variant(fullest, claim) {
  const [name] = CHANGES[claim.change] ?? [claim.change];
  return el(
    "li",
    {},
    el("p", { class: "meta" }, quoteLink(claim), ": ", el("strong", {}, name)),
    claim.speaker !== fullest.speaker && el("p", {}, "Speaker: ", el("bdi", {}, claim.speaker ?? "nobody is named")),
    el("p", { class: "diff" }, el("bdi", {}, wording(wordsOf(fullest), wordsOf(claim)))),
  );
}

/** The words of `other`, with those of `full` that it drops struck out and those it adds underlined. */
function wording(full, other) {
  return differences(full, other).map(({ op, text }, i) => [i > 0 && " ", op === "same" ? text : edited(op, text)]);
}

/** Words that were dropped (`del`) or added (`ins`); screen readers are told so. */
function edited(op, text) {
  const note = (words) => el("span", { class: "away" }, words);
  return el(op, {}, note(op === "del" ? "[dropped: " : "[added: "), text, note("]"));
}

/** Word for word: what two wordings share (their longest common sequence) and what stands in only one of them. */
function differences(full, other) {
  const [a, b] = [full, other].map((text) => text.split(/\s+/).filter(Boolean));
  // Longer ones are not compared: the table below has a cell for each pair of words.
  if (a.length * b.length > 1_000_000) return [{ op: "same", text: other }];
  const bare = (word) => folded(word).replace(/[^\p{L}\p{N}]+/gu, "") || word;
  const [x, y] = [a.map(bare), b.map(bare)];
  const width = b.length + 1;
  const common = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      common[i * width + j] =
        x[i] === y[j]
          ? common[(i + 1) * width + j + 1] + 1
          : Math.max(common[(i + 1) * width + j], common[i * width + j + 1]);
    }
  }
  const found = [];
  const put = (op, word) => {
    if (found.at(-1)?.op === op) found.at(-1).text += ` ${word}`;
    else found.push({ op, text: word });
  };
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && x[i] === y[j]) {
      put("same", b[j]);
      i++;
      j++;
    } else if (j >= b.length || (i < a.length && common[(i + 1) * width + j] >= common[i * width + j + 1])) {
      put("del", a[i++]);
    } else {
      put("ins", b[j++]);
    }
  }
  return found;
}
