// The topology as a graph: nodes in layers from the sources on, with what flows through them.
import { el, getJson, rate } from "./format.js";

const width = 150, height = 50, across = 166, down = 72, margin = 2;
const space = "http://www.w3.org/2000/svg";

export function showTopology(view) {
  let rates = new Map(), last = {};
  const update = health => {
    last = health.node_rates ?? {};
    for (const [name, text] of rates) text.textContent = last[name] > 0 ? `${rate(last[name])}/s` : "";
    for (const path of view.querySelectorAll("path[data-from]")) path.classList.toggle("flow", (last[path.dataset.from] ?? 0) > 0);
  };
  view.replaceChildren(el("p", { class: "quiet" }, "Reading the topology…"));
  getJson("topology").then(t => {
    rates = new Map();
    view.replaceChildren(...t.sub_topologies.flatMap(sub => [el("h2", {}, `Sub-topology ${sub.id}`), draw(sub, rates)]),
      el("h2", { style: "margin-top:18px" }, "As text"), el("pre", {}, t.description));
    update({ node_rates: last });
  }, e => view.replaceChildren(el("p", { class: "quiet" }, e.message)));
  return { update };
}

function draw(sub, rates) {
  const layer = new Map(), byName = new Map(sub.nodes.map(n => [n.name, n]));
  // Longest way from a source; the graph has no circles, so as many rounds as nodes settle it.
  for (const n of sub.nodes) layer.set(n.name, 0);
  for (let round = 0; round < sub.nodes.length; round++)
    for (const n of sub.nodes) for (const next of n.successors) if (byName.has(next)) layer.set(next, Math.max(layer.get(next), layer.get(n.name) + 1));
  const rows = [];
  for (const n of sub.nodes) (rows[layer.get(n.name)] ??= []).push(n);
  const place = new Map();
  rows.forEach((row, y) => row.forEach((n, x) => place.set(n.name, [margin + x * across, margin + y * down])));
  const svg = node("svg", { width: margin * 2 + Math.max(...rows.map(r => r.length)) * across, height: margin * 2 + rows.length * down, role: "img", "aria-label": `Sub-topology ${sub.id}` });
  for (const n of sub.nodes) for (const next of n.successors) {
    if (!place.has(next)) continue;
    const [x1, y1] = place.get(n.name), [x2, y2] = place.get(next);
    const from = [x1 + width / 2, y1 + height], to = [x2 + width / 2, y2], bend = (to[1] - from[1]) / 2;
    svg.append(node("path", { d: `M${from} C${from[0]},${from[1] + bend} ${to[0]},${to[1] - bend} ${to}`, "data-from": n.name }));
  }
  for (const n of sub.nodes) {
    const [x, y] = place.get(n.name);
    const text = node("text", { class: "rate", x: x + width - 8, y: y + 15, "text-anchor": "end" });
    rates.set(n.name, text);
    const g = node("g", { class: `node ${n.type}` }, node("rect", { x, y, width, height, rx: 9 }),
      node("text", { class: "kind", x: x + 9, y: y + 15 }, n.type), text,
      node("text", { x: x + 9, y: y + 30 }, short(n.topics?.join(", ") || n.name, 22)),
      node("title", {}, [n.name, ...(n.topics ?? []), ...(n.stores ?? [])].join("\n")));
    if (n.stores?.length) g.append(node("text", { class: "store", x: x + 9, y: y + 43 }, short(`▤ ${n.stores.join(", ")}`, 24)));
    svg.append(g);
  }
  return el("div", { class: "graph" }, svg);
}

function node(tag, attributes, ...children) {
  const made = document.createElementNS(space, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

const short = (text, most) => text.length <= most ? text : `${text.slice(0, most - 1)}…`;
