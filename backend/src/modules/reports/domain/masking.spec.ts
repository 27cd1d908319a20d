import { maskEmail, maskName } from './masking';

it.each([
  ['홍길동', '홍*동'],
  ['남궁길동', '남**동'],
  ['김산', '김*'],
  ['Alex', 'A**x'],
  ['金', '*'],
  ['', ''],
])('masks the name %s as %s', (name, masked) => {
  expect(maskName(name)).toBe(masked);
});

it.each([
  ['hong@example.com', 'h***@e***.com'],
  ['a@b.co.kr', 'a***@b***.kr'],
  ['broken', 'b***@***'],
])('masks the address %s as %s', (email, masked) => {
  expect(maskEmail(email)).toBe(masked);
});
