const PALETTES = [
  ['#1b0b3a', '#e0396f', '#ffb36b'],
  ['#06262f', '#0fa3a3', '#f4e9cd'],
  ['#2a0d0d', '#d6452a', '#f6c453'],
  ['#0d1b3e', '#3f6df2', '#c6d8ff'],
  ['#1d2b1f', '#5f9e5a', '#e8e2b8'],
  ['#2b1138', '#9a4df0', '#ffd0f2'],
  ['#11151c', '#56637a', '#e7ecf3'],
  ['#3a1a05', '#f28c28', '#fff1d6'],
] as const;

/** A gradient picture, 3:4, for /media/posters/<number>.svg. */
export function poster(url: string): string {
  const seed = Number(/(\d+)/.exec(url)?.[1] ?? 0);
  const [deep, main, light] = PALETTES[seed % PALETTES.length] ?? PALETTES[0];
  const rings = Array.from({ length: 7 }, (_, i) => {
    const radius = 60 + i * 62;
    return `<circle cx="${150 + ((seed * 97) % 320)}" cy="${240 + ((seed * 53) % 300)}" r="${radius}" fill="none" stroke="${light}" stroke-opacity="${0.5 - i * 0.06}" stroke-width="${18 - i * 2}"/>`;
  }).join('');
  const bars = Array.from({ length: 9 }, (_, i) => {
    const height = 120 + ((seed * 31 + i * 83) % 260);
    return `<rect x="${i * 68}" y="${800 - height}" width="46" height="${height}" fill="${main}" opacity="${0.35 + (i % 3) * 0.2}"/>`;
  }).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 800" width="600" height="800">
<defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="${deep}"/><stop offset=".62" stop-color="${main}"/><stop offset="1" stop-color="${light}"/></linearGradient></defs>
<rect width="600" height="800" fill="url(#g)"/>${seed % 2 ? rings : bars + rings}</svg>`;
}
