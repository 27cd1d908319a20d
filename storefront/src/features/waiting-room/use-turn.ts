import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { PerformanceDetail } from '../../api/types';
import { useFormat } from '../../lib/format';
import { usePageTitle } from '../../lib/use-page-title';
import { alerts } from './alerts';
import { progressOf } from './line/my-turn';
import type { Scene } from './line/scene';
import { useSaid } from './use-said';
import { useSeatsPath } from './use-seats-path';

/** How long the words "it is your turn" stand before the seats come, milliseconds. */
const A_MOMENT = 1_500;

/**
 * What happens around the screen: the tab's name, what screen readers hear, and the call when the turn has come. Whoever
 * was waiting here and looks goes on to the seats by themselves; who opens the page while inside decides.
 */
export function useTurn(scene: Scene, performance: PerformanceDetail | undefined): string {
  const { t } = useTranslation('waiting-room');
  const { text, number } = useFormat();
  const navigate = useNavigate();
  const seats = useSeatsPath();
  const title = performance ? text(performance.event.title) : '';
  const progress = scene.name === 'waiting' ? progressOf(scene.place, scene.status) : null;
  const ahead = progress ? number(progress.ahead) : '';
  const isPaused = 'status' in scene && scene.status.phase === 'PAUSED';

  const words: Partial<Record<Scene['name'], string>> = {
    entered: t('tab.entered'),
    waiting: isPaused ? t('tab.paused') : t('tab.waiting', { ahead }),
    inside: t('tab.inside'),
  };
  const tab = words[scene.name] ?? t('tab.room');
  usePageTitle(title ? `${tab} · ${title}` : tab);

  const before = useRef<Scene['name']>('loading');
  useEffect(() => {
    const was = before.current;
    before.current = scene.name;
    if (scene.name !== 'inside' || (was !== 'waiting' && was !== 'entered' && was !== 'door')) return;
    alerts.call(t('call.title'), t('call.text', { title }));
    const enter = () => {
      if (document.visibilityState === 'visible') void navigate(seats);
    };
    const soon = setTimeout(enter, A_MOMENT);
    return () => clearTimeout(soon);
    // The moment it happens, once; the words may follow later.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [scene.name]);

  const spoken = words[scene.name]
    ? t(`said.${isPaused ? 'paused' : (scene.name as 'waiting')}`, { ahead, count: progress?.ahead ?? 0 })
    : '';
  return useSaid(`${scene.name}${isPaused}`, spoken);
}
