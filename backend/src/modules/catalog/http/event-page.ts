import { Injectable } from '@nestjs/common';
import { AppConfig } from '#platform/config/app-config';
import type { PageHead } from '#platform/http/page-head';
import { CatalogQueries } from '../application/catalog-queries';

const EVENT_PAGE = /^\/events\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/?$/;

/** What messengers and search engines, which run none of our programs, show of a link to an event. */
@Injectable()
export class EventPage {
  constructor(
    private readonly catalog: CatalogQueries,
    private readonly config: AppConfig,
  ) {}

  /** @param path of the page asked for. @returns undefined where there is no such event: the page itself says so */
  async headOf(path: string, locale: 'ko' | 'en'): Promise<PageHead | undefined> {
    const id = EVENT_PAGE.exec(path)?.[1];
    const event = id === undefined ? null : await this.catalog.event(id);
    if (!event) return undefined;
    const { title, artist, venue, description, poster } = event;
    return {
      locale,
      title: `${title[locale]} | TIKETI`,
      description: description[locale] || [artist[locale], venue.name[locale]].filter(Boolean).join(', '),
      image: poster.full ? new URL(poster.full, this.config.PUBLIC_ORIGIN).href : undefined,
      imageAlt: poster.alt[locale],
      url: new URL(`/events/${event.id}`, this.config.PUBLIC_ORIGIN).href,
    };
  }
}
