import { Gather } from './gather';

it('asks once for everybody who comes in the same moment, and each gets their own answer', async () => {
  const run = jest.fn(async (questions: readonly number[]) => questions.map((question) => question * 2));
  const gather = new Gather(run);

  expect(await Promise.all([1, 2, 3].map((question) => gather.ask(question)))).toEqual([2, 4, 6]);
  expect(await gather.ask(4)).toBe(8);
  expect(run.mock.calls).toEqual([[[1, 2, 3]], [[4]]]);
});

it('tells everybody who asked when it failed, and goes on with the next', async () => {
  const run = jest.fn().mockRejectedValueOnce(new Error('out of reach')).mockResolvedValue(['fine']);
  const gather = new Gather<string, string>(run);

  const first = await Promise.allSettled([gather.ask('a'), gather.ask('b')]);

  expect(first.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await gather.ask('c')).toBe('fine');
});

it('gives no answer rather than somebody else’s', async () => {
  const gather = new Gather<string, string>(async () => ['one']);

  const both = await Promise.allSettled([gather.ask('a'), gather.ask('b')]);

  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});
