// A small page over the OpenAPI document: what there is, and a way to try it.
import "./docs.css";
import { el } from "./format.js";

const main = document.getElementById("operations");
try {
  const document_ = await (await fetch("openapi/v1.json")).json();
  const groups = new Map();
  for (const [path, item] of Object.entries(document_.paths))
    for (const [method, operation] of Object.entries(item))
      (groups.get(operation.tags?.[0] ?? "Other") ?? groups.set(operation.tags?.[0] ?? "Other", []).get(operation.tags?.[0] ?? "Other")).push({ path, method, operation });
  main.replaceChildren(...[...groups].flatMap(([name, list]) => [el("h2", {}, name), ...list.map(show)]));
} catch (e) {
  main.replaceChildren(el("p", {}, `The document could not be read: ${e.message}`));
}

function show({ path, method, operation }) {
  const inputs = new Map(), answer = el("pre", { hidden: true });
  const parameters = operation.parameters ?? [];
  const fields = parameters.map(p => {
    const input = el("input", { placeholder: p.name + (p.required ? "" : " (optional)"), "aria-label": p.name });
    inputs.set(p, input);
    return input;
  });
  const body = operation.requestBody ? el("textarea", { "aria-label": "Body" }, '{"time":0,"states":[]}') : null;
  const key = operation.requestBody ? el("input", { placeholder: "X-API-Key (where one is set)", "aria-label": "API key" }) : null;
  const ask = async e => {
    e.preventDefault();
    let target = path.slice(1);
    const query = new URLSearchParams();
    for (const [p, input] of inputs) {
      if (p.in === "path") target = target.replace(`{${p.name}}`, encodeURIComponent(input.value));
      else if (input.value) query.set(p.name, input.value);
    }
    answer.hidden = false;
    const result = await fetch(target + (query.size ? `?${query}` : ""), {
      method: method.toUpperCase(), body: body?.value, headers: { ...(body && { "content-type": "application/json" }), ...(key?.value && { "x-api-key": key.value }) },
    });
    const text = await result.text();
    let shown = text;
    try { shown = JSON.stringify(JSON.parse(text), null, 2); } catch { /* Not JSON: shown as it is. */ }
    answer.textContent = `${result.status} ${result.statusText}\n\n${shown.slice(0, 20000)}`;
  };
  const streams = path.startsWith("/live");
  return el("details", {}, el("summary", {}, el("b", {}, method.toUpperCase()), el("code", {}, path), el("span", {}, operation.summary ?? "")),
    el("div", { class: "inside" }, operation.description ? el("p", {}, operation.description) : null,
      parameters.length ? el("table", {}, el("tr", {}, el("th", {}, "Name"), el("th", {}, "In"), el("th", {}, "Meaning")), ...parameters.map(p => el("tr", {}, el("td", {}, el("code", {}, p.name)), el("td", {}, p.in), el("td", {}, p.description ?? "")))) : null,
      el("table", {}, el("tr", {}, el("th", {}, "Answer"), el("th", {}, "Meaning")), ...Object.entries(operation.responses ?? {}).map(([code, r]) => el("tr", {}, el("td", {}, code), el("td", {}, r.description ?? "")))),
      streams ? null : el("form", { onsubmit: ask }, ...fields, key, body, el("button", {}, "Try")), answer));
}
