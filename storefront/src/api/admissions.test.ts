import { afterEach, expect, it } from 'vitest';
import { fakeApi, problem } from '../test/fake-api';
import { anAdmission, aPlace } from '../test/queue';
import { signIn } from '../test/render';
import { admissions } from './admissions';
import { api, orThrow } from './client';

afterEach(() => admissions.keep('p1', null));

const refused = problem(403, 'queue.admission-required', { performanceId: 'p1' });
const payFor = (bookingId: string) =>
  orThrow(api.POST('/api/v1/bookings/{bookingId}/checkout', { params: { path: { bookingId } } }));

it('asks again with the admission of whoever is inside, also for a booking whose performance it must learn', async () => {
  signIn();
  const requests = fakeApi({
    'POST /bookings/:id/checkout': ({ headers }) =>
      headers.get('Admission-Token') === 'let-in' ? { body: { orderId: 'o1' } } : refused,
    'GET /performances/:id/queue/entry': { body: aPlace({ state: 'ADMITTED', admission: anAdmission }) },
  });
  await expect(payFor('b1')).resolves.toMatchObject({ orderId: 'o1' });
  requests.length = 0;
  await payFor('b1');
  expect(requests.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /bookings/b1/checkout']);
});

it('passes the refusal on when the person is not inside, and asks once for many at a time', async () => {
  signIn();
  const requests = fakeApi({
    'POST /bookings/:id/checkout': refused,
    'GET /performances/:id/queue/entry': { body: aPlace() },
  });
  const both = await Promise.allSettled([payFor('b2'), payFor('b3')]);
  for (const one of both) expect(one).toMatchObject({ reason: { code: 'queue.admission-required' } });
  expect(requests.filter(({ method }) => method === 'GET')).toHaveLength(1);
});

it('sends no admission to any other address', () => {
  admissions.keep('p1', anAdmission);
  const at = (path: string) => admissions.tokenFor(new URL(path, 'http://localhost').href);
  expect(at('/api/v1/performances/p1/holds')).toBe('let-in');
  expect(at('/api/v1/performances/p2/holds')).toBeUndefined();
  expect(at('/api/v1/performances/p1')).toBeUndefined();
});
