import type { AppConfig } from '#platform/config/app-config';
import type { CatalogQueries } from '../application/catalog-queries';
import { EventPage } from './event-page';

const id = '01900000-0000-7000-8000-000000000001';
const text = (ko: string, en: string) => ({ ko, en });
const event = {
  id,
  title: text('고래가 잠든 방', 'The Room Where the Whale Sleeps'),
  artist: text('극단 파도', 'Theatre Wave'),
  venue: { name: text('바다극장', 'Sea Theatre') },
  description: text('', 'A play.'),
  poster: { full: '/media/posters/whale.webp', alt: text('고래', 'A whale') },
};

function pageOf(known: object) {
  const queries = { event: async (asked: string) => (asked === id ? known : null) } as unknown as CatalogQueries;
  return new EventPage(queries, { PUBLIC_ORIGIN: 'https://tiketi.test' } as AppConfig);
}

it('tells title, picture and address of the event; without a description, who plays where', async () => {
  expect(await pageOf(event).headOf(`/events/${id}`, 'ko')).toEqual({
    locale: 'ko',
    title: '고래가 잠든 방 | TIKETI',
    description: '극단 파도, 바다극장',
    image: 'https://tiketi.test/media/posters/whale.webp',
    imageAlt: '고래',
    url: `https://tiketi.test/events/${id}`,
  });
  expect(await pageOf(event).headOf(`/events/${id}/`, 'en')).toMatchObject({ description: 'A play.' });
});

it('leaves a picture out where there is none, and a poster of another host as it is', async () => {
  const poster = (full: string) => ({ ...event, poster: { ...event.poster, full } });

  expect((await pageOf(poster('')).headOf(`/events/${id}`, 'ko'))?.image).toBeUndefined();
  expect((await pageOf(poster('https://cdn.test/a.webp')).headOf(`/events/${id}`, 'ko'))?.image).toBe(
    'https://cdn.test/a.webp',
  );
});

it.each(['/', '/events', '/events/not-an-id', `/events/${id}/more`, '/events/01900000-0000-7000-8000-000000000002'])(
  'has nothing to say about %s',
  async (path) => expect(await pageOf(event).headOf(path, 'ko')).toBeUndefined(),
);
