import { SeatPlan } from '../../src/features/seat-map/geometry/seat-plan.ts';
import { SeatBoard } from '../../src/features/seat-map/status/seat-board.ts';
import { decodeGrades } from '../../src/features/seat-map/status/seat-status.ts';
import { readPalette } from '../../src/features/seat-map/canvas/palette.ts';
import { SeatMapRenderer } from '../../src/features/seat-map/canvas/seat-map-renderer.ts';
import { EMPTY_SCENE } from '../../src/features/seat-map/canvas/seat-scene.ts';
import { fakeArena } from '../seat-maps.ts';

// Measures real frames: requestAnimationFrame to requestAnimationFrame while the camera zooms through every level of
// detail, beside an idle loop on the same page. Results land in window.results for whoever drives the browser.

const canvas = document.querySelector('canvas');
if (!canvas) throw new Error('no canvas');
const startedAt = performance.now();
const plan = new SeatPlan(fakeArena());
const text = Array.from({ length: plan.seatCount }, (_, i) => String(Math.min(5, plan.sectionOf(i).index % 6))).join(
  '',
);
const board = new SeatBoard(plan, decodeGrades(text, plan.seatCount), 6);
const packed = new Uint8Array(Math.ceil(plan.seatCount / 4));
for (let i = 0; i < plan.seatCount; i += 1) {
  const status = (i * 7919) % 10 < 3 ? 2 : (i * 104_729) % 17 === 0 ? 1 : 0;
  packed[i >> 2] = (packed[i >> 2] ?? 0) | (status << ((i & 3) * 2));
}
board.replace({ version: '1', seats: btoa(String.fromCharCode(...packed)) });
const renderer = new SeatMapRenderer({
  canvas,
  plan,
  board,
  colourOf: [0, 1, 2, 3, 4, 5],
  palette: readPalette(document.body),
  words: { locale: 'ko', seatsLeft: (count) => `${count}석`, soldOut: '매진' },
});
renderer.resize({ width: innerWidth, height: innerHeight }, { top: 0, right: 0, bottom: 0, left: 0 }, devicePixelRatio);
renderer.show({ ...EMPTY_SCENE, selected: new Set([10, 11]) });
const readyAfter = performance.now() - startedAt;

const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));

async function measure(
  frames: number,
  work: (i: number) => void,
): Promise<{ mean: number; p95: number; worst: number; js: number }> {
  const times: number[] = [];
  let js = 0;
  let before = await nextFrame();
  for (let i = 0; i < frames; i += 1) {
    const start = performance.now();
    work(i);
    js += performance.now() - start;
    const now = await nextFrame();
    times.push(now - before);
    before = now;
  }
  times.sort((a, b) => a - b);
  const round = (value: number) => Math.round(value * 10) / 10;
  return {
    mean: round(times.reduce((a, b) => a + b, 0) / frames),
    p95: round(times[Math.floor(frames * 0.95)] ?? 0),
    worst: round(times.at(-1) ?? 0),
    js: round(js / frames),
  };
}

async function run() {
  const idle = await measure(90, () => undefined);
  const { camera } = renderer;
  const [x, y] = [innerWidth / 2, innerHeight * 0.7];
  const steps = 180;
  const perStep = 14 ** (1 / steps);
  const zoomIn = await measure(steps, () => (camera.zoomAt(perStep, x, y), void 0));
  const zoomOut = await measure(steps, () => (camera.zoomAt(1 / perStep, x, y), void 0));
  camera.zoomAt(2.2, x, y);
  const panDots = await measure(120, (i) => camera.pan(i % 60 < 30 ? 6 : -6, 0));
  camera.zoomAt(2, x, y);
  const panSeats = await measure(120, (i) => camera.pan(i % 60 < 30 ? 6 : -6, 0));
  camera.zoomAt(1.6, x, y);
  const panNumbers = await measure(120, (i) => camera.pan(i % 60 < 30 ? 6 : -6, 0));
  Object.assign(window, {
    results: {
      seats: plan.seatCount,
      readyAfter,
      idle,
      zoomIn,
      zoomOut,
      panDots,
      panSeats,
      panNumbers,
      seatWidth: renderer.seatWidth,
    },
  });
}
Object.assign(window, { run, renderer, camera: renderer.camera });
await nextFrame();
