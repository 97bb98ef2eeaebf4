// The base map: outlines of countries, drawn from vector data that comes with the page.
import L from "leaflet";
import "leaflet/dist/leaflet.css";
import { feature } from "topojson-client";

export function makeMap(element) {
  const map = L.map(element, {
    zoomControl: false, zoomSnap: .25, zoomDelta: .75, wheelPxPerZoomLevel: 90, minZoom: 1.25, maxZoom: 10,
    maxBounds: [[-86, -220], [86, 220]], maxBoundsViscosity: .8, attributionControl: true, preferCanvas: true,
  });
  map.attributionControl.setPrefix(false).addAttribution("Natural Earth · Leaflet");
  L.control.zoom({ position: "bottomleft" }).addTo(map);
  map.zoomControl?.remove();
  return map;
}

export async function drawWorld(map) {
  const topology = await (await fetch("world.json")).json();
  const renderer = L.canvas({ padding: .4 });
  const lines = [];
  for (let lon = -180; lon <= 180; lon += 30) lines.push([[-84, lon], [84, lon]]);
  for (let lat = -60; lat <= 60; lat += 30) lines.push([[lat, -180], [lat, 180]]);
  const grid = L.polyline(lines, { renderer, weight: 1, interactive: false });
  const land = L.geoJSON(feature(topology, topology.objects.countries), { renderer, interactive: false, style: { weight: .8, fillOpacity: 1 } });
  grid.addTo(map);
  land.addTo(map);
  return () => {
    const style = getComputedStyle(document.documentElement);
    const value = name => style.getPropertyValue(name).trim();
    grid.setStyle({ color: value("--grid") });
    land.setStyle({ color: value("--border"), fillColor: value("--land") });
  };
}

/** Shows the inhabited world in the part of the window that no card covers. */
export function showWorld(map, animate = true) {
  const narrow = innerWidth <= 820;
  map.fitBounds([[-52, -150], [70, 170]], {
    animate,
    paddingTopLeft: narrow ? [0, 60] : [10, 70],
    paddingBottomRight: narrow ? [0, innerHeight * .5] : [Math.min(390, innerWidth * .3), 10],
  });
}
