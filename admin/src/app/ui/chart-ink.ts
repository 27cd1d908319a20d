import { DOCUMENT, Injectable, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { BreakpointObserver } from '@angular/cdk/layout';
import { map } from 'rxjs';
import { Theme } from '../shell/theme';

export type Ink = 'sold' | 'sold-soft' | 'held' | 'free' | 'ink-2' | 'ink-3' | 'line' | 'surface';

/** A canvas knows no CSS variables: this reads what they are right now, again after every change of theme. */
@Injectable({ providedIn: 'root' })
export class ChartInk {
  private readonly document = inject(DOCUMENT);
  private readonly theme = inject(Theme);
  private readonly isDarkMachine = toSignal(
    inject(BreakpointObserver)
      .observe('(prefers-color-scheme: dark)')
      .pipe(map(({ matches }) => matches)),
  );

  /** `ink()('sold')` is a colour a canvas understands. */
  readonly ink = computed(() => {
    this.isDarkMachine();
    const { documentElement: root } = this.document;
    const choice = this.theme.choice();
    // The attribute may be set a moment after this runs; the probe carries the choice itself.
    const probe = this.document.createElement('span');
    if (choice !== 'system') probe.style.colorScheme = choice;
    root.append(probe);
    const read = new Map<Ink, string>();
    for (const name of INKS) {
      probe.style.color = `var(--tk-${name})`;
      read.set(name, getComputedStyle(probe).color);
    }
    probe.remove();
    return (name: Ink) => read.get(name) ?? '';
  });
}

const INKS: readonly Ink[] = ['sold', 'sold-soft', 'held', 'free', 'ink-2', 'ink-3', 'line', 'surface'];
