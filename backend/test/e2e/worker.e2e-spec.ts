import { eventually } from '../eventually';
import { startedService } from './service';

const { worker, metricsToken } = startedService();
const metrics = async (authorization: string) => fetch(`${worker}/metrics`, { headers: { authorization } });

it('tells whoever watches that the worker is alive and ready', async () => {
  expect(await (await fetch(`${worker}/health/live`)).json()).toEqual({ status: 'ok' });
  expect((await fetch(`${worker}/health/ready`)).status).toBe(200);
});

it('shows what is not known about payments and what is broken, to those who have the token', async () => {
  expect((await metrics('Bearer somebody-elses-token')).status).toBe(401);

  const text = await eventually(async () => {
    const answer = await (await metrics(`Bearer ${metricsToken}`)).text();
    return answer.includes('tiketi_invariant_violations{id="S1"') ? answer : undefined;
  });

  expect(text).toMatch(/^tiketi_payment_unknown\{service="worker"\} 0$/m);
  expect(text).toMatch(/^tiketi_invariant_violations\{id="S1",service="worker"\} 0$/m);
  expect(text).toMatch(/^tiketi_invariant_unchecked\{id="P3",service="worker"\} 0$/m);
});

it('serves nothing else', async () => {
  expect((await fetch(`${worker}/api/v1/events`)).status).toBe(404);
});
