import { csvCell } from './csv-cell';

it.each(['=HYPERLINK("x")', '+82', '-1+1', '@SUM(A1)', '\t=1', '\r=1', '＝1', '＋1'])(
  'takes the sting out of %j',
  (text) => {
    expect(csvCell(text)).toBe(`'${text}`);
  },
);

it('leaves ordinary text, numbers and nothing alone', () => {
  expect(csvCell('아이린호 콘서트')).toBe('아이린호 콘서트');
  expect(csvCell(-132_000)).toBe(-132_000);
  expect(csvCell(null)).toBe('');
});

it('writes instants as the clock on a Korean wall', () => {
  expect(csvCell(new Date('2026-05-01T15:30:00Z'))).toBe('2026-05-02 00:30:00');
});
