import { remade } from './remade';

it('makes once, and again when the source has changed', () => {
  let source = 'a';
  const gone: string[] = [];
  const made = remade(
    () => source,
    (from) => ({ from }),
    ({ from }) => gone.push(from),
  );

  const first = made();
  expect(made()).toBe(first);

  source = 'b';
  expect(made()).toEqual({ from: 'b' });
  expect(gone).toEqual(['a']);
});

it('keeps the old one when the new one cannot be made', () => {
  let source = 'a';
  const made = remade(
    () => source,
    (from) => {
      if (from === 'bad') throw new Error('bad');
      return from;
    },
  );
  made();
  source = 'bad';
  expect(made).toThrow('bad');
  source = 'a';
  expect(made()).toBe('a');
});
