// The aircraft as last reported, and where they are between two reports.
const metresPerDegree = 111320;
const metresPerSecondPerKnot = 0.514444;
const longestGuess = 90; // seconds an aircraft is carried on without news
const settle = 1.1; // seconds in which a correction fades
const trailPoints = 240;

export class Fleet {
  byAddress = new Map();
  // The flights' own clock: recordings are years old, and may be played faster.
  #streamTime = 0;
  #arrived = 0;
  #pace = 1;

  apply(event, now) {
    this.#follow(event.time, now);
    if (event.full) {
      const seen = new Set(event.rows.map(r => r[0]));
      for (const key of this.byAddress.keys()) if (!seen.has(key)) this.byAddress.delete(key);
    }
    for (const row of event.rows) this.#report(row, now);
    for (const key of event.gone ?? []) this.byAddress.delete(key);
  }

  /** Seconds since 1970 on the flights' clock. */
  time(now) {
    return this.#streamTime + Math.min((now - this.#arrived) / 1000 * this.#pace, longestGuess);
  }

  /** Moves one aircraft to the moment; writes lat and lon into it. */
  place(a, time, now) {
    const ahead = Math.max(0, Math.min(time - a.seen, longestGuess));
    const way = a.knots == null || a.track == null ? 0 : a.knots * metresPerSecondPerKnot * ahead / metresPerDegree;
    let lat = a.reportedLat, lon = a.reportedLon;
    if (way > 0) {
      lat += way * a.north;
      lon += way * a.east / Math.max(.05, Math.cos(lat * Math.PI / 180));
    }
    if (a.offsetAt) {
      const left = Math.exp(-(now - a.offsetAt) / 1000 / settle * 3);
      if (left < .01) a.offsetAt = 0;
      else { lat += a.offsetLat * left; lon += a.offsetLon * left; }
    }
    a.lat = Math.max(-85, Math.min(85, lat));
    a.lon = lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon;
  }

  #follow(time, now) {
    if (this.#streamTime > 0 && time > this.#streamTime && now > this.#arrived) {
      const measured = (time - this.#streamTime) / ((now - this.#arrived) / 1000);
      this.#pace = Math.max(.2, Math.min(120, this.#pace * .8 + Math.min(measured, 200) * .2));
    }
    if (time !== this.#streamTime) { this.#streamTime = time; this.#arrived = now; }
  }

  #report(row, now) {
    const [icao24, callsign, country, lat, lon, altitude, knots, track, climb, seen, category] = row;
    let a = this.byAddress.get(icao24);
    const fresh = !a;
    if (fresh) this.byAddress.set(icao24, a = { icao24, trail: [] });
    const before = fresh ? null : [a.lat, a.lon];
    Object.assign(a, { callsign: callsign?.trim() ?? "", country, reportedLat: lat, reportedLon: lon, altitude, knots, track, climb, seen, category });
    a.east = Math.sin((track ?? 0) * Math.PI / 180);
    a.north = Math.cos((track ?? 0) * Math.PI / 180);
    a.offsetAt = 0;
    this.place(a, this.time(now), now);
    // What was drawn glides to what is now known; a leap is a leap.
    if (before && Math.abs(before[0] - a.lat) < .6 && Math.abs(before[1] - a.lon) < .6) {
      a.offsetLat = before[0] - a.lat;
      a.offsetLon = before[1] - a.lon;
      a.offsetAt = now;
      [a.lat, a.lon] = before;
    }
    const last = a.trail.at(-1);
    if (!last || last[0] !== lat || last[1] !== lon) a.trail.push([lat, lon, altitude, seen]);
    if (a.trail.length > trailPoints) a.trail.shift();
  }
}
