import { DOCUMENT, Injectable, computed, effect, inject, signal } from '@angular/core';
import type { LocalizedText } from '../../api/models';
import { KeptChoices } from '../kept-choices';
import { en } from './messages.en';
import { type Messages, ko } from './messages.ko';

export type Language = 'ko' | 'en';
export const LANGUAGES: readonly Language[] = ['ko', 'en'];

/** The words on screen. Reading `messages()` in a template makes it follow the chosen language. */
@Injectable({ providedIn: 'root' })
export class I18n {
  private readonly kept = inject(KeptChoices);
  private readonly document = inject(DOCUMENT);

  readonly language = signal<Language>(this.kept.read('language') === 'en' ? 'en' : 'ko');
  readonly messages = computed<Messages>(() => (this.language() === 'en' ? en : ko));

  constructor() {
    effect(() => (this.document.documentElement.lang = this.language()));
  }

  choose(language: Language): void {
    this.language.set(language);
    this.kept.write('language', language);
  }

  /** A text of ours in the chosen language; Korean where the English one is missing. */
  text(text: LocalizedText): string {
    return (this.language() === 'en' ? text.en : text.ko) || text.ko;
  }
}
