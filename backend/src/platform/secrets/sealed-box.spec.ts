import 'reflect-metadata';
import { AppConfig } from '#platform/config/app-config';
import { SealedBox } from './sealed-box';
import { Secrets } from './secrets';

const boxWith = (keys: string) =>
  new SealedBox(new Secrets(Object.assign(new AppConfig(), { ACCESS_TOKEN_KEYS: keys })));
const [first, second] = [`a:${'1'.repeat(40)}`, `b:${'2'.repeat(40)}`];
const box = boxWith(first);

describe('SealedBox', () => {
  it('opens what it sealed, and shows nothing of it', () => {
    const sealed = box.seal('state', { verifier: 'secret' });

    expect(box.open('state', sealed)).toEqual({ verifier: 'secret' });
    expect(Buffer.from(sealed, 'base64url').toString()).not.toContain('secret');
    expect(box.seal('state', { verifier: 'secret' })).not.toBe(sealed);
  });

  it('opens nothing that was changed, cut, made up, or sealed for another purpose', () => {
    const sealed = box.seal('state', { provider: 'kakao' });
    const changed = Buffer.from(sealed, 'base64url');
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;

    for (const wrong of [changed.toString('base64url'), sealed.slice(0, -6), sealed.slice(0, 20), '', 'x'.repeat(80)])
      expect(box.open('state', wrong)).toBeUndefined();
    expect(box.open('other', sealed)).toBeUndefined();
    expect(boxWith(second).open('state', sealed)).toBeUndefined();
  });

  it('still opens what an older key sealed', () => {
    const sealed = box.seal('state', { n: 1 });

    expect(boxWith(`${second},${first}`).open('state', sealed)).toEqual({ n: 1 });
  });
});
