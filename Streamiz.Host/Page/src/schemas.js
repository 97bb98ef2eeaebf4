// Schemas with their versions and what changed between two.
import { el, getJson } from "./format.js";

export function showSchemas(view) {
  const select = el("select", { "aria-label": "Subject" }), version = el("select", { "aria-label": "Version" });
  const text = el("div", { "aria-live": "polite" });
  const show = async () => {
    try {
      const subject = encodeURIComponent(select.value), n = +version.value;
      const now = await getJson(`schemas/${subject}/versions/${n}`);
      const parts = [el("p", { class: "quiet" }, `id ${now.id} · version ${now.version}${now.compatibility ? ` · ${now.compatibility}` : ""}`)];
      if (n > 1) {
        const difference = await getJson(`schemas/${subject}/diff?from=${n - 1}&to=${n}`).catch(() => null);
        if (difference) parts.push(el("h2", {}, `Since version ${n - 1}`), el("pre", { class: "diff" }, ...difference.lines.map(l => el(l.startsWith("+") ? "ins" : l.startsWith("-") ? "del" : "span", {}, l))));
      }
      parts.push(el("h2", {}, "Schema"), el("pre", {}, pretty(now.schema)));
      text.replaceChildren(...parts);
    } catch (e) {
      text.replaceChildren(el("p", { class: "quiet" }, e.message));
    }
  };
  const pick = async () => {
    const answer = await getJson(`schemas/${encodeURIComponent(select.value)}`).catch(e => (text.replaceChildren(el("p", { class: "quiet" }, e.message)), null));
    if (!answer) return;
    version.replaceChildren(...answer.versions.map(v => el("option", { value: v }, `version ${v}`)));
    version.value = answer.versions.at(-1);
    show();
  };
  view.replaceChildren(el("div", { class: "row" }, select, version), text);
  select.addEventListener("change", pick);
  version.addEventListener("change", show);
  getJson("schemas").then(answer => {
    if (answer.subjects.length === 0) return text.replaceChildren(el("p", { class: "quiet" }, "No schema is registered yet."));
    select.replaceChildren(...answer.subjects.map(s => el("option", { value: s }, s)));
    pick();
  }, e => text.replaceChildren(el("p", { class: "quiet" }, e.message)));
  return null;
}

function pretty(schema) {
  try { return JSON.stringify(JSON.parse(schema), null, 2); } catch { return schema; }
}
