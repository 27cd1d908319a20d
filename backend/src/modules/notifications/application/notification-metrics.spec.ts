import { register } from 'prom-client';
import { countedMail } from './notification-metrics';

const count = async (result: string): Promise<number> => {
  const metric = await register.getSingleMetric('tiketi_notifications_total')?.get();
  return metric?.values.find(({ labels }) => labels['result'] === result)?.value ?? 0;
};

it('counts a mail by what became of it, and lets its failure through', async () => {
  await countedMail('booking.confirmed', async () => undefined);
  await expect(countedMail('booking.confirmed', () => Promise.reject(new Error('no')))).rejects.toThrow('no');

  expect([await count('sent'), await count('failed')]).toEqual([1, 1]);
});
