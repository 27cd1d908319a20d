import { useEffect, useRef, type PointerEvent } from 'react';
import { useMediaQuery, DESKTOP } from '../../../lib/use-media-query';
import { MinimapArtist } from '../canvas/minimap-artist';
import { readPalette } from '../canvas/palette';
import type { SeatMapRenderer } from '../canvas/seat-map-renderer';
import type { Seating } from '../status/use-seat-board';
import styles from './minimap.module.css';

interface MinimapProps {
  renderer: SeatMapRenderer;
  seating: Seating;
  mine: ReadonlySet<number>;
  /** Changes when colours do. */
  appearance: string;
}

/** The whole map in a corner, with a frame around what is on screen. Mouse only; hidden from screen readers. */
export function Minimap({ renderer, seating, mine, appearance }: MinimapProps) {
  const isWide = useMediaQuery(DESKTOP);
  const canvas = useRef<HTMLCanvasElement>(null);
  const artist = useRef<MinimapArtist>(null);

  useEffect(() => {
    if (!isWide || !canvas.current) return;
    const created = new MinimapArtist(canvas.current, seating, renderer.camera, readPalette(canvas.current));
    artist.current = created;
    const redraw = () => {
      created.draw();
      // While everything is on screen the map is its own overview.
      if (canvas.current) canvas.current.dataset['whole'] = String(renderer.camera.isWhole);
    };
    const stopWatching = renderer.watchMoves(redraw);
    const unsubscribe = seating.board.subscribe(() => created.repaintSoon());
    redraw();
    return () => {
      artist.current = null;
      created.destroy();
      stopWatching();
      unsubscribe();
    };
  }, [isWide, renderer, seating, appearance]);

  useEffect(() => artist.current?.mark(mine), [mine, isWide, appearance]);

  if (!isWide) return null;

  function go(event: PointerEvent<HTMLCanvasElement>): void {
    if (event.buttons !== 1) return;
    const { left, top } = event.currentTarget.getBoundingClientRect();
    artist.current?.goTo(event.clientX - left, event.clientY - top, event.type === 'pointerdown');
  }

  return (
    <canvas
      ref={canvas}
      className={styles['minimap']}
      aria-hidden="true"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        go(event);
      }}
      onPointerMove={go}
    />
  );
}
