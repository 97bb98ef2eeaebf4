// The base map: outlines of countries, drawn from vector data that comes with the page.
import L from "leaflet";
import "leaflet/dist/leaflet.css";
import { feature } from "topojson-client";

export function makeMap(element) {
  const map = L.map(element, {
    zoomControl: false, zoomSnap: .25, zoomDelta: .75, wheelPxPerZoomLevel: 90, minZoom: 1.25, maxZoom: 10,
    maxBounds: [[-86, -620], [86, 620]], maxBoundsViscosity: .8, attributionControl: true, preferCanvas: true,
  });
  map.attributionControl.setPrefix(false).addAttribution("Natural Earth · Leaflet");
  L.control.zoom({ position: "bottomright" }).addTo(map);
  return map;
}

export async function drawWorld(map) {
  const topology = await (await fetch("world.json")).json();
  const renderer = L.canvas({ padding: .4 });
  const lines = [];
  for (let lon = -540; lon <= 540; lon += 30) lines.push([[-85, lon], [85, lon]]);
  for (let lat = -60; lat <= 60; lat += 30) lines.push([[lat, -540], [lat, 540]]);
  const grid = L.polyline(lines, { renderer, weight: 1, interactive: false });
  const land = L.geoJSON(unbroken(feature(topology, topology.objects.countries)), { renderer, interactive: false, style: { weight: .8, fillOpacity: 1 } });
  grid.addTo(map);
  land.addTo(map);
  return () => {
    const style = getComputedStyle(document.documentElement);
    const value = name => style.getPropertyValue(name).trim();
    grid.setStyle({ color: value("--grid") });
    land.setStyle({ color: value("--border"), fillColor: value("--land") });
  };
}

/** Outlines that cross the antimeridian go on beyond it, and come a second time from the other side. */
function unbroken(world) {
  const features = [];
  for (const country of world.features) {
    const polygons = country.geometry.type === "Polygon" ? [country.geometry.coordinates] : country.geometry.coordinates;
    for (const polygon of polygons) {
      let west = 0, east = 0;
      const rings = polygon.map(ring => {
        let shift = 0, before = ring[0][0];
        return ring.map(([lon, lat]) => {
          if (lon - before > 180) shift -= 360;
          else if (before - lon > 180) shift += 360;
          before = lon;
          west = Math.min(west, lon + shift);
          east = Math.max(east, lon + shift);
          return [lon + shift, Math.max(-85, Math.min(85, lat))];
        });
      });
      // A ring round the pole ends where it began, but a world further: its outline is closed along the edge of the map.
      if (Math.abs(rings[0].at(-1)[0] - rings[0][0][0]) > 180) rings[0].push([rings[0].at(-1)[0], -85], [rings[0][0][0], -85], rings[0][0]);
      const copy = by => features.push({ type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: rings.map(r => r.map(([lon, lat]) => [lon + by, lat])) } });
      copy(0);
      if (east > 180) copy(-360);
      if (west < -180) copy(360);
    }
  }
  return { type: "FeatureCollection", features };
}

/** Shows the inhabited world in the part of the window that no card covers. */
export function showWorld(map, animate = true) {
  const narrow = innerWidth <= 820;
  map.fitBounds(narrow ? [[-40, -100], [68, 60]] : [[-52, -150], [70, 165]], {
    animate,
    paddingTopLeft: narrow ? [0, 60] : [10, 70],
    paddingBottomRight: narrow ? [0, innerHeight * .5] : [Math.min(390, innerWidth * .3), 10],
  });
}
