// Elements. Whatever comes from an article becomes a text node or an attribute, never markup.

/** Makes an HTML element; attributes that are null, undefined or false are left out, `on...` are listeners. */
function el(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

/** Makes an SVG element. */
function svg(name, attributes = {}, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
}

function fill(node, attributes, children) {
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  // Behind the children: browsers work out `dir=auto` anew for each child that is added.
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else node.setAttribute(key, value === true ? "" : value);
  }
  return node;
}

/** A labelled control of a form. */
function labelled(text, control) {
  return el("label", {}, el("span", {}, text), control);
}

/** A select with the given [value, text] options. */
function choice(options, listener) {
  const select = el("select", { onchange: () => listener(select.value) });
  select.append(...options.map(([value, text]) => el("option", { value }, text)));
  return select;
}

/** "1 claim", "2 claims". */
function count(n, noun) {
  return `${n.toLocaleString("en")} ${noun}${n === 1 ? "" : "s"}`;
}

/** Text on one line, its middle left out where it is longer than `most` characters. */
function short(text, most = 160) {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= most) return line;
  const half = Math.floor(most / 2);
  return `${line.slice(0, half).trimEnd()} … ${line.slice(-half).trimStart()}`;
}

/** Words under which something can be found, whatever their case. */
function folded(text) {
  return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}
