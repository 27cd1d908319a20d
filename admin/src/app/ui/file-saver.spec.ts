import { fileNameOf } from './file-saver';

describe(fileNameOf.name, () => {
  it.each([
    ['attachment; filename="revenue.csv"', 'revenue.csv'],
    ['attachment; filename=revenue.csv; size=3', 'revenue.csv'],
    [`attachment; filename="x.csv"; filename*=UTF-8''%EB%A7%A4%EC%B6%9C.csv`, '매출.csv'],
    ['attachment; filename="a \\"b\\".csv"', 'a "b".csv'],
    ['attachment; filename="../../etc/passwd"', 'passwd'],
  ])('reads %s', (disposition, name) => {
    expect(fileNameOf(disposition)).toBe(name);
  });

  it.each([null, 'attachment', `attachment; filename*=UTF-8''%E0%A4%A`])('finds no name in %s', (disposition) => {
    expect(fileNameOf(disposition)).toBeUndefined();
  });
});
