// From an article's text and claims to pieces that can be drawn. Offsets in the data are code points;
// inside the page they are the UTF-16 units of JavaScript's strings.

/** A function from code points to UTF-16 units of `text`. */
function unitsOf(text) {
  if (!/[\uD800-\uDBFF]/.test(text)) return (point) => point;
  const units = [];
  let at = 0;
  for (const character of text) {
    units.push(at);
    at += character.length;
  }
  units.push(at);
  return (point) => units[Math.min(point, units.length - 1)];
}

/** The stretches of text that a claim marks: the parts of a quote, else the claim itself. */
function stretches(claim, unit) {
  const parts = claim.attributes.parts?.length ? claim.attributes.parts : [claim];
  return parts.map(({ start, end }) => ({ start: unit(start), end: unit(end), claim }));
}

/** Lines longer than this are paragraphs; shorter ones were wrapped by hand and belong together. */
const PARAGRAPH = 120;

/** The paragraphs of a text, as ranges. Together they hold everything but white space. */
function paragraphs(text) {
  const found = [];
  let open = false;
  for (const { 0: line, index } of text.matchAll(/[^\n]+/g)) {
    if (line.trim() === "") {
      open = false;
      continue;
    }
    const long = line.length > PARAGRAPH;
    const last = found.at(-1);
    const apart = last && text.slice(last.end, index).split("\n").length > 2;
    if (open && !long && !apart) last.end = index + line.length;
    else found.push({ start: index, end: index + line.length });
    open = !long;
  }
  return found;
}

/** Gives every stretch a lane, the lowest that is free, so that marks which overlap lie under one another. */
function inLanes(marks) {
  const ends = [];
  marks.sort((a, b) => a.start - b.start || b.end - a.end);
  for (const mark of marks) {
    const free = ends.findIndex((end) => end <= mark.start);
    mark.lane = free < 0 ? ends.length : free;
    ends[mark.lane] = mark.end;
  }
  return marks;
}

/**
 * Cuts the paragraphs `blocks` wherever a mark or one of the other `edges` begins or ends: for each block its pieces.
 * A piece knows the marks over it, the shortest last. Blocks and marks are in order and are gone through once.
 */
function pieces(blocks, marks, edges) {
  const cuts = [...new Set([...blocks, ...marks, ...edges].flatMap(({ start, end }) => [start, end]))];
  cuts.sort((a, b) => a - b);
  let open = [];
  let next = 0;
  let at = 0;
  return blocks.map((block) => {
    const found = [];
    while (cuts[at] < block.start) at++;
    for (; cuts[at] < block.end; at++) {
      const [start, end] = [cuts[at], cuts[at + 1]];
      for (; next < marks.length && marks[next].start <= start; next++) open.push(marks[next]);
      open = open.filter((mark) => mark.end > start);
      found.push({ start, end, marks: [...open].sort((a, b) => b.end - b.start - (a.end - a.start)) });
    }
    return found;
  });
}
