// A map of the places: a circle for each, as large as it is mentioned often.

/** Tenths of degrees: the units of assets/land.svg. */
const WORLD = { width: 3600, height: 1800 };
/** The roles in which names are about a place, which the map begins with. */
const ROLES = ["literal", "demonym", "metonym", "embedded"];

/** What tells one place from another; null of one that was not found in the gazetteer. */
function mapKey({ kind, attributes: { geonameid, name, lat, lon } }) {
  if (kind !== "place" || !Number.isFinite(lat) || !Number.isFinite(lon)) return null;
  return String(geonameid ?? `${name}@${lat},${lon}`);
}

/** The places of all articles, the most mentioned first. */
function placesOf(role) {
  const mentions = page.claims.filter(({ claim }) => mapKey(claim) && (!role || claim.attributes.role === role));
  const places = [...grouped(mentions, ({ claim }) => mapKey(claim))].map(([key, all]) => {
    const { name, lat, lon, country } = all[0].claim.attributes;
    const articles = new Set(all.map(({ article }) => article.id)).size;
    return { key, name, country, x: (lon + 180) * 10, y: (90 - lat) * 10, all, articles };
  });
  return places.sort((a, b) => b.all.length - a.all.length || a.name.localeCompare(b.name, "en"));
}

/** The view "map"; `key` is the place that is chosen. */
function mapView(key) {
  const state = { places: placesOf(""), frame: null };
  const drawing = svg("g");
  const land = document.getElementById("land").content.querySelector("path").cloneNode();
  const chart = svg(
    "svg",
    { class: "map", role: "group", "aria-label": "Map of the places", tabindex: 0, onkeydown: keys },
    svg("g", { class: "land" }, land),
    drawing,
  );
  const list = el("ol", { class: "places" });
  const chosen = state.places.find((place) => place.key === key);

  function draw() {
    const { x, y, width, height } = state.frame;
    chart.setAttribute("viewBox", `${x} ${y} ${width} ${height}`);
    drawing.replaceChildren(...circles(state.places, state.frame, width / (chart.clientWidth || 900), key));
  }
  function frame(to) {
    state.frame = to;
    draw();
  }
  function choose(role) {
    state.places = placesOf(role);
    list.replaceChildren(...state.places.map((place) => placeItem(place, key)));
    draw();
  }
  function keys(event) {
    const { x, y, width, height } = state.frame;
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (step) frame({ ...state.frame, x: x + (step[0] * width) / 8, y: y + (step[1] * height) / 8 });
    else if (event.key === "+") frame(zoomed(state.frame, 0.6));
    else if (event.key === "-") frame(zoomed(state.frame, 1 / 0.6));
    else return;
    event.preventDefault();
  }
  drag(chart, () => state.frame, frame);

  new ResizeObserver(draw).observe(chart);

  state.frame = chosen ? around([chosen]) : around(state.places);
  choose("");
  const button = (text, listener) => el("button", { type: "button", onclick: listener }, text);
  const roles = [["", "all of them"], ...ROLES.map((role) => [role, role])];
  return el(
    "section",
    {},
    el("h1", {}, "Places"),
    el(
      "div",
      { class: "controls" },
      button("Zoom in", () => frame(zoomed(state.frame, 0.6))),
      button("Zoom out", () => frame(zoomed(state.frame, 1 / 0.6))),
      button("All places", () => frame(around(state.places))),
      button("World", () => frame(around([]))),
      labelled("Names that are", choice(roles, choose)),
    ),
    el("div", { class: "chart" }, chart),
    el("p", { class: "hint" }, "Land: Natural Earth. Drag the map, or move it with the arrow keys, + and -."),
    chosen ? mentionsOf(chosen) : null,
    list,
  );
}

/** The circles, the small ones last so that none is hidden, and names where there is room. `scale` is one pixel. */
function circles(places, frame, scale, key) {
  const radius = (place) => (3 + 1.8 * Math.sqrt(place.all.length)) * scale;
  const marks = places.map((place) => {
    const said = `${place.name}, ${count(place.all.length, "mention")}`;
    const chosen = place.key === key ? "true" : null;
    return svg(
      "a",
      { href: to("map", place.key), "aria-label": said, "aria-current": chosen },
      svg("title", {}, said),
      svg("circle", { cx: place.x, cy: place.y, r: radius(place), "stroke-width": 1.5 * scale }),
    );
  });
  const drawn = ({ name, at, y, anchor }) => {
    const size = { "font-size": 13 * scale, "stroke-width": 3 * scale, "text-anchor": anchor };
    return svg("text", { x: at, y: y + 4 * scale, ...size, "aria-hidden": "true" }, name);
  };
  return [...marks, ...labels(places, radius, frame, scale).map(drawn)];
}

/** So many places are named at most. */
const NAMED = 40;

/** Names beside their circles, those of the most mentioned places first, as far as none lies on another. */
function labels(places, radius, frame, scale) {
  const named = [];
  for (const place of places) {
    if (named.length === NAMED) break;
    const width = place.name.length * 7 * scale;
    const gap = radius(place) + 4 * scale;
    const fits = place.x + gap + width < frame.x + frame.width;
    const at = fits ? place.x + gap : place.x - gap;
    const label = {
      name: place.name,
      x: fits ? at : at - width,
      y: place.y,
      width,
      at,
      anchor: fits ? "start" : "end",
    };
    const apart = (other) =>
      Math.abs(other.y - label.y) >= 14 * scale || label.x >= other.x + other.width || other.x >= label.x + width;
    if (named.every(apart)) named.push(label);
  }
  return named;
}

/** A frame, twice as wide as high, with room around some places; of none, the world. */
function around(places) {
  if (places.length === 0) return { x: 0, y: 0, ...WORLD };
  const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)];
  const least = (all) => all.reduce((a, b) => Math.min(a, b));
  const most = (all) => all.reduce((a, b) => Math.max(a, b));
  const [left, right, top, bottom] = [least(xs), most(xs), least(ys), most(ys)];
  const width = Math.min(WORLD.width, Math.max((right - left) * 1.3, (bottom - top) * 2.6, 200));
  return { x: (left + right - width) / 2, y: (top + bottom) / 2 - width / 4, width, height: width / 2 };
}

function zoomed({ x, y, width, height }, by) {
  const next = Math.min(WORLD.width, Math.max(20, width * by));
  return { x: x + (width - next) / 2, y: y + (height - next / 2) / 2, width: next, height: next / 2 };
}

/** Lets the map be dragged. */
function drag(chart, current, frame) {
  let from = null;
  chart.addEventListener("pointerdown", (event) => {
    if (event.target.closest("a")) return;
    from = { x: event.clientX, y: event.clientY, frame: current() };
    chart.setPointerCapture(event.pointerId);
  });
  chart.addEventListener("pointermove", (event) => {
    if (!from) return;
    const scale = from.frame.width / chart.clientWidth;
    const [x, y] = [from.frame.x - (event.clientX - from.x) * scale, from.frame.y - (event.clientY - from.y) * scale];
    frame({ ...from.frame, x, y });
  });
  for (const end of ["pointerup", "pointercancel"]) chart.addEventListener(end, () => (from = null));
}

function placeItem(place, key) {
  return el(
    "li",
    {},
    el(
      "a",
      { href: to("map", place.key), "aria-current": place.key === key ? "true" : null },
      el("bdi", {}, [place.name, place.country].filter(Boolean).join(", ")),
    ),
    el("span", { class: "meta" }, ` ${count(place.all.length, "mention")} in ${count(place.articles, "article")}`),
  );
}

/** Where a place is mentioned, each with its sentence. */
function mentionsOf(place) {
  const items = place.all
    .slice(0, BATCH)
    .map(({ claim, article }) =>
      el(
        "li",
        {},
        el("a", { href: to("claim", claim.id) }, el("bdi", {}, `${claim.text}: ${heading(article)}`)),
        el("p", {}, sentenceOf(claim)),
      ),
    );
  return el(
    "section",
    { class: "mentions", "aria-label": `Mentions of ${place.name}` },
    el("h2", {}, el("bdi", {}, place.name), el("span", { class: "meta" }, ` ${count(place.all.length, "mention")}`)),
    el("ul", {}, items),
    place.all.length > BATCH && el("p", { class: "hint" }, `The first ${BATCH} are shown.`),
  );
}
