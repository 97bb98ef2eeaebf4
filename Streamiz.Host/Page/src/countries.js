// Counts per country of the newest window as bars, and of all windows as a line in time.
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { clock, count, countryName, el, getJson } from "./format.js";

const mostBars = 40;

export class Countries {
  #bars; #lineTitle; #barsTitle; #line; #plot; #choose; #windows = new Map(); #items = new Map(); #focus = ""; #last = null; #asked = 0; #seconds = 60;

  constructor(bars, line, lineTitle, barsTitle, choose) {
    this.#bars = bars;
    this.#line = line;
    this.#lineTitle = lineTitle;
    this.#barsTitle = barsTitle;
    this.#choose = choose;
    new ResizeObserver(() => this.resize()).observe(line);
  }

  apply(event) {
    this.#last = event;
    this.#seconds = event.window_seconds;
    if (!this.#focus) this.#take(event.totals);
    else if (performance.now() - this.#asked > 2000) this.#ask();
    this.#barsTitle.textContent = event.window_start == null ? "No window yet" : `Window ${clock(event.window_start)} – ${clock(event.window_start + event.window_seconds)} UTC`;
    this.#drawBars(event.countries);
  }

  focus(country) {
    this.#focus = country;
    this.#windows.clear();
    this.#lineTitle.textContent = country ? `${countryName(country)}: reports a window` : "Position reports a window";
    if (country) this.#ask();
    else getJson("countries/counts").then(a => this.#take(a.totals.map(t => [t.window_start, t.reports, t.aircraft])), () => {});
    if (this.#last) this.#drawBars(this.#last.countries);
  }

  resize() {
    if (this.#line.clientWidth > 0) this.#plot?.setSize({ width: this.#line.clientWidth, height: this.#line.clientHeight });
  }

  repaint() { this.#plot?.destroy(); this.#plot = null; this.#drawLine(); }

  async #ask() {
    this.#asked = performance.now();
    const country = this.#focus;
    const answer = await getJson(`countries/${encodeURIComponent(country || "-")}/counts`).catch(() => null);
    if (answer && country === this.#focus) this.#take(answer.counts.map(c => [c.window_start, c.reports, c.aircraft]));
  }

  #take(rows) {
    for (const [start, reports, aircraft] of rows) this.#windows.set(start, [reports, aircraft]);
    while (this.#windows.size > 720) this.#windows.delete(Math.min(...this.#windows.keys()));
    this.#drawLine();
  }

  #drawLine() {
    const starts = [...this.#windows.keys()].sort((a, b) => a - b);
    const data = [starts, starts.map(s => this.#windows.get(s)[0]), starts.map(s => this.#windows.get(s)[1])];
    if (this.#plot) return this.#plot.setData(data);
    const style = getComputedStyle(document.documentElement), value = n => style.getPropertyValue(n).trim();
    const axis = { stroke: value("--soft"), grid: { stroke: value("--edge"), width: 1 }, ticks: { show: false }, font: "11px system-ui" };
    const compact = new Intl.NumberFormat("en", { notation: "compact" });
    this.#plot = new uPlot({
      width: this.#line.clientWidth || 330, height: this.#line.clientHeight || 148, tzDate: t => uPlot.tzDate(new Date(t * 1000), "Etc/UTC"),
      cursor: { y: false }, legend: { show: false }, padding: [8, 8, 0, 0],
      scales: { x: { range: (_, low, high) => [low, Math.max(high, (low ?? 0) + this.#seconds)] }, y: { range: (_, __, high) => [0, Math.max(4, high * 1.08)] } },
      axes: [{ ...axis, grid: { show: false }, space: 70, size: 26, values: (_, ticks) => ticks.map(clock) }, { ...axis, size: 44, values: (_, ticks) => ticks.map(t => compact.format(t)) }],
      series: [{}, { stroke: value("--bar"), width: 0, fill: value("--bar"), paths: uPlot.paths.bars({ size: [.78, 26], align: 1, radius: .18 }), points: { show: false } },
        { stroke: value("--accent"), width: 1.6, points: { show: false } }],
    }, data, this.#line);
  }

  #drawBars(list) {
    const shown = list.slice(0, mostBars), most = Math.max(1, ...shown.map(c => c[1]));
    const keep = new Set();
    shown.forEach(([name, reports, aircraft], at) => {
      keep.add(name);
      let item = this.#items.get(name);
      if (!item) {
        item = el("li", { tabindex: 0, role: "button", onclick: () => this.#choose(name), onkeydown: e => { if (e.key === "Enter") this.#choose(name); } },
          el("span", {}, countryName(name)), el("b"), el("i"));
        this.#items.set(name, item);
      }
      item.children[1].textContent = count(reports);
      item.children[2].textContent = count(aircraft);
      item.style.setProperty("--share", reports / most);
      item.setAttribute("aria-current", name === this.#focus);
      if (this.#bars.children[at] !== item) this.#bars.insertBefore(item, this.#bars.children[at] ?? null);
    });
    for (const [name, item] of this.#items) if (!keep.has(name)) { item.remove(); this.#items.delete(name); }
  }
}
