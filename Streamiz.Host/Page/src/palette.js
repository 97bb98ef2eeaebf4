// Altitude to colour: warm near the ground, cool and pale high up. Two scales, one for each theme.
const stops = {
  dark: [[0, [236, 140, 84]], [.2, [233, 186, 99]], [.45, [141, 205, 138]], [.7, [88, 190, 208]], [1, [164, 170, 246]]],
  light: [[0, [190, 70, 22]], [.2, [176, 118, 8]], [.45, [40, 128, 70]], [.7, [8, 112, 148]], [1, [84, 72, 190]]],
};

export const bins = 20;
export const highest = 45000;

export function colours(theme) {
  const scale = stops[theme];
  return Array.from({ length: bins }, (_, i) => {
    const at = i / (bins - 1);
    const k = Math.max(1, scale.findIndex(s => s[0] >= at));
    const [a, from] = scale[k - 1], [b, to] = scale[k];
    const t = (at - a) / (b - a);
    return `rgb(${from.map((c, n) => Math.round(c + (to[n] - c) * t)).join(" ")})`;
  });
}

export const binOf = altitude => Math.max(0, Math.min(bins - 1, Math.floor((altitude ?? 0) / highest * bins)));
