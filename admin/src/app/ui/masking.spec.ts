import { maskedEmail, maskedName } from './masking';

describe('masking', () => {
  it.each([
    ['홍길동', '홍*동'],
    ['이준', '이*'],
    ['박', '*'],
    ['남궁민수', '남**수'],
    ['', '*'],
  ])('hides the name %s', (name, shown) => {
    expect(maskedName(name)).toBe(shown);
  });

  it.each([
    ['minsu.kim@example.com', 'mi***@example.com'],
    ['abc@example.com', 'a***@example.com'],
    ['no-at-sign', 'no***'],
  ])('hides the address %s', (email, shown) => {
    expect(maskedEmail(email)).toBe(shown);
  });

  it('leaves alone what the server already hid', () => {
    expect(maskedName('홍*동')).toBe('홍*동');
    expect(maskedEmail('h***@e***.com')).toBe('h***@e***.com');
  });
});
