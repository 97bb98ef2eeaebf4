// Numbers and words as the page writes them.
const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const one = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });

export const count = n => (n == null ? "–" : whole.format(n));
export const rate = n => (n == null ? "–" : n >= 100 ? whole.format(n) : one.format(n));
export const feet = n => (n == null ? "–" : `${whole.format(Math.round(n / 25) * 25)} ft`);
export const knots = n => (n == null ? "–" : `${whole.format(n)} kt`);
export const degrees = n => (n == null ? "–" : `${String(Math.round(n) % 360).padStart(3, "0")}°`);
export const place = (lat, lon) => `${Math.abs(lat).toFixed(3)}° ${lat < 0 ? "S" : "N"}, ${Math.abs(lon).toFixed(3)}° ${lon < 0 ? "W" : "E"}`;
export const clock = seconds => new Date(seconds * 1000).toISOString().slice(11, 16);
export const moment = seconds => new Date(seconds * 1000).toISOString().slice(11, 19) + " UTC";
export const countryName = name => name || "Unknown";

/** Makes an element: el("p", { class: "x" }, "text", child). Text is always text. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value != null && value !== false) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter(c => c != null));
  return node;
}

export async function getJson(path) {
  const answer = await fetch(path, { headers: { accept: "application/json" } });
  if (!answer.ok) throw new Error((await answer.json().catch(() => null))?.detail ?? `${answer.status} ${answer.statusText}`);
  return answer.json();
}
