import { Injectable, effect, inject, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { type RouterStateSnapshot, TitleStrategy } from '@angular/router';
import { I18n } from '../ui/i18n/i18n';
import type { Messages } from '../ui/i18n/messages.ko';

export type PageTitle = keyof Messages['titles'];

/** Routes name a title; the words follow the language, also when it changes while the page stays. */
@Injectable()
export class PageTitles extends TitleStrategy {
  private readonly i18n = inject(I18n);
  private readonly title = inject(Title);
  private readonly page = signal<string | undefined>(undefined);

  constructor() {
    super();
    effect(() => {
      const { titles, brand } = this.i18n.messages();
      const own = Object.entries(titles).find(([name]) => name === this.page())?.[1];
      this.title.setTitle(own ? `${own} · ${brand.name} ${brand.office}` : `${brand.name} ${brand.office}`);
    });
  }

  override updateTitle(snapshot: RouterStateSnapshot): void {
    this.page.set(this.buildTitle(snapshot));
  }
}
