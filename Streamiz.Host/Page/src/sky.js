// The canvas over the map: a triangle an aircraft, turned by its track, coloured by its altitude.
import { binOf, bins, colours } from "./palette.js";

export class Sky {
  selected = null;
  shown = 0;
  #map; #fleet; #canvas; #pen; #filter; #colours; #theme; #buckets = Array.from({ length: bins }, () => []);

  constructor(map, fleet, filter) {
    this.#map = map;
    this.#fleet = fleet;
    this.#filter = filter;
    this.#canvas = document.createElement("canvas");
    this.#canvas.className = "sky";
    map.getContainer().append(this.#canvas);
    this.#pen = this.#canvas.getContext("2d");
    // Leaflet scales its panes while zooming; ours would lag behind, so it steps aside.
    map.on("zoomstart", () => { this.#canvas.style.opacity = 0; });
    map.on("zoomend", () => { this.#canvas.style.opacity = 1; });
  }

  set theme(name) { this.#theme = name; this.#colours = colours(name); }

  draw(now) {
    const map = this.#map, size = map.getSize(), pen = this.#pen, ratio = Math.min(2, devicePixelRatio || 1);
    if (this.#canvas.width !== Math.round(size.x * ratio) || this.#canvas.height !== Math.round(size.y * ratio)) {
      this.#canvas.width = Math.round(size.x * ratio);
      this.#canvas.height = Math.round(size.y * ratio);
      this.#canvas.style.width = `${size.x}px`;
      this.#canvas.style.height = `${size.y}px`;
    }
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, size.x, size.y);
    this.#project(now, size);
    const zoom = map.getZoom();
    const length = Math.max(3.4, Math.min(9, 1.2 + zoom * 1.05));
    if (this.selected) this.#trail(this.selected);
    pen.globalAlpha = this.#theme === "dark" ? .9 : .88;
    this.shown = 0;
    for (let bin = 0; bin < bins; bin++) {
      const bucket = this.#buckets[bin];
      if (bucket.length === 0) continue;
      pen.fillStyle = this.#colours[bin];
      pen.beginPath();
      for (const a of bucket) triangle(pen, a, length);
      pen.fill();
      this.shown += bucket.length;
    }
    pen.globalAlpha = 1;
    if (this.selected?.visible) this.#mark(this.selected, length);
  }

  /** The aircraft drawn nearest to a place of the container, at most `within` pixels away. */
  nearest(x, y, within = 14) {
    let best = null, least = within * within;
    for (const bucket of this.#buckets) for (const a of bucket) {
      const d = (a.x - x) ** 2 + (a.y - y) ** 2;
      if (d < least) { least = d; best = a; }
    }
    return best;
  }

  /** What is in view, from west to east. */
  inView() { return this.#buckets.flat().sort((a, b) => a.x - b.x || a.y - b.y); }

  #project(now, size) {
    for (const bucket of this.#buckets) bucket.length = 0;
    const map = this.#map, scale = 256 * 2 ** map.getZoom();
    const origin = map.getPixelOrigin(), pane = map._getMapPanePos();
    const left = pane.x - origin.x, top = pane.y - origin.y;
    const time = this.#fleet.time(now);
    for (const a of this.#fleet.byAddress.values()) {
      this.#fleet.place(a, time, now);
      const sin = Math.sin(a.lat * Math.PI / 180);
      a.x = (a.lon + 180) / 360 * scale + left;
      a.y = (.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * scale + top;
      a.visible = a.x > -10 && a.y > -10 && a.x < size.x + 10 && a.y < size.y + 10 && this.#filter(a);
      if (a.visible) this.#buckets[binOf(a.altitude)].push(a);
    }
  }

  #trail(a) {
    const pen = this.#pen, points = [...a.trail.map(p => [this.#map.latLngToContainerPoint([p[0], p[1]]), p[2]]), [{ x: a.x, y: a.y }, a.altitude]];
    pen.lineWidth = 2;
    pen.lineCap = "round";
    for (let i = 1; i < points.length; i++) {
      const [from] = points[i - 1], [to, altitude] = points[i];
      if (Math.abs(from.x - to.x) > 400) continue;
      pen.globalAlpha = .25 + .65 * i / points.length;
      pen.strokeStyle = this.#colours[binOf(altitude)];
      pen.beginPath();
      pen.moveTo(from.x, from.y);
      pen.lineTo(to.x, to.y);
      pen.stroke();
    }
  }

  #mark(a, length) {
    const pen = this.#pen;
    pen.strokeStyle = this.#colours[binOf(a.altitude)];
    pen.lineWidth = 1.5;
    pen.beginPath();
    pen.arc(a.x, a.y, length + 7, 0, 2 * Math.PI);
    pen.stroke();
    pen.fillStyle = this.#theme === "dark" ? "#fff" : "#10202c";
    pen.beginPath();
    triangle(pen, a, length + 2);
    pen.fill();
    pen.font = "600 12px system-ui, sans-serif";
    pen.fillText(a.callsign || a.icao24, a.x + length + 12, a.y + 4);
  }
}

function triangle(pen, a, length) {
  const { x, y, east, north } = a; // screen y grows to the south
  const dx = east * length, dy = -north * length, wide = .52;
  pen.moveTo(x + dx, y + dy);
  pen.lineTo(x - dx * .75 - dy * wide, y - dy * .75 + dx * wide);
  pen.lineTo(x - dx * .4, y - dy * .4);
  pen.lineTo(x - dx * .75 + dy * wide, y - dy * .75 - dx * wide);
  pen.closePath();
}
