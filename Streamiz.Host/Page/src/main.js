import "./styles.css";
import { bins, colours, highest } from "./palette.js";
import { count, countryName, el, feet, rate } from "./format.js";
import { Fleet } from "./fleet.js";
import { Sky } from "./sky.js";
import { drawWorld, makeMap, showWorld } from "./world.js";
import { Countries } from "./countries.js";
import { Details } from "./details.js";
import { Search } from "./search.js";
import { listen } from "./live.js";
import { showTopology } from "./topology.js";
import { showStores } from "./stores.js";
import { showSchemas } from "./schemas.js";
import { showHealth } from "./health.js";

const $ = id => document.getElementById(id);
const filter = { country: "", low: 0, high: highest };
const fleet = new Fleet();
const map = makeMap($("map"));
const sky = new Sky(map, fleet, a => (filter.country === "" || a.country === filter.country)
  && (filter.low === 0 || (a.altitude ?? 0) >= filter.low) && (filter.high === highest || (a.altitude ?? 0) <= filter.high));
const countries = new Countries($("bars"), $("line"), $("line-title"), $("bars-title"), chooseCountry);
const details = new Details($("details"), sky, map, chooseCountry, () => choose(null));
new Search($("search"), $("found"), fleet, choose, chooseCountry);
let paintWorld = () => {};
let lastHealth = null;

/* What moves. */
let lastFrame = 0;
function frame(now) {
  requestAnimationFrame(frame);
  // Some thirty frames a second are smooth for aircraft and easy on a battery.
  if (now - lastFrame < 30 || document.hidden) return;
  lastFrame = now;
  sky.draw(now);
  details.tick(now);
}

listen({
  state(state) {
    $("link").className = `link ${state}`;
    $("link").lastElementChild.textContent = { live: "live", lost: "lost, trying again" }[state] ?? "connecting";
  },
  aircraft(event) {
    fleet.apply(event, performance.now());
    $("airborne").textContent = count(fleet.byAddress.size);
    if (sky.selected && fleet.byAddress.get(sky.selected.icao24) !== sky.selected) choose(fleet.byAddress.get(sky.selected.icao24) ?? null);
  },
  counts(event) {
    countries.apply(event);
    fillCountries(event.countries);
  },
  health(event) {
    lastHealth = event;
    $("rate").textContent = rate(event.records_per_second);
    current?.update?.(event);
  },
});

/* Choosing. */
function choose(aircraft, pan = false) {
  sky.selected = aircraft;
  details.show(aircraft);
  if (aircraft && pan) map.setView([aircraft.lat, aircraft.lon], Math.max(map.getZoom(), 5));
}

function chooseCountry(name) {
  filter.country = filter.country === name ? "" : name;
  $("country").value = filter.country;
  $("clear").hidden = filter.country === "";
  countries.focus(filter.country);
}

map.on("click", e => choose(sky.nearest(e.containerPoint.x, e.containerPoint.y, matchMedia("(pointer: coarse)").matches ? 26 : 14)));
map.on("mousemove", e => { map.getContainer().style.cursor = sky.nearest(e.containerPoint.x, e.containerPoint.y) ? "pointer" : ""; });
$("country").addEventListener("change", e => { filter.country = ""; if (e.target.value) chooseCountry(e.target.value); else { $("clear").hidden = true; countries.focus(""); } });
$("clear").addEventListener("click", () => chooseCountry(filter.country));

let known = "";
function fillCountries(list) {
  const names = list.map(c => c[0]).filter(Boolean).sort((a, b) => a.localeCompare(b));
  if (names.join() === known) return;
  known = names.join();
  $("country").replaceChildren(el("option", { value: "" }, "All countries"), ...names.map(n => el("option", { value: n }, countryName(n))));
  $("country").value = filter.country;
}

for (const id of ["alt-low", "alt-high"]) $(id).addEventListener("input", () => {
  let low = +$("alt-low").value, high = +$("alt-high").value;
  if (low > high) [low, high] = [high, low];
  Object.assign(filter, { low, high });
  $("alt-text").textContent = low === 0 && high === highest ? "any" : high === highest ? `above ${feet(low)}` : low === 0 ? `below ${feet(high)}` : `${feet(low)} – ${feet(high)}`;
});

/* Views. */
const views = {
  countries: null,
  topology: showTopology,
  stores: showStores,
  schemas: showSchemas,
  health: showHealth,
};
const tabs = [...document.querySelectorAll("[role=tab]")];
let current = null;
function open(name) {
  document.body.classList.remove("folded");
  for (const tab of tabs) {
    const on = tab.id === `tab-${name}`;
    tab.setAttribute("aria-selected", on);
    tab.tabIndex = on ? 0 : -1;
    $(tab.getAttribute("aria-controls")).hidden = !on;
  }
  current = views[name]?.($(`view-${name}`)) ?? null;
  if (lastHealth) current?.update?.(lastHealth);
  if (name === "countries") countries.resize();
}
for (const tab of tabs) {
  tab.addEventListener("click", () => open(tab.id.slice(4)));
  tab.addEventListener("keydown", e => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[e.key];
    if (!step) return;
    const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
    open(next.id.slice(4));
    next.focus();
  });
}
$("grip").addEventListener("click", () => $("grip").setAttribute("aria-expanded", !document.body.classList.toggle("folded")));

/* Dark and light. */
function setTheme(name, keep = true) {
  document.documentElement.dataset.theme = name;
  if (keep) localStorage.setItem("theme", name);
  sky.theme = name;
  paintWorld();
  countries.repaint();
  const pen = $("legend").getContext("2d"), list = colours(name);
  list.forEach((c, i) => { pen.fillStyle = c; pen.fillRect(i * 240 / bins, 0, 240 / bins + 1, 6); });
}
const light = matchMedia("(prefers-color-scheme: light)");
setTheme(localStorage.getItem("theme") ?? (light.matches ? "light" : "dark"), false);
light.addEventListener("change", e => { if (!localStorage.getItem("theme")) setTheme(e.matches ? "light" : "dark", false); });
const switchTheme = () => setTheme(document.documentElement.dataset.theme === "dark" ? "light" : "dark");
$("theme").addEventListener("click", switchTheme);
$("help").addEventListener("click", () => $("keys").showModal());

/* Keys. */
addEventListener("keydown", e => {
  if (e.target.matches("input, select, textarea") || e.ctrlKey || e.metaKey || e.altKey || $("keys").open) return;
  const step = by => {
    const list = sky.inView();
    if (list.length > 0) choose(list[(list.indexOf(sky.selected) + by + list.length) % list.length]);
  };
  const actions = {
    "/": () => $("search").focus(),
    "?": () => $("keys").showModal(),
    t: switchTheme,
    n: () => step(1),
    p: () => step(-1),
    f: () => details.follow(),
    0: () => showWorld(map),
    Escape: () => choose(null),
  };
  const tab = tabs[+e.key - 1];
  const action = actions[e.key] ?? (tab && (() => { open(tab.id.slice(4)); tab.focus(); }));
  if (!action) return;
  e.preventDefault();
  action();
});

showWorld(map, false);
paintWorld = await drawWorld(map);
paintWorld();
requestAnimationFrame(frame);
// What tests look at.
window.streamiz = { fleet, sky, map };
