import { type Artwork, background, blur, n, numbersFrom, radialGradient, times, verticalGradient } from '../canvas.ts';
import { sizeFor, words } from '../lettering.ts';

/** Rings of light on a night sea, seen almost from the water's edge. */
export function noctiluca(): Artwork {
  const random = numbersFrom(11);
  const rings = times(26, (index) => {
    const grow = (index / 25) ** 1.7;
    const [rx, ry] = [46 + grow * 1150, 15 + grow * 430];
    const [cx, cy] = [600, 800 + grow * 250];
    const tint = index % 5 === 2 ? '#d6ff5c' : index % 3 ? '#36f5e0' : '#4aa8ff';
    const gap = `${n(200 + random() * 900)} ${n(20 + random() * 160)}`;
    return `<ellipse cx="${cx}" cy="${n(cy)}" rx="${n(rx)}" ry="${n(ry)}" fill="none" stroke="${tint}" stroke-width="${n(2 + grow * 15)}" stroke-dasharray="${gap}" stroke-linecap="round" stroke-opacity="${n(0.95 - grow * 0.55)}"/>`;
  }).join('');
  const sparks = times(420, () => {
    const [x, depth] = [random() * 1200, random() ** 1.5];
    const tint = random() > 0.8 ? '#d6ff5c' : '#8bfff0';
    return `<circle cx="${n(x)}" cy="${n(730 + depth * 870)}" r="${n(0.8 + random() * 3.2 * (0.4 + depth))}" fill="${tint}" fill-opacity="${n(0.25 + random() * 0.7)}"/>`;
  }).join('');
  const title = 'NOCTILUCA';
  return {
    grain: 0.5,
    defs:
      verticalGradient('sky', [0, '#02040f'], [0.42, '#071338'], [0.47, '#0b2a5c'], [0.48, '#031026'], [1, '#01050f']) +
      verticalGradient('ink', [0, '#eafffb'], [1, '#36f5e0']) +
      verticalGradient('foot', [0, '#01050f', 0], [0.5, '#01050f', 0.8], [1, '#01050f', 0.95]) +
      radialGradient('glow', [0, '#7dfff0', 0.95], [0.25, '#24c9d6', 0.5], [1, '#0a2a66', 0]) +
      blur('soft', 14) +
      blur('halo', 5),
    body:
      background('url(#sky)') +
      `<ellipse cx="600" cy="770" rx="760" ry="330" fill="url(#glow)" opacity=".8"/>` +
      `<g filter="url(#soft)" opacity=".9">${rings}</g>${rings}${sparks}<rect y="1060" width="1200" height="540" fill="url(#foot)"/>` +
      `<path d="M600 250 Q606 640 640 778 Q600 812 560 778 Q594 640 600 250 Z" fill="#eafffb" filter="url(#halo)"/>` +
      words(title, 600, 190, {
        size: sizeFor(title, 1040, 'thin', 0.1),
        weight: 'thin',
        tracking: 0.1,
        anchor: 'middle',
        fill: 'url(#ink)',
      }) +
      words('IRINHO WORLD TOUR', 80, 1196, { size: 36, weight: 'bold', tracking: 0.22, fill: '#d6ff5c' }) +
      words('아이린호', 66, 1452, { size: 262, weight: 'black', tracking: -0.03 }) +
      words('녹틸루카, 스스로 빛나는 밤', 80, 1538, { size: 40, weight: 'regular', opacity: 0.9 }) +
      words('가람아레나', 1120, 1538, { size: 40, weight: 'bold', anchor: 'end' }),
  };
}

/** Bands of weather whirling into one quiet white point. */
export function eyeOfTheStorm(): Artwork {
  const random = numbersFrom(5);
  const [cx, cy] = [640, 620];
  const colors = ['#0b1f4d', '#f26a1b', '#12306f', '#ffb347', '#f4e9d4', '#0a1738', '#e2431e', '#1d4f9c'];
  const band = (index: number): string => {
    const [start, reach] = [random() * Math.PI * 2, 1.6 + random() * 3.4];
    const inner = 105 + index * 11.5;
    const steps = times(30, (step) => {
      const share = step / 29;
      const radius = inner + share * (46 + index * 4.4);
      const angle = start + share * reach;
      return [cx + Math.cos(angle) * radius, cy + Math.sin(angle) * radius * 0.96] as const;
    });
    const line = steps.map(([x, y], step) => `${step ? 'L' : 'M'}${n(x)} ${n(y)}`).join(' ');
    return `<path d="${line}" fill="none" stroke="${colors[index % colors.length]}" stroke-width="${n(9 + random() * 34 + index * 0.35)}" stroke-linecap="round"/>`;
  };
  return {
    grain: 0.75,
    defs:
      radialGradient('calm', [0, '#ffffff'], [0.7, '#fff6e6'], [1, '#ffe9c4']) +
      verticalGradient('foot', [0, '#0a1738', 0], [0.45, '#0a1738', 0.94], [1, '#0a1738']),
    body:
      background('#0b1f4d') +
      times(86, band).reverse().join('') +
      `<circle cx="${cx}" cy="${cy}" r="98" fill="url(#calm)"/><circle cx="${cx}" cy="${cy}" r="15" fill="#e2431e"/>` +
      `<rect y="900" width="1200" height="700" fill="url(#foot)"/>` +
      words('폭풍의', 70, 1290, { size: 236, weight: 'black', tracking: -0.05, fill: '#f4e9d4' }) +
      words('눈', 778, 1290, { size: 236, weight: 'black', fill: '#f26a1b' }) +
      `<rect x="76" y="1348" width="330" height="86" fill="#f26a1b"/>` +
      words('파랑주의보', 241, 1411, { size: 58, weight: 'black', anchor: 'middle', fill: '#0a1738' }) +
      words('BLUE WARNING', 436, 1409, { size: 50, weight: 'bold', tracking: 0.1, fill: '#f4e9d4' }) +
      words('YEAR-END CONCERT  EYE OF THE STORM', 78, 1508, {
        size: 32,
        weight: 'medium',
        tracking: 0.12,
        fill: '#f4e9d4',
      }) +
      words('가람아레나', 1124, 1508, { size: 36, weight: 'bold', anchor: 'end', fill: '#ffb347' }),
  };
}

/** A letter that was never sent: envelope, wax, a moon for a stamp. */
export function latePost(): Artwork {
  const waves = times(5, (index) => {
    const y = 494 + index * 20;
    const curve = times(5, () => `q 26 -18 52 0 t 52 0`).join(' ');
    return `<path d="M470 ${y} ${curve}" fill="none" stroke="#e9dfc6" stroke-width="4" stroke-opacity=".55"/>`;
  }).join('');
  const perforation =
    times(
      12,
      (index) =>
        `<circle cx="${852 + index * 17.2}" cy="404" r="5.4"/><circle cx="${852 + index * 17.2}" cy="640" r="5.4"/>`,
    ).join('') +
    times(
      14,
      (index) =>
        `<circle cx="846" cy="${412 + index * 17.2}" r="5.4"/><circle cx="1048" cy="${412 + index * 17.2}" r="5.4"/>`,
    ).join('');
  return {
    grain: 0.8,
    defs:
      verticalGradient('night', [0, '#0d2b22'], [1, '#06170f']) +
      verticalGradient('paper', [0, '#f3ead2'], [1, '#dccfae']) +
      verticalGradient('flap', [0, '#fbf4e2'], [1, '#e6d9b8']) +
      radialGradient('wax', [0, '#d8483a'], [0.6, '#a5241d'], [1, '#7a130f']) +
      radialGradient('lamp', [0, '#ffd98a', 0.5], [1, '#ffd98a', 0]) +
      blur('shade', 26),
    body:
      background('url(#night)') +
      `<circle cx="920" cy="420" r="620" fill="url(#lamp)"/>` +
      `<g transform="rotate(-6 600 700)"><rect x="150" y="390" width="940" height="640" fill="#000" opacity=".55" filter="url(#shade)"/>` +
      `<rect x="130" y="352" width="940" height="640" rx="10" fill="url(#paper)"/>` +
      `<path d="M130 992 L520 650 M1070 992 L680 650" stroke="#c7b88f" stroke-width="4" fill="none"/>` +
      `<g fill="#0d2b22"><rect x="846" y="404" width="202" height="236"/></g><g fill="#eadfc3">${perforation}</g>` +
      `<circle cx="947" cy="510" r="64" fill="#f8d57e"/><circle cx="974" cy="494" r="56" fill="#0d2b22"/>` +
      words('1통', 866, 622, { size: 30, weight: 'bold', fill: '#f8d57e' }) +
      `<g transform="translate(370 -46) scale(.75 1)" >${waves.replaceAll('#e9dfc6', '#24513f')}</g>` +
      `<circle cx="640" cy="508" r="74" fill="none" stroke="#24513f" stroke-width="4" stroke-opacity=".6"/>` +
      words('받지 못한 사람에게', 200, 486, { size: 34, weight: 'light', fill: '#24513f' }) +
      `<path d="M200 520 H470 M200 566 H420" stroke="#24513f" stroke-width="2" opacity=".5"/>` +
      `<path d="M604 776 q42 -26 84 6 q46 30 26 82 q-4 58 -66 62 q-58 22 -98 -28 q-44 -44 -8 -88 q12 -34 62 -34 Z" fill="url(#wax)"/>` +
      `<circle cx="630" cy="850" r="48" fill="none" stroke="#7a130f" stroke-width="5" stroke-opacity=".7"/>` +
      words('밤', 630, 873, { size: 62, weight: 'black', anchor: 'middle', fill: '#7a130f' }) +
      `</g>` +
      words('늦은 밤의', 84, 224, { size: 148, weight: 'light', fill: '#f3ead2', tracking: -0.03 }) +
      words('서도운 단독공연', 1114, 150, { size: 36, weight: 'medium', anchor: 'end', fill: '#f8d57e' }) +
      words('우체국', 1124, 1300, { size: 300, weight: 'black', anchor: 'end', fill: '#f3ead2', tracking: -0.04 }) +
      words('SEO DOWOON', 84, 1424, { size: 40, weight: 'bold', tracking: 0.2, fill: '#f8d57e' }) +
      words('The Late Night Post Office', 84, 1480, { size: 36, weight: 'light', fill: '#f3ead2' }) +
      words('한여울아트센터 콘서트홀', 1116, 1480, { size: 34, weight: 'medium', anchor: 'end', fill: '#f3ead2' }),
  };
}
