import {
  type Artwork,
  background,
  blur,
  horizontalGradient,
  n,
  numbersFrom,
  radialGradient,
  times,
  verticalGradient,
} from '../canvas.ts';
import { sizeFor, words } from '../lettering.ts';

/** Two teams, one diagonal. */
export function grandFinal(): Artwork {
  const random = numbersFrom(3);
  const shards = times(60, (index) => {
    const at = index / 59;
    const [x, y] = [1250 - at * 1300 + (random() - 0.5) * 420, 60 + at * 1240 + (random() - 0.5) * 420];
    const [long, thin, turn] = [40 + random() * 240, 4 + random() * 26, -44 + (random() - 0.5) * 24];
    const tint = ['#2f6bff', '#7fb0ff', '#ffffff', '#0a2bd1', '#9ff3ff'][Math.floor(random() * 5)];
    return `<path transform="translate(${n(x)} ${n(y)}) rotate(${n(turn)})" d="M${n(-long)} 0 L0 ${n(-thin)} L${n(long)} 0 L0 ${n(thin)} Z" fill="${tint}" opacity="${n(0.35 + random() * 0.65)}"/>`;
  }).join('');
  const bolt =
    'M1240 40 L846 452 L966 496 L640 760 L760 806 L430 1044 L528 1086 L-40 1480 L-40 1360 L360 1060 L268 1018 L600 748 L478 706 L806 424 L684 380 L1050 -20 L1240 -20 Z';
  const scan = times(
    160,
    (index) => `<rect y="${index * 10}" width="1200" height="3" fill="#000" opacity=".22"/>`,
  ).join('');
  return {
    grain: 0.4,
    defs:
      radialGradient('left', [0, '#1b3bff'], [0.6, '#0a1466'], [1, '#04051c']) +
      radialGradient('right', [0, '#f5f8ff'], [0.4, '#8fa6d8'], [1, '#0a0d22']) +
      verticalGradient('steel', [0, '#ffffff'], [0.5, '#cfdcff'], [0.52, '#7d97e8'], [1, '#eef3ff']) +
      blur('glow', 26) +
      '<clipPath id="upper"><path d="M0 0 L1200 0 L0 1440 Z"/></clipPath><clipPath id="lower"><path d="M1200 0 L1200 1600 L0 1600 L0 1440 Z"/></clipPath>',
    body:
      background('#04051c') +
      `<g clip-path="url(#upper)"><circle cx="220" cy="420" r="900" fill="url(#left)"/></g><g clip-path="url(#lower)"><circle cx="1080" cy="900" r="760" fill="url(#right)" fill-opacity=".75"/></g>` +
      scan +
      `<path d="${bolt}" fill="#5d8bff" filter="url(#glow)"/>${shards}<path d="${bolt}" fill="#fff"/>` +
      `<rect y="1130" width="1200" height="470" fill="#04051c" opacity=".82"/>` +
      `<g transform="translate(0 1330) skewX(-12)">${words('GRAND', 350, -18, { size: 218, weight: 'black', tracking: -0.04, fill: 'url(#steel)' })}</g>` +
      `<g transform="translate(0 1330) skewX(-12)">${words('FINAL', 388, 156, { size: 218, weight: 'black', tracking: -0.04, fill: '#2f6bff' })}</g>` +
      `<g transform="skewX(-12)">${words('뇌우', 130, 232, { size: 190, weight: 'black', fill: '#fff', tracking: -0.05 })}${words('백야', 1400, 1092, { size: 190, weight: 'black', anchor: 'end', fill: '#04051c', tracking: -0.05 })}</g>` +
      words('TEAM NOEWOO', 84, 300, { size: 36, weight: 'bold', tracking: 0.14, fill: '#9ff3ff' }) +
      words('TEAM WHITE NIGHT', 1124, 906, {
        size: 36,
        weight: 'bold',
        tracking: 0.14,
        anchor: 'end',
        fill: '#04051c',
      }) +
      words('스카이링크', 76, 1290, { size: 50, weight: 'black' }) +
      words('챔피언십', 76, 1352, { size: 50, weight: 'black' }) +
      words('가람아레나', 76, 1484, { size: 38, weight: 'medium', fill: '#9ff3ff' }),
  };
}

/** One stroke of a very wide brush. */
export function zero(): Artwork {
  const random = numbersFrom(64);
  const bristles = times(150, (index) => {
    const share = index / 149;
    const [rx, ry] = [240 + share * 190, 330 + share * 186];
    const [start, sweep] = [-1.9 + random() * 0.3, Math.PI * 2 - 0.25 - random() ** 2 * 1.7];
    const points = times(60, (step) => {
      const angle = start + (sweep * step) / 59;
      const wobble = Math.sin(angle * 3 + share * 4) * 7;
      return [600 + Math.cos(angle) * (rx + wobble), 788 + Math.sin(angle) * (ry + wobble)] as const;
    });
    const line = points.map(([x, y], step) => `${step ? 'L' : 'M'}${n(x)} ${n(y)}`).join('');
    return `<path d="${line}" fill="none" stroke="#0d0d0d" stroke-width="${n(1.2 + random() * 5.6)}" stroke-linecap="round" stroke-opacity="${n(0.55 + random() * 0.45)}"/>`;
  }).join('');
  const splashes = times(120, () => {
    const [angle, reach] = [random() * Math.PI * 2, 1 + random() ** 3 * 0.7];
    return `<circle cx="${n(600 + Math.cos(angle) * 460 * reach)}" cy="${n(788 + Math.sin(angle) * 560 * reach)}" r="${n(1.5 + random() ** 4 * 19)}" fill="#0d0d0d"/>`;
  }).join('');
  return {
    grain: 0.6,
    defs: '',
    body:
      background('#e6ff2a') +
      bristles +
      splashes +
      words('제', 600, 780, { size: 276, weight: 'black', anchor: 'middle', fill: '#ff2e63' }) +
      words('로', 600, 1036, { size: 276, weight: 'black', anchor: 'middle', fill: '#ff2e63' }) +
      words('BREAKING', 600, 206, {
        size: sizeFor('BREAKING', 1040, 'black', -0.02),
        weight: 'black',
        tracking: -0.02,
        anchor: 'middle',
        fill: '#0d0d0d',
      }) +
      `<rect y="1318" width="1200" height="282" fill="#0d0d0d"/>` +
      words('브레이킹 배틀 제로', 70, 1440, { size: 104, weight: 'black', tracking: -0.04, fill: '#e6ff2a' }) +
      words('KOREA FINAL  1 ON 1  32 DANCERS', 74, 1524, { size: 38, weight: 'bold', tracking: 0.08, fill: '#fff' }) +
      words('새벽뜰문화회관', 1128, 1524, { size: 38, weight: 'bold', anchor: 'end', fill: '#ff2e63' }),
  };
}

/** Books that shine. */
export function libraryOfLight(): Artwork {
  const random = numbersFrom(88);
  const hue = (x: number) => `hsl(${n(200 + (x / 1200) * 250)} 92% ${n(56 + random() * 14)}%)`;
  const shelf = (foot: number, tallest: number): string => {
    const books: string[] = [];
    let x = 60;
    while (x < 1120) {
      const [width, height] = [16 + random() * 46, tallest * (0.62 + random() * 0.38)];
      const [tint, isLit] = [hue(x), random() > 0.16];
      const lean = random() > 0.93 ? 7 : 0;
      books.push(
        `<g transform="rotate(${lean} ${n(x)} ${foot})"><rect x="${n(x)}" y="${n(foot - height)}" width="${n(width)}" height="${n(height)}" rx="3" fill="${isLit ? tint : '#171a2c'}"/>` +
          (isLit
            ? `<rect x="${n(x + width * 0.3)}" y="${n(foot - height * 0.86)}" width="${n(width * 0.4)}" height="${n(height * 0.5)}" fill="#fff" opacity=".5"/>`
            : '') +
          '</g>',
      );
      x += width + 5 + (lean ? 26 : 0);
    }
    return books.join('');
  };
  const shelves = [470, 810, 1150].map((foot) => ({ foot, books: shelf(foot, 262) }));
  return {
    grain: 0.45,
    defs:
      verticalGradient('dark', [0, '#05060f'], [0.72, '#0b0d1f'], [1, '#10132b']) +
      verticalGradient('fade', [0, '#10132b', 0], [1, '#10132b']) +
      horizontalGradient('spectrum', [0, '#3aa0ff'], [0.35, '#b14dff'], [0.65, '#ff4d7d'], [1, '#ffc04d']) +
      blur('glow', 30),
    body:
      background('url(#dark)') +
      shelves.map(({ books }) => `<g filter="url(#glow)" opacity=".8">${books}</g>`).join('') +
      shelves
        .map(({ foot, books }) => `${books}<rect x="30" y="${foot}" width="1140" height="9" fill="#2a2f52"/>`)
        .join('') +
      `<g transform="translate(0 2318) scale(1 -1)" opacity=".28">${shelves[2]?.books ?? ''}</g><rect y="1150" width="1200" height="450" fill="url(#fade)"/>` +
      words('빛의 도서관', 600, 1362, {
        size: sizeFor('빛의 도서관', 1040, 'black', -0.02),
        weight: 'black',
        tracking: -0.02,
        anchor: 'middle',
        fill: '#fff',
      }) +
      `<rect x="80" y="1402" width="1040" height="7" fill="url(#spectrum)"/>` +
      words('LIBRARY OF LIGHT', 80, 1472, { size: 44, weight: 'light', tracking: 0.16, fill: '#fff' }) +
      words('큐레이터 나이트', 1120, 1472, { size: 42, weight: 'bold', anchor: 'end', fill: '#fff' }) +
      words('미디어아트 그룹 파장', 80, 1532, { size: 32, weight: 'regular', opacity: 0.8 }) +
      words('나래극장', 1120, 1532, { size: 32, weight: 'regular', anchor: 'end', opacity: 0.8 }),
  };
}

// A face looking up to the left, from the brow down to the neck; dots inside it are brighter.
const FACE: readonly (readonly [number, number])[] = [
  [520, 420],
  [440, 500],
  [418, 590],
  [400, 640],
  [336, 700],
  [346, 730],
  [390, 744],
  [384, 776],
  [362, 800],
  [378, 822],
  [366, 846],
  [384, 872],
  [380, 916],
  [410, 952],
  [500, 950],
  [556, 982],
  [574, 1060],
  [560, 1150],
  [900, 1150],
  [872, 1010],
  [930, 860],
  [940, 690],
  [880, 520],
  [760, 420],
  [640, 390],
];

function isInFace(x: number, y: number): boolean {
  let inside = false;
  for (const [index, [ax, ay]] of FACE.entries()) {
    const [bx, by] = FACE.at(index - 1) ?? [0, 0];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

/** Dust that becomes a nebula that becomes a face. */
export function stardust(): Artwork {
  const random = numbersFrom(1977);
  const tints = ['#f5d0ff', '#c58bff', '#8f6bff', '#ff9ec7', '#ffd9a0', '#9fd8ff'];
  const dot = (x: number, y: number, radius: number, opacity: number): string =>
    `<circle cx="${n(x)}" cy="${n(y)}" r="${n(radius)}" fill="${tints[Math.floor(random() * tints.length)]}" fill-opacity="${n(opacity)}"/>`;
  const cloud = times(3200, () => {
    const [x, y] = [random() * 1200, random() * 1340];
    const density = Math.exp(-(((x - 660) / 430) ** 2 + ((y - 740 + (x - 640) * 0.35) / 380) ** 2));
    if (isInFace(x, y) || random() > density * 0.7 + 0.08) return '';
    return dot(x, y, 0.8 + random() ** 4 * 5, (0.35 + density * 0.35) * (0.5 + random() * 0.5));
  });
  const face = times(11000, () => {
    const [x, y] = [330 + random() * 620, 380 + random() * 780];
    if (!isInFace(x, y)) return '';
    // Dense and bright along the profile, thinning out towards the back of the head.
    const isProfile = !isInFace(x - 20, y) && x < 620;
    const depth = (x - 330) / 620;
    if (!isProfile && random() < depth * 1.05) return '';
    return dot(x, y, isProfile ? 2 + random() * 3 : 1.3 + random() ** 5 * 7, isProfile ? 0.95 : 0.9 - depth * 0.6);
  });
  const dots = [...cloud, ...face].join('');
  return {
    grain: 0.5,
    defs:
      verticalGradient('deep', [0, '#0a0420'], [0.6, '#1d0b4a'], [1, '#0a0420']) +
      radialGradient('cloud', [0, '#a14bff', 0.75], [0.5, '#5a1fb8', 0.4], [1, '#1d0b4a', 0]) +
      radialGradient('rose', [0, '#ff5fa2', 0.55], [1, '#ff5fa2', 0]),
    body:
      background('url(#deep)') +
      '<ellipse cx="700" cy="720" rx="680" ry="560" fill="url(#cloud)"/><ellipse cx="520" cy="900" rx="380" ry="300" fill="url(#rose)"/>' +
      dots +
      words('우리는', 80, 208, { size: 122, weight: 'black', tracking: -0.03 }) +
      words('어디서 왔을까', 80, 346, { size: 122, weight: 'black', tracking: -0.03 }) +
      words('우주먼지 강연회', 80, 1398, { size: 76, weight: 'bold', fill: '#ffd9a0' }) +
      words('STARDUST LECTURES', 82, 1464, { size: 38, weight: 'light', tracking: 0.18 }) +
      words('천문학자 셋, 소설가 하나', 82, 1528, { size: 34, weight: 'regular', opacity: 0.85 }) +
      words('새벽뜰문화회관 대공연장', 1120, 1528, { size: 34, weight: 'regular', anchor: 'end', opacity: 0.85 }),
  };
}
