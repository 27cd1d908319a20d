import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { anEvent, aPage, categories } from '../../test/catalog';
import { fakeApi } from '../../test/fake-api';
import { renderPage } from '../../test/render';
import { HomePage } from './home-page';

const FUTURE = '2999-01-01T11:00:00Z';

it('shows what is on sale, what opens next and every kind with an event', async () => {
  fakeApi({
    'GET /categories': { body: categories },
    'GET /events': {
      body: aPage([
        anEvent(),
        anEvent({ id: 'later', title: { ko: '나중 공연', en: 'Later' }, saleStatus: 'upcoming', saleOpensAt: FUTURE }),
        anEvent({
          id: 'next',
          title: { ko: '다음 공연', en: 'Next' },
          saleStatus: 'upcoming',
          saleOpensAt: '2998-01-01T11:00:00Z',
        }),
      ]),
    },
  });
  const { user } = renderPage(<HomePage />);

  const onSale = within(await screen.findByRole('region', { name: '지금 예매 중' }));
  expect(await onSale.findByRole('link', { name: '밤의 온도' })).toBeVisible();
  expect(onSale.queryByRole('link', { name: '나중 공연' })).not.toBeInTheDocument();

  const soon = within(screen.getByRole('region', { name: '곧 열려요' }));
  expect(soon.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent)).toEqual([
    '다음 공연',
    '나중 공연',
  ]);

  expect(await screen.findByRole('tab', { name: '콘서트' })).toBeVisible();
  expect(screen.queryByRole('tab', { name: '뮤지컬' })).not.toBeInTheDocument();

  const spotlight = within(screen.getByRole('region', { name: '주목할 공연' }));
  await user.click(spotlight.getByRole('button', { name: '다음 공연' }));
  expect(spotlight.getByRole('heading', { name: '다음 공연' })).toBeVisible();
});
