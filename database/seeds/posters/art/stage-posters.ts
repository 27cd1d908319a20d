import {
  type Artwork,
  background,
  blur,
  n,
  numbersFrom,
  radialGradient,
  smooth,
  times,
  verticalGradient,
} from '../canvas.ts';
import { sizeFor, words } from '../lettering.ts';

/** A boat in front of the moon it sails to. */
export function moonNavigator(): Artwork {
  const random = numbersFrom(23);
  const craters = times(34, () => {
    const [angle, reach, radius] = [random() * Math.PI * 2, Math.sqrt(random()) * 350, 12 + random() ** 2 * 74];
    const [x, y] = [600 + Math.cos(angle) * reach, 700 + Math.sin(angle) * reach];
    return `<circle cx="${n(x)}" cy="${n(y)}" r="${n(radius)}" fill="#d9b56a" fill-opacity="${n(0.12 + random() * 0.2)}"/><circle cx="${n(x - radius * 0.12)}" cy="${n(y - radius * 0.12)}" r="${n(radius * 0.86)}" fill="#fff3cf" fill-opacity=".28"/>`;
  }).join('');
  const stars = times(
    170,
    () =>
      `<circle cx="${n(random() * 1200)}" cy="${n(random() * 1000)}" r="${n(0.8 + random() ** 3 * 4)}" fill="#fff" fill-opacity="${n(0.3 + random() * 0.7)}"/>`,
  ).join('');
  const seas = ['#1c5c7a', '#14486a', '#0e3557', '#092544', '#051732'];
  const waves = seas.map((color, layer) => {
    const top = 930 + layer * 84;
    const points = times(
      9,
      (index) => [index * 170 - 80 - layer * 40, top + (index % 2 ? -34 : 26) - random() * 22] as const,
    );
    return `<path d="${smooth(points)} L1300 1700 L-200 1700 Z" fill="${color}"/><path d="${smooth(points)}" fill="none" stroke="#bfe6ea" stroke-width="3" stroke-opacity="${n(0.5 - layer * 0.09)}"/>`;
  });
  const boat =
    '<g transform="translate(640 838)"><path d="M-104 60 Q0 104 116 54 L88 112 Q0 134 -76 110 Z" fill="#2a0f16"/>' +
    '<path d="M0 62 L0 -190" stroke="#2a0f16" stroke-width="7"/><path d="M10 -184 Q120 -70 104 40 L10 52 Z" fill="#c8323c"/><path d="M-8 -150 Q-86 -40 -84 44 L-8 50 Z" fill="#7d1624"/></g>';
  return {
    grain: 0.6,
    defs:
      verticalGradient('sky', [0, '#0a0f33'], [0.5, '#27306f'], [0.7, '#a4547a']) +
      radialGradient('moon', [0, '#fff8de'], [0.75, '#ffe6a1'], [1, '#f3c566']) +
      radialGradient('shine', [0.5, '#ffdf95', 0.65], [1, '#ffdf95', 0]) +
      blur('deep', 30),
    body:
      background('url(#sky)') +
      stars +
      `<circle cx="600" cy="700" r="780" fill="url(#shine)"/><circle cx="600" cy="700" r="410" fill="url(#moon)"/>${craters}` +
      (waves[0] ?? '') +
      boat +
      waves.slice(1).join('') +
      words('달의 항해사', 600, 246, {
        size: sizeFor('달의 항해사', 1000, 'black', -0.02),
        weight: 'black',
        tracking: -0.02,
        anchor: 'middle',
        fill: '#fff3cf',
      }) +
      words('THE MOON NAVIGATOR', 600, 1400, {
        size: 52,
        weight: 'light',
        tracking: 0.26,
        anchor: 'middle',
        fill: '#ffe6a1',
      }) +
      words('뮤지컬', 600, 1330, { size: 38, weight: 'bold', tracking: 0.4, anchor: 'middle' }) +
      words('유담  한새벽  노을', 600, 1470, { size: 34, weight: 'medium', anchor: 'middle', opacity: 0.9 }) +
      words('한여울아트센터 콘서트홀', 600, 1526, { size: 30, weight: 'regular', anchor: 'middle', opacity: 0.75 }),
  };
}

/** Two in the morning, behind the glass. */
export function laundromat(): Artwork {
  const random = numbersFrom(77);
  const cloth = ['#1a237e', '#ffd23f', '#f7f7ff', '#3bceac', '#ee4266', '#540d6e', '#ff8c42', '#0ead69'];
  const clothes = times(15, (index) => {
    const angle = index * 0.92 + random() * 0.3;
    const reach = 90 + (index % 3) * 86 + random() * 26;
    const [cx, cy] = [600 + Math.cos(angle) * reach, 760 + Math.sin(angle) * reach];
    const points = times(9, (step) => {
      const turn = (step / 9) * Math.PI * 2;
      const radius = 58 + random() * 74;
      return [cx + Math.cos(turn) * radius * 1.35, cy + Math.sin(turn) * radius * 0.8] as const;
    });
    const spin = `rotate(${n((angle * 180) / Math.PI + 70)} ${n(cx)} ${n(cy)})`;
    return `<path transform="${spin}" d="${smooth(points, true)}" fill="${cloth[index % cloth.length]}"/>`;
  }).join('');
  const bubbles = times(
    36,
    () =>
      `<circle cx="${n(280 + random() * 640)}" cy="${n(440 + random() * 640)}" r="${n(5 + random() * 24)}" fill="#fff" fill-opacity=".2" stroke="#fff" stroke-width="3" opacity=".85"/>`,
  ).join('');
  const note = (x: number, y: number, scale: number, turn: number) =>
    `<g transform="translate(${x} ${y}) rotate(${turn}) scale(${scale})" fill="#241034"><ellipse cx="0" cy="0" rx="26" ry="19" transform="rotate(-20)"/><path d="M17 -4 L17 -120 Q60 -104 62 -56 Q48 -84 25 -82 L25 -2 Z"/></g>`;
  return {
    grain: 0.55,
    defs:
      verticalGradient('chrome', [0, '#ffffff'], [0.45, '#b9b6cf'], [0.55, '#6f6a92'], [1, '#efeaff']) +
      radialGradient('water', [0, '#bfe9ff'], [1, '#4b8bd6']) +
      blur('drop', 22) +
      '<clipPath id="glass"><circle cx="600" cy="760" r="372"/></clipPath>',
    body:
      background('#ff8fb8') +
      `<g fill="#ff7aa9">${times(9, (i) => `<rect x="${i * 266 - 60}" y="-100" width="133" height="1900" transform="rotate(12 600 800)"/>`).join('')}</g>` +
      `<circle cx="612" cy="790" r="470" fill="#7d1d55" fill-opacity=".45" filter="url(#drop)"/>` +
      `<circle cx="600" cy="760" r="464" fill="url(#chrome)"/><circle cx="600" cy="760" r="396" fill="#241034"/><circle cx="600" cy="760" r="372" fill="url(#water)"/>` +
      `<g clip-path="url(#glass)">${clothes}${bubbles}<path d="M300 560 Q420 400 640 410 Q460 470 380 660 Z" fill="#fff" opacity=".4"/></g>` +
      note(170, 420, 1.25, -12) +
      note(1030, 330, 0.95, 14) +
      note(1052, 1130, 1.3, 8) +
      note(148, 1110, 0.85, -20) +
      words('세탁소', 70, 272, { size: 270, weight: 'black', tracking: -0.05, fill: '#241034' }) +
      words('블루스', 1138, 1416, { size: 270, weight: 'black', tracking: -0.05, anchor: 'end', fill: '#1a237e' }) +
      words('뮤지컬', 1128, 156, { size: 50, weight: 'black', anchor: 'end', fill: '#fff' }) +
      words('새벽 두 시,', 76, 1330, { size: 36, weight: 'bold', fill: '#241034' }) +
      words('빨래가 마를 때까지', 76, 1382, { size: 36, weight: 'bold', fill: '#241034' }) +
      words('LAUNDROMAT BLUES', 76, 1512, { size: 44, weight: 'black', tracking: 0.12, fill: '#fff' }) +
      words('온빛소극장', 1126, 1512, { size: 40, weight: 'bold', anchor: 'end', fill: '#241034' }),
  };
}

/** A front of windows; the title lives in those that are lit. */
export function topFloor(): Artwork {
  const random = numbersFrom(9);
  const [columns, rows, cell] = [6, 8, 174];
  const lit = new Map(
    Array.from('마지막층의이웃').map((letter, index) => [[7, 8, 9, 14, 21, 27, 28][index] ?? 0, letter]),
  );
  const dusk = ['#26305c', '#2c3866', '#1f284f', '#36406f', '#222c57'];
  const windows = times(columns * rows, (index) => {
    const [x, y] = [78 + (index % columns) * cell, 96 + Math.floor(index / columns) * cell];
    const letter = lit.get(index);
    if (letter) {
      return `<rect x="${x}" y="${y}" width="156" height="156" fill="#ffc93c"/><rect x="${x}" y="${y + 142}" width="156" height="14" fill="#e8912d"/>${words(letter, x + 78, y + 122, { size: 128, weight: 'black', anchor: 'middle', fill: '#1a2148' })}`;
    }
    const curtain = 20 + random() * 110;
    const pane = `<rect x="${x}" y="${y}" width="156" height="156" fill="${dusk[Math.floor(random() * dusk.length)]}"/>`;
    const cloth =
      random() > 0.45
        ? `<rect x="${x}" y="${y}" width="${random() > 0.5 ? 156 : 70}" height="${n(curtain)}" fill="#4a5590" opacity=".55"/>`
        : '';
    return `${pane}${cloth}<path d="M${x + 78} ${y} V${y + 156} M${x} ${y + 78} H${x + 156}" stroke="#161d42" stroke-width="5"/><rect x="${x - 4}" y="${y + 150}" width="164" height="12" fill="#11173a"/>`;
  }).join('');
  const door =
    '<path d="M520 1492 L680 1492 L860 1600 L340 1600 Z" fill="#ffc93c" fill-opacity=".28"/><rect x="520" y="1330" width="160" height="162" fill="#ffc93c"/>' +
    '<rect x="596" y="1330" width="8" height="162" fill="#e8912d"/><rect x="500" y="1306" width="200" height="14" fill="#ff6f59"/>';
  return {
    grain: 0.65,
    defs: verticalGradient('wall', [0, '#1a2148'], [1, '#0d1230']),
    body:
      background('url(#wall)') +
      windows +
      `${door}` +
      words('NEIGHBOURS ON', 78, 1516, { size: 33, weight: 'bold', tracking: 0.12, fill: '#ffc93c' }) +
      words('THE TOP FLOOR', 78, 1558, { size: 33, weight: 'bold', tracking: 0.12, fill: '#ffc93c' }) +
      words('연극', 1122, 1508, { size: 34, weight: 'bold', anchor: 'end' }) +
      words('온빛소극장', 1122, 1558, { size: 34, weight: 'medium', anchor: 'end' }),
  };
}

/** A whale with a room inside it. */
export function whales(): Artwork {
  const random = numbersFrom(41);
  const plankton = times(
    260,
    () =>
      `<circle cx="${n(random() * 1200)}" cy="${n(330 + random() * 1270)}" r="${n(1 + random() ** 3 * 7)}" fill="#fef3d7" fill-opacity="${n(0.15 + random() * 0.6)}"/>`,
  ).join('');
  const layers = ['#1f6f8b', '#185a78', '#114561', '#0b314a']
    .map((color, layer) => {
      const points = times(
        8,
        (index) => [index * 200 - 100, 360 + layer * 330 + Math.sin(index * 1.4 + layer * 2) * 46] as const,
      );
      return `<path d="${smooth(points)} L1400 1700 L-200 1700 Z" fill="${color}"/>`;
    })
    .join('');
  const body =
    'M70 868 C92 650 330 560 590 588 C810 612 932 720 1010 716 C1044 690 1046 620 1022 560 C1076 566 1112 606 1122 650 C1146 614 1188 600 1226 612 C1206 700 1150 768 1078 790 C1000 880 850 1000 640 1046 C380 1100 88 1060 70 868 Z';
  const grooves = times(
    8,
    (index) =>
      `<path d="M${108 + index * 16} ${936 + index * 15} C${240 + index * 14} ${1004 + index * 9} ${420} ${1012 + index * 8} ${590 - index * 10} ${980 + index * 8}" fill="none" stroke="#0b314a" stroke-width="4" stroke-opacity=".4"/>`,
  ).join('');
  return {
    grain: 0.85,
    defs:
      verticalGradient('air', [0, '#f8c9a0'], [0.25, '#f3e2c3']) +
      verticalGradient('skin', [0, '#0a2a43'], [0.62, '#13405c'], [0.63, '#e8eadf'], [1, '#c3cfcb']) +
      radialGradient('lamp', [0, '#ffd36b', 0.9], [1, '#ffd36b', 0]) +
      blur('shade', 24) +
      `<clipPath id="whale"><path d="${body}"/></clipPath>`,
    body:
      background('url(#air)') +
      `<circle cx="930" cy="230" r="96" fill="#ee6c4d"/>` +
      layers +
      plankton +
      `<path d="${body}" transform="translate(14 34)" fill="#031a2b" opacity=".5" filter="url(#shade)"/><path d="${body}" fill="url(#skin)"/>` +
      `<g clip-path="url(#whale)">${grooves}</g><path d="M430 1020 C500 1120 560 1170 650 1180 C640 1110 610 1050 560 1010 Z" fill="#0a2a43"/>` +
      `<circle cx="262" cy="872" r="12" fill="#fef3d7"/><path d="M238 848 q26 -18 50 2" stroke="#fef3d7" stroke-width="5" fill="none" stroke-linecap="round"/>` +
      `<circle cx="560" cy="760" r="250" fill="url(#lamp)" fill-opacity=".75"/><path d="M488 838 V722 Q488 650 560 650 Q632 650 632 722 V838 Z" fill="#ffd36b"/>` +
      `<path d="M560 650 V838 M488 746 H632" stroke="#0a2a43" stroke-width="8"/><rect x="474" y="834" width="172" height="14" fill="#0a2a43"/>` +
      `<circle cx="524" cy="800" r="15" fill="#ee6c4d"/><path d="M500 838 q24 -36 48 0 Z" fill="#ee6c4d"/>` +
      words('고래가', 70, 196, { size: 156, weight: 'black', fill: '#0b314a', tracking: -0.04 }) +
      words('잠든 방', 70, 346, { size: 156, weight: 'black', fill: '#0b314a', tracking: -0.04 }) +
      words('The Room Where Whales Sleep', 78, 1424, { size: 50, weight: 'light', fill: '#fef3d7' }) +
      words('그림자극과 라이브 첼로로 만나는 가족극', 78, 1492, { size: 36, weight: 'medium', fill: '#fef3d7' }) +
      words('극단 수평선', 1122, 1424, { size: 36, weight: 'bold', anchor: 'end', fill: '#ffd36b' }) +
      words('나래극장', 1122, 1492, { size: 36, weight: 'bold', anchor: 'end', fill: '#ffd36b' }),
  };
}
