import type { Language } from '../../../lib/localized';
import { overlaps } from '../geometry/box';
import type { SeatPlan } from '../geometry/seat-plan';
import type { SeatBoard } from '../status/seat-board';
import { NO_GRADE } from '../status/seat-status';
import { gradeColour, mix, type SeatMapPalette, withAlpha } from './palette';
import type { Frame, SeatScene } from './seat-scene';

/** What lies under the seats: walls, aisles, the stage, and the sections with a tint for what is left in them. */
export class GroundLayer {
  private readonly stage: Path2D;
  private readonly shapes: readonly { readonly kind: string; readonly path: Path2D }[];
  private readonly outlines: readonly Path2D[];
  /** The grade most seats of a section have. */
  private readonly gradeOfSection: readonly number[];

  constructor(
    private readonly plan: SeatPlan,
    private readonly board: SeatBoard,
    private readonly colourOf: readonly number[],
  ) {
    const { drawing } = plan;
    this.stage = new Path2D(drawing.stage.path);
    this.shapes = drawing.shapes.map(({ kind, path }) => ({ kind, path: new Path2D(path) }));
    this.outlines = plan.sections.map((section) => new Path2D(section.drawn.outline));
    this.gradeOfSection = plan.sections.map(({ first, end }) => mostFrequent(board.grades.subarray(first, end)));
  }

  /** `nearness` 0: sections speak for their seats; 1: seats speak for themselves. */
  draw(frame: Frame, scene: SeatScene, palette: SeatMapPalette, nearness: number): void {
    const { context, scale } = frame;
    for (const { kind, path } of this.shapes) {
      if (kind === 'aisle' || kind === 'console') {
        context.fillStyle = kind === 'aisle' ? withAlpha(palette.line, 0.7) : mix(palette.ground, palette.ink, 0.12);
        context.fill(path);
        continue;
      }
      context.strokeStyle = kind === 'door' ? palette.inkFaint : palette.lineStrong;
      context.lineWidth = (kind === 'wall' ? 2 : 1.5) / scale;
      context.setLineDash(kind === 'balcony' ? [6 / scale, 4 / scale] : []);
      context.stroke(path);
    }
    context.setLineDash([]);
    context.fillStyle = palette.stage;
    context.fill(this.stage);
    for (const section of this.plan.sections) {
      if (overlaps(section.box, frame.visible)) this.drawSection(frame, scene, palette, section.index, nearness);
    }
  }

  private drawSection(
    { context, scale }: Frame,
    scene: SeatScene,
    palette: SeatMapPalette,
    index: number,
    nearness: number,
  ): void {
    const outline = this.outlines[index];
    if (!outline) return;
    context.fillStyle = palette.surface;
    context.fill(outline);
    const left = this.board.freeBySection[index] ?? 0;
    const forSale = this.board.forSaleBySection[index] ?? 0;
    const grade = this.gradeOfSection[index] ?? NO_GRADE;
    const isShown = grade !== NO_GRADE && left > 0 && (!scene.grades || scene.grades.has(grade));
    const colour = isShown ? gradeColour(palette, this.colourOf[grade] ?? 0).fill : palette.taken;
    const share = forSale > 0 ? left / forSale : 0;
    const strength = isShown ? 0.16 + 0.3 * share : 0.14;
    context.fillStyle = withAlpha(colour, strength * (1 - nearness) + 0.035 * nearness);
    context.fill(outline);
    context.strokeStyle = withAlpha(colour, (isShown ? 0.85 : 0.45) * (1 - nearness) + 0.28 * nearness);
    context.lineWidth = (1.5 - 0.5 * nearness) / scale;
    context.stroke(outline);
  }
}

function mostFrequent(grades: Uint8Array): number {
  const counts = new Map<number, number>();
  for (const grade of grades) if (grade !== NO_GRADE) counts.set(grade, (counts.get(grade) ?? 0) + 1);
  let best = NO_GRADE;
  for (const [grade, count] of counts) if (count > (counts.get(best) ?? 0)) best = grade;
  return best;
}

/** Words of the page the canvas draws, already in the person's language. */
export interface MapWords {
  readonly locale: Language;
  readonly seatsLeft: (count: number) => string;
  readonly soldOut: string;
}
