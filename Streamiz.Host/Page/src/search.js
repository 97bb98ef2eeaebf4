// Search by callsign, address or country, with the keyboard or without.
import { count, countryName, el } from "./format.js";

const most = 8;

export class Search {
  #input; #list; #fleet; #choose; #chooseCountry; #hits = []; #at = -1;

  constructor(input, list, fleet, choose, chooseCountry) {
    this.#input = input;
    this.#list = list;
    this.#fleet = fleet;
    this.#choose = choose;
    this.#chooseCountry = chooseCountry;
    input.addEventListener("input", () => this.#find());
    input.addEventListener("focus", () => this.#find());
    input.addEventListener("blur", () => setTimeout(() => this.#show([]), 150));
    input.addEventListener("keydown", e => this.#key(e));
  }

  #find() {
    const text = this.#input.value.trim().toLowerCase();
    if (text.length < 2) return this.#show([]);
    const hits = [], countries = new Map();
    for (const a of this.#fleet.byAddress.values()) {
      if (a.country.toLowerCase().includes(text)) countries.set(a.country, (countries.get(a.country) ?? 0) + 1);
      if (hits.length < most && (a.callsign.toLowerCase().startsWith(text) || a.icao24.startsWith(text))) hits.push({ aircraft: a });
    }
    this.#show([...[...countries].slice(0, 3).map(([country, n]) => ({ country, n })), ...hits]);
  }

  #show(hits) {
    this.#hits = hits;
    this.#at = hits.length > 0 ? 0 : -1;
    this.#list.hidden = hits.length === 0;
    this.#input.setAttribute("aria-expanded", hits.length > 0);
    this.#list.replaceChildren(...hits.map((hit, i) => el("li", { role: "option", id: `hit-${i}`, "aria-selected": i === this.#at, onpointerdown: e => { e.preventDefault(); this.#take(hit); } },
      ...(hit.aircraft
        ? [el("b", {}, hit.aircraft.callsign || hit.aircraft.icao24), el("span", {}, `${hit.aircraft.icao24} · ${countryName(hit.aircraft.country)}`)]
        : [el("b", {}, countryName(hit.country)), el("span", {}, `${count(hit.n)} aircraft`)]))));
    this.#mark();
  }

  #mark() {
    [...this.#list.children].forEach((item, i) => item.setAttribute("aria-selected", i === this.#at));
    this.#input.setAttribute("aria-activedescendant", this.#at >= 0 ? `hit-${this.#at}` : "");
    this.#list.children[this.#at]?.scrollIntoView({ block: "nearest" });
  }

  #key(e) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[e.key];
    if (step && this.#hits.length > 0) {
      this.#at = (this.#at + step + this.#hits.length) % this.#hits.length;
      this.#mark();
      e.preventDefault();
    }
    if (e.key === "Enter" && this.#at >= 0) this.#take(this.#hits[this.#at]);
    if (e.key === "Escape") { this.#input.value = ""; this.#input.blur(); }
  }

  #take(hit) {
    this.#show([]);
    this.#input.value = "";
    this.#input.blur();
    if (hit.aircraft) this.#choose(hit.aircraft, true);
    else this.#chooseCountry(hit.country);
  }
}
