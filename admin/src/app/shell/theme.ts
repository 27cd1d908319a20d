import { DOCUMENT, Injectable, effect, inject, signal } from '@angular/core';
import { KeptChoices } from '../ui/kept-choices';

export const THEMES = ['light', 'dark', 'system'] as const;
export type ThemeChoice = (typeof THEMES)[number];

/** Light, dark, or whatever the machine prefers. `appearance.js` applies the same before the first paint. */
@Injectable({ providedIn: 'root' })
export class Theme {
  private readonly kept = inject(KeptChoices);
  private readonly document = inject(DOCUMENT);

  readonly choice = signal<ThemeChoice>(THEMES.find((theme) => theme === this.kept.read('theme')) ?? 'system');

  constructor() {
    effect(() => {
      const { dataset } = this.document.documentElement;
      const choice = this.choice();
      if (choice === 'system') delete dataset['theme'];
      else dataset['theme'] = choice;
    });
  }

  choose(theme: ThemeChoice): void {
    this.choice.set(theme);
    this.kept.write('theme', theme === 'system' ? null : theme);
  }
}
