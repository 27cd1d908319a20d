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
import { column, words } from '../lettering.ts';

/** Birches on snow, written like notes on a stave. */
export function winterSymphonies(): Artwork {
  const random = numbersFrom(31);
  const hill = (x: number, line: number) => 900 + line * 62 + Math.sin(x / 260 + 0.8) * 92 + Math.sin(x / 97) * 12;
  const staves = times(5, (line) => {
    const points = times(16, (index) => [index * 88 - 60, hill(index * 88 - 60, line)] as const);
    return `<path d="${smooth(points)}" fill="none" stroke="#1b2430" stroke-width="5"/>`;
  }).join('');
  const trees = [70, 178, 256, 398, 470, 596, 742, 806, 948, 1090]
    .map((x, index) => {
      const line = [3, 1, 4, 2, 0, 3, 1, 4, 2, 3][index] ?? 2;
      const foot = hill(x, line);
      const [height, width] = [310 + random() * 190, 15 + random() * 9];
      const bark = times(15, () => {
        const at = random() * height;
        return `<rect x="${n(x - width / 2 + random() * width * 0.5)}" y="${n(foot - at)}" width="${n(width * (0.25 + random() * 0.5))}" height="${n(2 + random() * 4)}" fill="#f4f6f8"/>`;
      }).join('');
      const branches = times(7, (step) => {
        const [from, side] = [foot - height * (0.45 + step * 0.08), step % 2 ? 1 : -1];
        const reach = 40 + random() * 62;
        return `<path d="M${n(x)} ${n(from)} q${n(side * reach * 0.4)} ${n(-reach * 0.4)} ${n(side * reach)} ${n(-reach * 1.15)}" stroke="#1b2430" stroke-width="${n(4 - step * 0.35)}" fill="none" stroke-linecap="round"/>`;
      }).join('');
      const head = `<ellipse cx="${x - 17}" cy="${n(foot)}" rx="37" ry="26" transform="rotate(-20 ${x - 17} ${n(foot)})" fill="${index === 5 ? '#c8102e' : '#1b2430'}"/>`;
      return `<path d="M${n(x - width / 2)} ${n(foot)} L${n(x - width / 5)} ${n(foot - height)} L${n(x + width / 5)} ${n(foot - height)} L${n(x + width / 2)} ${n(foot)} Z" fill="#1b2430"/>${bark}${branches}${head}`;
    })
    .join('');
  const snow = times(
    240,
    () =>
      `<circle cx="${n(random() * 1200)}" cy="${n(random() * 1600)}" r="${n(1.5 + random() ** 2 * 7)}" fill="#fff" fill-opacity="${n(0.5 + random() * 0.5)}"/>`,
  ).join('');
  return {
    grain: 0.5,
    defs: verticalGradient('air', [0, '#b9c6d3'], [0.5, '#dfe6ec'], [0.75, '#f7f9fa']),
    body:
      background('url(#air)') +
      staves +
      trees +
      snow +
      words('겨울의', 76, 196, { size: 134, weight: 'black', fill: '#1b2430', tracking: -0.03 }) +
      words('교향곡', 76, 336, { size: 134, weight: 'black', fill: '#c8102e', tracking: -0.03 }) +
      words('WINTER', 1124, 138, { size: 46, weight: 'light', tracking: 0.14, anchor: 'end', fill: '#1b2430' }) +
      words('SYMPHONIES', 1124, 196, { size: 46, weight: 'light', tracking: 0.14, anchor: 'end', fill: '#1b2430' }) +
      `<rect x="76" y="1362" width="1048" height="3" fill="#1b2430"/>` +
      words('한여울 필하모닉 오케스트라', 76, 1428, { size: 42, weight: 'bold', fill: '#1b2430' }) +
      words('차이콥스키 1번 · 시벨리우스 5번', 76, 1488, { size: 34, weight: 'regular', fill: '#1b2430' }) +
      words('지휘 정이든', 1124, 1428, { size: 42, weight: 'bold', anchor: 'end', fill: '#1b2430' }) +
      words('한여울아트센터 콘서트홀', 1124, 1488, { size: 34, weight: 'regular', anchor: 'end', fill: '#1b2430' }),
  };
}

/** A cello, so near that only its waist, its strings and its voice are left. */
export function bassClef(): Artwork {
  const waist =
    'M640 -60 C1010 -40 1180 160 1104 420 C1074 520 1000 560 960 640 C920 720 960 800 1030 880 C1200 1070 1240 1330 1110 1700 L1400 1700 L1400 -60 Z';
  const side =
    'M620 -60 C990 -30 1150 170 1078 420 C1050 515 975 560 936 640 C896 724 936 806 1004 886 C1170 1078 1205 1330 1080 1700 L-40 1700 L-40 -60 Z';
  const strings = times(4, (index) => {
    const x = 598 + index * 46;
    return `<path d="M${x} -20 L${x - 34 + index * 22} 1640" stroke="#f3d9b1" stroke-width="${n(8.5 - index * 1.7)}" opacity=".92"/>`;
  }).join('');
  const grain = times(44, (index) => {
    const x = -30 + index * 27;
    return `<path d="M${x} -20 C${x + 46} 420 ${x - 52} 860 ${x + 20} 1640" fill="none" stroke="#5a1e10" stroke-width="${n(1.5 + (index % 4) * 1.2)}" stroke-opacity="${n(0.12 + (index % 3) * 0.08)}"/>`;
  }).join('');
  return {
    grain: 0.7,
    defs:
      radialGradient('wood', [0, '#d9672b'], [0.55, '#a83a1a'], [1, '#64190e']) +
      verticalGradient('rib', [0, '#2b0d08'], [1, '#120504']) +
      blur('shade', 30),
    body:
      background('#120504') +
      `<path d="${side}" fill="url(#wood)"/>${grain}` +
      `<path d="${side}" fill="none" stroke="#2b0d08" stroke-width="16"/><path d="${waist}" fill="url(#rib)"/>` +
      `<path d="M372 700 C300 690 286 600 356 586 C420 580 432 660 384 664 C420 760 330 900 400 1010 C470 1030 478 1110 416 1122 C350 1120 342 1044 396 1040 C320 930 404 800 372 700 Z" fill="#120504"/>` +
      `<circle cx="368" cy="628" r="27" fill="#120504"/><circle cx="408" cy="1080" r="30" fill="#120504"/><path d="M338 838 L436 860" stroke="#120504" stroke-width="7"/>` +
      `<path d="M560 1180 Q660 1150 800 1176 L812 1256 Q690 1218 556 1258 Z" fill="#120504" opacity=".55" filter="url(#shade)"/><path d="M556 1190 Q660 1150 790 1178 L800 1238 Q690 1206 548 1246 Z" fill="#e9c08a"/>` +
      strings +
      column('낮은음자리', 140, 250, { size: 148, weight: 'black', fill: '#f3d9b1', leading: 1.12 }) +
      words('연해든', 1120, 1330, { size: 108, weight: 'black', anchor: 'end', fill: '#f3d9b1' }) +
      words('첼로 리사이틀', 1120, 1398, { size: 44, weight: 'medium', anchor: 'end', fill: '#f3d9b1' }) +
      words('BASS CLEF', 1120, 1476, { size: 36, weight: 'light', tracking: 0.3, anchor: 'end', fill: '#f3d9b1' }) +
      words('새벽뜰문화회관 대공연장', 1120, 1530, {
        size: 32,
        weight: 'regular',
        anchor: 'end',
        fill: '#f3d9b1',
        opacity: 0.85,
      }),
  };
}

/** Five chairs that wait for five players. */
export function fiveChairs(): Artwork {
  const colors = ['#d1495b', '#edae49', '#00798c', '#30638e', '#8f5c9e'];
  const chairs = colors
    .map((color, index) => {
      const turn = -90 + index * 72;
      const [x, y] = [600 + Math.cos((turn * Math.PI) / 180) * 290, 790 + Math.sin((turn * Math.PI) / 180) * 290];
      return (
        `<g transform="translate(${n(x)} ${n(y)}) rotate(${turn + 90})">` +
        `<rect x="-84" y="-72" width="190" height="190" rx="34" fill="#3d2f1f" opacity=".2" transform="translate(16 24)"/>` +
        `<rect x="-92" y="-84" width="184" height="184" rx="38" fill="${color}"/><rect x="-66" y="-58" width="132" height="124" rx="26" fill="#fff" opacity=".16"/>` +
        `<path d="M-104 -96 Q0 -168 104 -96 L92 -56 Q0 -118 -92 -56 Z" fill="#2b2118"/></g>`
      );
    })
    .join('');
  return {
    grain: 0.8,
    defs: radialGradient('rug', [0, '#fff7e4'], [1, '#efdcb8']),
    body:
      background('#f4e6cb') +
      `<circle cx="600" cy="790" r="520" fill="url(#rug)"/><circle cx="600" cy="790" r="492" fill="none" stroke="#2b2118" stroke-width="2" stroke-opacity=".35"/><circle cx="600" cy="790" r="476" fill="none" stroke="#2b2118" stroke-width="2" stroke-opacity=".35"/>` +
      chairs +
      `<circle cx="600" cy="790" r="13" fill="#2b2118"/>` +
      words('목요일의 실내악', 76, 188, { size: 92, weight: 'black', fill: '#2b2118', tracking: -0.03 }) +
      words('다섯 개의', 76, 1452, { size: 120, weight: 'black', fill: '#2b2118', tracking: -0.04 }) +
      words('의자', 562, 1452, { size: 120, weight: 'black', fill: '#d1495b', tracking: -0.04 }) +
      words('THU 19:00', 1124, 188, { size: 54, weight: 'light', anchor: 'end', fill: '#2b2118' }) +
      words('Five Chairs · Ensemble Afternoon', 80, 1524, { size: 36, weight: 'medium', fill: '#2b2118' }) +
      words('앙상블 오후', 1124, 1420, { size: 40, weight: 'bold', anchor: 'end', fill: '#2b2118' }) +
      words('온빛소극장', 1124, 1476, { size: 40, weight: 'regular', anchor: 'end', fill: '#2b2118' }) +
      words('브람스 클라리넷 5중주', 1124, 1524, { size: 32, weight: 'regular', anchor: 'end', fill: '#2b2118' }),
  };
}
