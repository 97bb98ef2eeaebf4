// The card of one aircraft.
import { countryName, degrees, el, feet, getJson, knots, moment, place } from "./format.js";
import { binOf, colours, highest } from "./palette.js";

const categories = ["", "", "Light", "Small", "Large", "High vortex", "Heavy", "High performance", "Rotorcraft", "Glider", "Lighter than air", "Parachutist", "Ultralight", "", "Unmanned", "Space vehicle"];

export class Details {
  #card; #sky; #map; #chooseCountry; #close; #aircraft = null; #fields = {}; #followed = false; #drawn = 0; #extra = null; #panned = 0;

  constructor(card, sky, map, chooseCountry, close) {
    this.#card = card;
    this.#sky = sky;
    this.#map = map;
    this.#chooseCountry = chooseCountry;
    this.#close = close;
    map.on("dragstart", () => this.#setFollow(false));
  }

  show(aircraft) {
    if (aircraft !== this.#aircraft) this.#setFollow(false);
    this.#aircraft = aircraft;
    this.#card.hidden = !aircraft;
    if (!aircraft) return;
    this.#extra = null;
    this.#build(aircraft);
    this.#drawn = 0;
    getJson(`flights/${aircraft.icao24}`).then(extra => { if (this.#aircraft === aircraft) this.#extra = extra; }, () => {});
  }

  follow() { if (this.#aircraft) this.#setFollow(!this.#followed); }

  tick(now) {
    const a = this.#aircraft;
    if (!a) return;
    if (this.#followed && now - this.#panned > 400) { this.#panned = now; this.#map.panTo([a.lat, a.lon], { animate: true, duration: .4, easeLinearity: 1 }); }
    if (now - this.#drawn < 250) return;
    this.#drawn = now;
    const f = this.#fields;
    f.altitude.textContent = feet(a.altitude);
    f.speed.textContent = knots(a.knots);
    f.track.textContent = degrees(a.track);
    f.climb.textContent = a.climb == null ? "–" : `${a.climb > .3 ? "↑" : a.climb < -.3 ? "↓" : "→"} ${feet(Math.abs(a.climb) * 60 * 3.28084)}/min`;
    f.place.textContent = place(a.lat, a.lon);
    f.seen.textContent = moment(a.seen);
    f.squawk.textContent = this.#extra?.squawk ?? "–";
    f.kind.textContent = categories[a.category] || "–";
    this.#profile(a);
  }

  #setFollow(on) {
    this.#followed = on;
    this.#fields.follow?.setAttribute("aria-pressed", on);
  }

  #build(a) {
    const f = this.#fields = {};
    const fact = (name, key) => [el("div", {}, el("dt", {}, name), f[key] = el("dd"))];
    f.profile = el("canvas", { class: "profile", width: 536, height: 112, role: "img", "aria-label": "Altitude since this page was opened" });
    f.follow = el("button", { type: "button", "aria-pressed": false, onclick: () => this.follow() }, "Follow");
    this.#card.replaceChildren(
      el("h2", {}, a.callsign || "No callsign", el("small", {}, a.icao24), el("button", { class: "close", type: "button", "aria-label": "Close", onclick: this.#close }, "×")),
      el("p", {}, countryName(a.country)),
      el("dl", {}, ...fact("Altitude", "altitude"), ...fact("Ground speed", "speed"), ...fact("Track", "track"), ...fact("Climb", "climb"), ...fact("Squawk", "squawk"), ...fact("Kind", "kind")),
      f.profile,
      el("dl", {}, ...fact("Position", "place"), ...fact("Last report", "seen")),
      el("div", { class: "actions" }, f.follow, el("button", { type: "button", onclick: () => this.#chooseCountry(a.country) }, "Only this country")));
  }

  #profile(a) {
    const canvas = this.#fields.profile, pen = canvas.getContext("2d");
    pen.clearRect(0, 0, canvas.width, canvas.height);
    const points = a.trail.filter(p => p[2] != null);
    if (points.length < 2) return;
    const first = points[0][3], span = Math.max(1, points.at(-1)[3] - first), top = Math.max(10000, ...points.map(p => p[2]));
    const list = colours(document.documentElement.dataset.theme);
    pen.lineWidth = 3;
    pen.lineCap = "round";
    for (let i = 1; i < points.length; i++) {
      const x = p => 4 + (p[3] - first) / span * (canvas.width - 8), y = p => canvas.height - 6 - p[2] / Math.min(highest, top * 1.1) * (canvas.height - 16);
      pen.strokeStyle = list[binOf(points[i][2])];
      pen.beginPath();
      pen.moveTo(x(points[i - 1]), y(points[i - 1]));
      pen.lineTo(x(points[i]), y(points[i]));
      pen.stroke();
    }
  }
}
