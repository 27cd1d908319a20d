import { overlaps } from '../geometry/box';
import { detailLevel } from '../geometry/detail-level';
import type { SeatPlan } from '../geometry/seat-plan';
import type { SeatBoard } from '../status/seat-board';
import { FREE, HELD, NO_GRADE, NOT_FOR_SALE } from '../status/seat-status';
import { gradeColour, inkOn, mix, type SeatMapPalette, withAlpha } from './palette';
import {
  coarsePaths,
  cutIntoChunks,
  finePaths,
  LOOK_ABSENT,
  LOOK_DIMMED,
  LOOK_HELD,
  LOOK_SOLD,
  type SeatChunk,
} from './seat-chunks';
import type { Frame, SeatScene } from './seat-scene';

const GRADE_LOOKS = 6;
/** Numbers fade in over this many pixels of seat width. */
const NUMBERS = { from: 16, to: 19 };

/** All seats: as squares from afar, as chairs with marks and numbers from near. */
export class SeatLayer {
  private readonly chunks: readonly SeatChunk[];
  private readonly chunkOf: Uint16Array;

  constructor(
    private readonly plan: SeatPlan,
    private readonly board: SeatBoard,
    /** Grade colour number by grade index. */
    private readonly colourOf: readonly number[],
  ) {
    this.chunks = cutIntoChunks(plan);
    this.chunkOf = new Uint16Array(plan.seatCount);
    this.chunks.forEach(({ first, end }, index) => this.chunkOf.fill(index, first, end));
  }

  /** Forgets what is prepared for some seats, or for all of them. */
  forget(ordinals: Iterable<number> | null): void {
    const touched =
      ordinals === null ? this.chunks : [...ordinals].map((ordinal) => this.chunks[this.chunkOf[ordinal] ?? 0]);
    for (const chunk of touched) {
      if (!chunk) continue;
      chunk.coarse = undefined;
      chunk.fine = undefined;
    }
  }

  draw(frame: Frame, scene: SeatScene, palette: SeatMapPalette): void {
    const lookOf = (ordinal: number) => this.lookOf(ordinal, scene);
    const level = detailLevel(frame.seatWidth);
    for (const chunk of this.chunks) {
      if (!overlaps(chunk.box, frame.visible)) continue;
      if (level === 'section' || level === 'dot') this.drawSquares(frame, chunk, lookOf, palette);
      else this.drawChairs(frame, chunk, lookOf, palette);
    }
    if (frame.seatWidth > NUMBERS.from) this.drawNumbers(frame, lookOf, palette);
  }

  private lookOf(ordinal: number, { grades }: SeatScene): number {
    const status = this.board.statusOf(ordinal);
    const grade = this.board.gradeOf(ordinal);
    if (status === NOT_FOR_SALE || grade === NO_GRADE) return LOOK_ABSENT;
    if (status !== FREE) return status === HELD ? LOOK_HELD : LOOK_SOLD;
    return grades && !grades.has(grade) ? LOOK_DIMMED : (this.colourOf[grade] ?? 0) % GRADE_LOOKS;
  }

  private drawSquares(
    { context, scale }: Frame,
    chunk: SeatChunk,
    lookOf: (ordinal: number) => number,
    palette: SeatMapPalette,
  ): void {
    chunk.coarse ??= coarsePaths(this.plan, chunk, lookOf);
    chunk.coarse.squares.forEach((path, look) => {
      if (!path) return;
      if (look === LOOK_HELD) {
        context.strokeStyle = palette.inkFaint;
        context.lineWidth = Math.min(1 / scale, this.plan.seatSize * 0.16);
        context.stroke(path);
        return;
      }
      context.fillStyle = this.fillOf(look, palette);
      context.fill(path);
    });
  }

  private drawChairs(
    { context, scale, seatWidth }: Frame,
    chunk: SeatChunk,
    lookOf: (ordinal: number) => number,
    palette: SeatMapPalette,
  ): void {
    const paths = (chunk.fine ??= finePaths(this.plan, chunk, lookOf));
    paths.bodies.forEach((path, look) => {
      if (!path) return;
      if (look === LOOK_HELD) {
        context.strokeStyle = palette.inkFaint;
        context.lineWidth = Math.max(1, seatWidth * 0.06) / scale;
        context.stroke(path);
        return;
      }
      context.fillStyle = this.fillOf(look, palette);
      context.fill(path);
    });
    context.fillStyle = 'rgb(0 0 0 / 0.2)';
    context.fill(paths.backs);
    context.lineCap = 'round';
    context.lineJoin = 'round';
    context.strokeStyle = palette.inkFaint;
    context.lineWidth = Math.max(0.8, seatWidth * 0.05) / scale;
    context.stroke(paths.hatches);
    context.strokeStyle = palette.taken;
    context.lineWidth = Math.max(1, seatWidth * 0.075) / scale;
    context.stroke(paths.crosses);
    context.fillStyle = palette.ink;
    context.fill(paths.viewBars);
    paths.wheelchairs.forEach((path, look) => {
      if (!path) return;
      context.strokeStyle = inkOn(this.fillOf(look, palette));
      context.lineWidth = Math.max(1, seatWidth * 0.075) / scale;
      context.stroke(path);
    });
  }

  private drawNumbers(
    { context, visible, seatWidth }: Frame,
    lookOf: (ordinal: number) => number,
    palette: SeatMapPalette,
  ): void {
    const alpha = Math.min(1, (seatWidth - NUMBERS.from) / (NUMBERS.to - NUMBERS.from));
    const { plan } = this;
    context.globalAlpha = alpha;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.font = `640 ${plan.seatSize * 0.36}px "Pretendard Variable", Pretendard, sans-serif`;
    const numbersByInk = new Map<string, number[]>();
    for (const row of plan.rows) {
      if (!overlaps(row.box, visible)) continue;
      for (let ordinal = row.first; ordinal < row.end; ordinal += 1) {
        const look = lookOf(ordinal);
        if (look >= LOOK_HELD || plan.isWheelchair(ordinal)) continue;
        const x = plan.x[ordinal] ?? 0;
        const y = plan.y[ordinal] ?? 0;
        if (x < visible.minX || x > visible.maxX || y < visible.minY || y > visible.maxY) continue;
        const ink = look === LOOK_DIMMED ? palette.inkFaint : gradeColour(palette, look).on;
        const list = numbersByInk.get(ink);
        if (list) list.push(ordinal);
        else numbersByInk.set(ink, [ordinal]);
      }
    }
    for (const [ink, ordinals] of numbersByInk) {
      context.fillStyle = ink;
      for (const ordinal of ordinals) {
        const angle = plan.angle[ordinal] ?? 0;
        const lift = -plan.seatSize * 0.045;
        const x = (plan.x[ordinal] ?? 0) - Math.sin(angle) * lift;
        const y = (plan.y[ordinal] ?? 0) + Math.cos(angle) * lift;
        context.fillText(String(plan.number[ordinal] ?? ''), x, y);
      }
    }
    context.globalAlpha = 1;
  }

  private fillOf(look: number, palette: SeatMapPalette): string {
    if (look < GRADE_LOOKS) return gradeColour(palette, look).fill;
    if (look === LOOK_DIMMED) return mix(palette.ground, palette.inkFaint, 0.28);
    if (look === LOOK_SOLD) return withAlpha(palette.taken, 0.75);
    return palette.lineStrong;
  }
}
