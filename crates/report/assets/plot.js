// A figure's values over time, as a drawing. Each point leads to the sentence that states it.

const PLOT = { width: 640, height: 240, left: 84, right: 20, top: 16, bottom: 40 };
const DAY = 86_400_000;

/** The points of a group: claims with a number in its unit, at the date for which they hold. */
function pointsOf(group) {
  return group.claims.flatMap((claim) => {
    if (!inUnitOf(group, claim)) return [];
    const of = page.byClaim.get(claim.id)?.claim.attributes ?? claim;
    const date = Date.parse((of.as_of ?? claim.published ?? "").slice(0, 10));
    const low = of.value ?? of.low ?? of.high;
    const high = of.value ?? of.high ?? of.low;
    const drawable = Number.isFinite(date) && Number.isFinite(low);
    return drawable ? [{ claim, date, low, high, label: amount(of) }] : [];
  });
}

/** The plot of a group; null where fewer than two values are dated. */
function plot(group) {
  const points = pointsOf(group);
  if (points.length < 2) return null;
  const { width, height, left, right, top, bottom } = PLOT;
  const days = range(
    points.map(({ date }) => date),
    DAY,
  );
  const values = range(
    points.flatMap(({ low, high }) => [low, high]),
    1,
  );
  const x = (date) => left + ((date - days.from) / (days.to - days.from)) * (width - left - right);
  const y = (value) => height - bottom - ((value - values.from) / (values.to - values.from)) * (height - top - bottom);
  const spread = sideBySide(points);
  const rows = ticks(values).map((value) => [
    svg("line", { class: "grid", x1: left, x2: width - right, y1: y(value), y2: y(value) }),
    svg("text", { x: left - 8, y: y(value) + 4, "text-anchor": "end" }, value.toLocaleString("en")),
  ]);
  const dates = dateTicks(points).map((date) =>
    svg("text", { x: x(date), y: height - bottom + 22, "text-anchor": "middle" }, dayName(date)),
  );
  const marks = points.map((point) => {
    const at = x(point.date) + spread.get(point);
    const said = `${point.label}, ${[point.claim.outlet ?? point.claim.article, dayName(point.date)].join(", ")}`;
    return svg(
      "a",
      { href: to("claim", point.claim.id), "aria-label": said },
      svg("title", {}, said),
      point.low < point.high && svg("line", { class: "bar", x1: at, x2: at, y1: y(point.low), y2: y(point.high) }),
      svg("circle", { cx: at, cy: y(point.low), r: 5 }),
    );
  });
  const name = `${about(group)}, from ${dayName(days.first)} to ${dayName(days.last)}`;
  return el(
    "figure",
    { class: "plot" },
    svg("svg", { viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": name }, rows, dates, marks),
    el("figcaption", {}, "Values by the date for which they hold; each leads to its sentence."),
  );
}

/** From the least to the greatest with some room around; never empty. */
function range(all, least) {
  const [first, last] = [Math.min(...all), Math.max(...all)];
  const room = Math.max((last - first) * 0.12, least * (last > first ? 0 : 1));
  return { first, last, from: first - room, to: last + room };
}

/** Moves points apart that lie on the same day, so that none hides another. */
function sideBySide(points) {
  const days = grouped(points, ({ date }) => date);
  const moved = new Map();
  for (const same of days.values()) same.forEach((point, i) => moved.set(point, (i - (same.length - 1) / 2) * 9));
  return moved;
}

/** Round values, five or fewer. */
function ticks({ from, to: end }) {
  const rough = (end - from) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * [1, 2, 5, 10].find((n) => n * power >= rough);
  const found = [];
  for (let value = Math.ceil(from / step) * step; value <= end; value += step)
    found.push(Number(value.toPrecision(12)));
  return found;
}

/** The days to name: all that there are, or the first, the middle one and the last. */
function dateTicks(points) {
  const days = [...new Set(points.map(({ date }) => date))].sort((a, b) => a - b);
  if (days.length <= 5) return days;
  return [days[0], days[Math.floor(days.length / 2)], days.at(-1)];
}

function dayName(date) {
  return new Date(date).toISOString().slice(0, 10);
}
