import { aHall } from '../builders/a-hall';
import { aSignedInBuyer, call, newKey, ServiceDatabase } from './client';

it('answers the eleventh wish for seats in a minute with 429 and when to come again, and nobody else is hit', async () => {
  const database = await new ServiceDatabase().open();
  const hall = await aHall(database);
  await database.close();
  const [greedy, other] = [await aSignedInBuyer(), await aSignedInBuyer()];
  const wish = (token: string) =>
    call('POST', `/performances/${hall.performanceId}/holds`, {
      token,
      body: { seatIds: ['A-1-99'] },
      headers: { 'idempotency-key': newKey() },
    });

  const answers = [];
  for (let i = 0; i < 11; i += 1) answers.push(await wish(greedy.token));

  expect(answers.slice(0, 10).map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 422));
  const [last] = answers.slice(-1);
  expect([last?.status, last?.body.code]).toEqual([429, 'request.too-many']);
  expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await wish(other.token)).status).toBe(422);
});
