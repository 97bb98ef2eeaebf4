// Health, lag and what was skipped.
import { count, el, rate } from "./format.js";

export function showHealth(view) {
  view.replaceChildren(el("p", { class: "quiet" }, "Waiting for figures…"));
  return {
    update(h) {
      const fact = (name, value) => el("div", {}, el("dt", {}, name), el("dd", {}, value));
      view.replaceChildren(
        el("p", { class: "row" }, el("span", { class: `state ${h.ready ? "" : "bad"}` }, el("i"), h.ready ? "Ready" : "Not ready"), el("span", { class: "unit" }, h.state)),
        el("dl", { class: "facts" },
          fact("Records read a second", rate(h.records_per_second)), fact("Lag, records", count(h.lag)),
          fact("State vectors sent", count(h.sent)), fact("Rows skipped", count(h.rejected)),
          fact("Out of date", count(h.out_of_date)), fact("Errors", count(h.errors)),
          fact("Source", h.source), fact("Memory", `${count(h.memory_mb)} MB`)),
        el("h2", {}, "Checks"),
        el("table", {}, el("tbody", {}, ...h.checks.map(c => el("tr", {}, el("td", {}, c.name), el("td", {}, el("span", { class: `state ${c.ok ? "" : "bad"}` }, el("i"), c.ok ? "good" : "not good")), el("td", {}, c.detail ?? ""))))),
        h.partitions?.length ? el("h2", { style: "margin-top:18px" }, "Partitions") : null,
        h.partitions?.length ? el("table", {}, el("thead", {}, el("tr", {}, el("th", {}, "Partition"), el("th", { class: "n" }, "Position"), el("th", { class: "n" }, "Lag"))),
          el("tbody", {}, ...h.partitions.map(p => el("tr", {}, el("td", {}, p.name), el("td", { class: "n" }, count(p.position)), el("td", { class: "n" }, count(p.lag)))))) : null);
    },
  };
}
