import { type KeyboardEvent, useCallback, useState } from 'react';
import type { SeatMapRenderer } from '../canvas/seat-map-renderer';
import { type Direction, seatNearest, seatTowards } from '../geometry/nearest-seat';
import { toMap, toScreen } from '../geometry/viewport';
import type { Seating } from '../status/use-seat-board';
import { useSeatWords } from './seat-words';

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};
/** Seats get at least this wide, in pixels, when the keyboard comes to them. */
const READABLE = 22;
const EDGE = 60;

interface Effects {
  readonly onToggle: (ordinal: number) => void;
  readonly announce: (text: string) => void;
}

/**
 * The keyboard on the map. Arrows go to the next seat that way, with Shift to the next free one; Enter and Space take
 * it; Home and End go to the ends of the row; + - 0 zoom.
 */
export function useMapKeys(
  seating: Seating,
  renderer: SeatMapRenderer | undefined,
  mine: ReadonlySet<number>,
  { onToggle, announce }: Effects,
) {
  const [focused, setFocused] = useState<number | null>(null);
  const [isKeyboard, setKeyboard] = useState(false);
  const describe = useSeatWords(seating);
  const { plan, board } = seating;

  const goTo = useCallback(
    (ordinal: number | undefined) => {
      if (ordinal === undefined || !renderer) return;
      setFocused(ordinal);
      setKeyboard(true);
      announce(describe(ordinal, mine.has(ordinal)));
      const { camera } = renderer;
      const [x, y] = [plan.x[ordinal] ?? 0, plan.y[ordinal] ?? 0];
      const [sx, sy] = toScreen(camera.target, x, y);
      const { width, height } = camera.size;
      const isInSight = sx > EDGE && sy > EDGE && sx < width - EDGE && sy < height - EDGE;
      if (!isInSight || plan.seatSize * camera.target.scale < READABLE)
        camera.centreOn(x, y, READABLE, performance.now());
    },
    [renderer, announce, describe, mine, plan],
  );

  const startAt = useCallback((): number | undefined => {
    if (!renderer) return undefined;
    const { camera } = renderer;
    const [x, y] = toMap(camera.target, camera.size.width / 2, camera.size.height / 2);
    return (
      seatNearest(plan, x, y, (ordinal) => board.isFree(ordinal)) ?? seatNearest(plan, x, y, (o) => board.isForSale(o))
    );
  }, [renderer, plan, board]);

  function onKeyDown(event: KeyboardEvent): void {
    if (!renderer || event.altKey || event.ctrlKey || event.metaKey) return;
    const direction = DIRECTIONS[event.key];
    const now = performance.now();
    if (direction) {
      const accept = (ordinal: number) => (event.shiftKey ? board.isFree(ordinal) : board.isForSale(ordinal));
      goTo(focused === null ? startAt() : seatTowards(plan, focused, direction, accept));
    } else if (event.key === 'Enter' || event.key === ' ') {
      if (focused === null) goTo(startAt());
      else onToggle(focused);
    } else if ((event.key === 'Home' || event.key === 'End') && focused !== null) {
      const row = plan.rowOf(focused);
      goTo(event.key === 'Home' ? row.first : row.end - 1);
    } else if (event.key === '+' || event.key === '=') renderer.camera.zoomStep(1.5, now);
    else if (event.key === '-') renderer.camera.zoomStep(1 / 1.5, now);
    else if (event.key === '0') renderer.camera.showAll(now);
    else return;
    event.preventDefault();
  }

  return {
    /** The seat the keyboard is at; null while a pointer is used. */
    focused: isKeyboard ? focused : null,
    onKeyDown,
    onFocus: () => setKeyboard(focused !== null),
    onBlur: () => setKeyboard(false),
  };
}
