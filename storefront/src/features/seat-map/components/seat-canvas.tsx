import { type RefObject, useCallback, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format';
import { useTheme } from '../../../lib/theme';
import { useMediaQuery } from '../../../lib/use-media-query';
import { Gestures, type Point } from '../canvas/gestures';
import type { MapWords } from '../canvas/ground-layer';
import { readPalette } from '../canvas/palette';
import { SeatMapRenderer } from '../canvas/seat-map-renderer';
import { EMPTY_SCENE } from '../canvas/seat-scene';
import { boxOf, grow } from '../geometry/box';
import { seatsUnder } from '../selection/brush';
import type { Seating } from '../status/use-seat-board';
import { MapControls } from './map-controls';
import { Minimap } from './minimap';
import styles from './seat-canvas.module.css';
import { SeatTip } from './seat-tip';
import { tapOnMap } from './tap-on-map';
import { useMapKeys } from './use-map-keys';

export interface SeatCanvasHandle {
  /** Flies to where all of some seats can be seen. */
  showSeats(ordinals: readonly number[]): void;
}

interface SeatCanvasProps {
  seating: Seating;
  /** Chosen seats and those the person holds already. */
  mine: ReadonlySet<number>;
  grades: ReadonlySet<number> | null;
  alternatives: readonly (readonly number[])[];
  /** Free seats the choice would leave alone. */
  stranded: readonly number[];
  brushes: boolean;
  onBrushes: (brushes: boolean) => void;
  onToggle: (ordinal: number) => void;
  onAdd: (ordinals: readonly number[]) => void;
  announce: (text: string) => void;
  ref: RefObject<SeatCanvasHandle | null>;
}

/** Room around what is shown whole. */
const AIR = { top: 16, right: 16, bottom: 16, left: 16 };
const STILLNESS = '(prefers-reduced-motion: reduce)';

/** The map itself: canvas, gestures, keyboard, buttons, tip and minimap. */
export function SeatCanvas(props: SeatCanvasProps) {
  const { seating, mine, grades, alternatives, stranded, brushes, announce, ref } = props;
  const { t } = useTranslation('seat-map');
  const format = useFormat();
  const theme = useTheme();
  const isDark = useMediaQuery('(prefers-color-scheme: dark)');
  const host = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [renderer, setRenderer] = useState<SeatMapRenderer>();
  const [hovered, setHovered] = useState<number | null>(null);
  const [brush, setBrush] = useState(NOTHING_BRUSHED);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });

  const words = useMemo<MapWords>(
    () => ({
      locale: format.language,
      seatsLeft: (count) => t('map.left', { seats: format.number(count) }),
      soldOut: t('map.sold-out'),
    }),
    [format, t],
  );
  const keys = useMapKeys(seating, renderer, mine, { onToggle: props.onToggle, announce });

  useEffect(() => {
    const element = host.current;
    if (!element || !canvas.current) return;
    const { plan, board } = seating;
    const created = new SeatMapRenderer({
      canvas: canvas.current,
      plan,
      board,
      colourOf: seating.grades.map((grade) => grade.color),
      palette: readPalette(element),
      words: { locale: 'ko', seatsLeft: String, soldOut: '' },
      prefersStillness: () => window.matchMedia(STILLNESS).matches,
    });
    const observer = new ResizeObserver(([entry]) => {
      const { width = 0, height = 0 } = entry?.contentRect ?? {};
      if (width > 0 && height > 0) created.resize({ width, height }, AIR, window.devicePixelRatio || 1);
    });
    observer.observe(element);
    setRenderer(created);
    return () => {
      observer.disconnect();
      created.destroy();
    };
  }, [seating]);

  useEffect(() => {
    if (!renderer || !host.current) return;
    const dress = () => host.current && renderer.dress(readPalette(host.current), words);
    dress();
    // Labels drawn before the font came are in the wrong one.
    document.fonts?.addEventListener('loadingdone', dress);
    return () => document.fonts?.removeEventListener('loadingdone', dress);
  }, [renderer, words, theme, isDark]);

  useEffect(() => {
    if (!renderer || !host.current) return;
    const gestures = new Gestures(host.current, renderer.camera, {
      brushes: () => latest.current.brushes,
      hovered: (point) => setHovered(point && seatAt(renderer, latest.current.seating, point)),
      tapped: (point, pointer) => tapOnMap(renderer, latest.current, point, pointer),
      brushed: (points, isDone) => {
        const { seating: now, mine: own, onAdd } = latest.current;
        const stroke = points.flatMap((point) => toMapPoint(renderer, point));
        const ordinals = seatsUnder(stroke, now.plan, now.grid, (seat) => now.board.isFree(seat) && !own.has(seat));
        setBrush(isDone ? NOTHING_BRUSHED : { stroke, ordinals });
        if (isDone && ordinals.length > 0) onAdd(ordinals);
      },
    });
    return () => gestures.destroy();
  }, [renderer]);

  useEffect(() => {
    renderer?.show({
      ...EMPTY_SCENE,
      selected: mine,
      grades,
      hovered,
      alternatives,
      stranded,
      focused: keys.focused,
      brushed: brush.ordinals,
      stroke: brush.stroke,
    });
  }, [renderer, mine, grades, hovered, alternatives, stranded, keys.focused, brush]);

  const showSeats = useCallback(
    (ordinals: readonly number[]) => {
      const { plan } = seating;
      if (!renderer || ordinals.length === 0) return;
      const box = boxOf(ordinals.flatMap((ordinal) => [plan.x[ordinal] ?? 0, plan.y[ordinal] ?? 0]));
      renderer.camera.show(grow(box, plan.seatSize * 5), performance.now());
    },
    [renderer, seating],
  );
  useImperativeHandle(ref, () => ({ showSeats }), [showSeats]);

  const tipped = hovered ?? keys.focused;
  return (
    <div className={styles['frame']}>
      <div
        ref={host}
        className={styles['map']}
        role="application"
        aria-roledescription={t('map.role')}
        aria-label={t('map.label')}
        aria-describedby="seat-map-keys"
        tabIndex={0}
        data-hovering={hovered !== null || undefined}
        data-brushing={brushes || undefined}
        onKeyDown={keys.onKeyDown}
        onFocus={keys.onFocus}
        onBlur={keys.onBlur}
      >
        <canvas ref={canvas} className={styles['canvas']} aria-hidden="true" />
      </div>
      <p id="seat-map-keys" hidden>
        {t('map.keys')}
      </p>
      {renderer && (
        <>
          {tipped !== null && (
            <SeatTip renderer={renderer} seating={seating} ordinal={tipped} isMine={mine.has(tipped)} />
          )}
          <MapControls renderer={renderer} brushes={brushes} onBrushes={props.onBrushes} />
          <Minimap renderer={renderer} seating={seating} mine={mine} appearance={`${theme} ${isDark}`} />
        </>
      )}
    </div>
  );
}

const NOTHING_BRUSHED: { readonly stroke: readonly number[]; readonly ordinals: readonly number[] } = {
  stroke: [],
  ordinals: [],
};

function toMapPoint({ camera: { view } }: SeatMapRenderer, { x, y }: Point): [number, number] {
  return [(x - view.offsetX) / view.scale, (y - view.offsetY) / view.scale];
}

/** The seat under the mouse, once seats are large enough to point at. */
function seatAt(renderer: SeatMapRenderer, { plan, grid, board }: Seating, point: Point): number | null {
  if (renderer.seatWidth < 5) return null;
  const [x, y] = toMapPoint(renderer, point);
  return grid.nearest(x, y, plan.seatSize * 0.62, (ordinal) => board.isForSale(ordinal)) ?? null;
}
