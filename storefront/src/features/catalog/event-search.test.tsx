import { screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { anEvent } from '../../test/catalog';
import { fakeApi } from '../../test/fake-api';
import { renderPage } from '../../test/render';
import { EventSearch } from './event-search';

const { title, artist, venue } = anEvent();
const suggestions = {
  items: [
    { eventId: 'e1', title, artist, venue: venue.name },
    { eventId: 'e2', title: { ko: '밤편지', en: 'Night Letter' }, artist, venue: venue.name },
  ],
};

function show(onDone?: () => void) {
  const requests = fakeApi({ 'GET /events/suggestions': { body: suggestions } });
  return { ...renderPage(<EventSearch onDone={onDone ?? (() => undefined)} />), requests };
}

it('asks once for what was typed in one go, and the arrow keys choose', async () => {
  const { user, router, requests } = show();
  const box = screen.getByRole('combobox', { name: '공연 검색' });

  await user.type(box, '밤');
  await screen.findByRole('option', { name: /밤편지/ });
  await user.keyboard('{ArrowDown}{ArrowDown}');
  expect(screen.getByRole('option', { name: /밤편지/ })).toHaveAttribute('aria-selected', 'true');
  expect(box).toHaveAttribute('aria-activedescendant', screen.getByRole('option', { name: /밤편지/ }).id);
  await user.keyboard('{Enter}');

  expect(router.state.location.pathname).toBe('/events/e2');
  expect(requests.map(({ query }) => query.get('q'))).toEqual(['밤']);
});

it('searches for the words when no suggestion is marked', async () => {
  const done = vi.fn();
  const { user, router } = show(done);

  await user.type(screen.getByRole('combobox'), ' 윤슬 {Enter}');

  expect(router.state.location.pathname).toBe('/events');
  expect(new URLSearchParams(router.state.location.search).get('q')).toBe('윤슬');
  expect(done).toHaveBeenCalledOnce();
});

it('closes on Escape and keeps the words', async () => {
  const { user } = show();

  await user.type(screen.getByRole('combobox'), '밤');
  await screen.findByRole('option', { name: /밤편지/ });
  await user.keyboard('{Escape}');

  expect(screen.queryByRole('option')).not.toBeInTheDocument();
  expect(screen.getByRole('combobox')).toHaveValue('밤');
  expect(screen.getByRole('combobox')).toHaveAttribute('aria-expanded', 'false');
});

it('goes to the event that is pressed', async () => {
  const { user, router } = show();

  await user.type(screen.getByRole('combobox'), '밤');
  await user.click(await screen.findByRole('option', { name: /온도/ }));

  expect(router.state.location.pathname).toBe('/events/e1');
});
