// Stores to look into.
import { count, el, getJson } from "./format.js";

export function showStores(view) {
  const select = el("select", { "aria-label": "Store" }), key = el("input", { type: "search", placeholder: "Key (empty: first entries)", "aria-label": "Key" });
  const answer = el("div", { "aria-live": "polite" });
  const ask = async () => {
    const name = encodeURIComponent(select.value), text = key.value.trim();
    if (!select.value) return;
    try {
      const result = await getJson(text ? `stores/${name}/${encodeURIComponent(text)}` : `stores/${name}?limit=50`);
      answer.replaceChildren(table(result.entries));
    } catch (e) {
      answer.replaceChildren(el("p", { class: "quiet" }, e.message));
    }
  };
  view.replaceChildren(el("form", { class: "row", onsubmit: e => { e.preventDefault(); ask(); } }, select, key, el("button", {}, "Look")), answer);
  getJson("stores").then(result => {
    select.replaceChildren(...result.stores.map(s => el("option", { value: s.name }, `${s.name} · ${s.type}`)));
    select.addEventListener("change", ask);
    ask();
  }, e => answer.replaceChildren(el("p", { class: "quiet" }, e.message)));
  return null;
}

function table(entries) {
  if (entries.length === 0) return el("p", { class: "quiet" }, "Nothing under this key.");
  const windowed = entries[0].window_start != null;
  return el("table", {}, el("thead", {}, el("tr", {}, el("th", {}, "Key"), windowed ? el("th", {}, "Window") : null, el("th", { class: windowed ? "n" : "" }, "Value"))),
    el("tbody", {}, ...entries.map(e => el("tr", {}, el("td", {}, e.key || "(empty)"), windowed ? el("td", {}, new Date(e.window_start * 1000).toISOString().slice(0, 16).replace("T", " ")) : null, value(e.value)))));
}

function value(v) {
  if (typeof v === "number") return el("td", { class: "n" }, count(v));
  return el("td", {}, el("code", {}, typeof v === "object" ? Object.entries(v).filter(([, x]) => x != null).map(([k, x]) => `${k} ${x}`).join(" · ") : String(v)));
}
