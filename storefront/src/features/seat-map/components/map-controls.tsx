import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/icon';
import type { SeatMapRenderer } from '../canvas/seat-map-renderer';
import styles from './map-controls.module.css';

interface MapControlsProps {
  renderer: SeatMapRenderer;
  brushes: boolean;
  onBrushes: (brushes: boolean) => void;
}

/** Buttons over the map for what gestures do, for whoever has no wheel and no second finger. */
export function MapControls({ renderer, brushes, onBrushes }: MapControlsProps) {
  const { t } = useTranslation('seat-map');
  const { camera } = renderer;
  const [reach, setReach] = useState({ isWhole: true, isClosest: false });

  useEffect(
    () =>
      renderer.watchMoves(() => {
        const { isWhole, isClosest } = camera;
        setReach((before) =>
          before.isWhole === isWhole && before.isClosest === isClosest ? before : { isWhole, isClosest },
        );
      }),
    [renderer, camera],
  );

  return (
    <div className={styles['controls']} role="group" aria-label={t('map.controls')}>
      <button
        type="button"
        className={styles['drag']}
        aria-pressed={brushes}
        title={t('map.drag-hint')}
        onClick={() => onBrushes(!brushes)}
      >
        <DragIcon />
        <span>{t('map.drag')}</span>
      </button>
      <div className={styles['zoom']}>
        <button
          type="button"
          aria-label={t('map.closer')}
          title={t('map.closer')}
          disabled={reach.isClosest}
          onClick={() => camera.zoomStep(1.7, performance.now())}
        >
          <Icon name="plus" size={20} />
        </button>
        <button
          type="button"
          aria-label={t('map.further')}
          title={t('map.further')}
          onClick={() => camera.zoomStep(1 / 1.7, performance.now())}
        >
          <Icon name="minus" size={20} />
        </button>
        <button
          type="button"
          aria-label={t('map.whole')}
          title={t('map.whole')}
          disabled={reach.isWhole}
          onClick={() => camera.showAll(performance.now())}
        >
          <WholeIcon />
        </button>
      </div>
    </div>
  );
}

const STROKE = {
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 1.75,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const;

function WholeIcon() {
  return (
    <svg width="20" height="20" viewBox="0 0 24 24" aria-hidden="true" {...STROKE}>
      <path d="M4 9V5.5A1.5 1.5 0 0 1 5.5 4H9m6 0h3.5A1.5 1.5 0 0 1 20 5.5V9m0 6v3.5a1.5 1.5 0 0 1-1.5 1.5H15m-6 0H5.5A1.5 1.5 0 0 1 4 18.5V15" />
    </svg>
  );
}

function DragIcon() {
  return (
    <svg width="20" height="20" viewBox="0 0 24 24" aria-hidden="true" {...STROKE}>
      <path d="M4 7.5h.1M9 7.5h.1M14 7.5h.1M19 7.5h.1M4 15.5c4.5-3 10-3 14.5-.5m0 0-3.5.8m3.5-.8-1-3.5" />
    </svg>
  );
}
