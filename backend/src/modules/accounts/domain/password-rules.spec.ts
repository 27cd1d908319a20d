import { PasswordWeak } from './account.errors';
import { mustBeStrong, normalPassword, personalWords } from './password-rules';

const reasonOf = (password: string, personal: string[] = []): unknown => {
  try {
    mustBeStrong(password, personal);
    return 'strong';
  } catch (error) {
    return error instanceof PasswordWeak ? error.details['reason'] : error;
  }
};

describe('mustBeStrong', () => {
  it.each([
    '고양이 세 마리가 운다',
    'correct horse battery',
    'k7#pQz!m2xWd',
    'xkqjfhwbvz',
    '긴 문장은 외우기 쉽고 맞히기 어렵다 2026',
    'a'.repeat(60) + ' b c d e f g',
  ])('takes %s, without asking for kinds of characters', (password) => {
    expect(reasonOf(password)).toBe('strong');
  });

  it.each([
    ['짧은 말', 'too-short'],
    ['ninechars', 'too-short'],
    ['가나다라마바사아자', 'too-short'],
    ['x y z'.repeat(30), 'too-long'],
    ['1234567890', 'common'],
    ['1q2w3e4r5t', 'common'],
    ['QWERTYuiop', 'common'],
    ['poiuytrewq', 'common'],
    ['Password2026!!', 'common'],
    ['P@ssw0rd2026', 'common'],
    ['123password', 'common'],
    ['iloveyou!!', 'common'],
    ['비밀번호123456', 'common'],
    ['aaaaaaaaaaaa', 'common'],
    ['abcabcabcabc', 'common'],
    ['가나다라마바사아자차', 'common'],
    ['dkssudgktpdy', 'common'],
    ['tiketi2026!', 'context'],
    ['T1K3T1 ticket', 'context'],
    ['나의 티케티 비밀 암호', 'context'],
  ])('refuses %s as %s', (password, reason) => {
    expect(reasonOf(password)).toBe(reason);
  });

  it('refuses words of the account itself', () => {
    expect(reasonOf('minji.kim.2026', personalWords('minji.kim@example.com'))).toBe('context');
    expect(reasonOf('winter sun 42', personalWords('abc@example.com'))).toBe('strong');
  });

  it('counts characters, not bytes: 128 Hangul syllables are fine', () => {
    const long = Array.from({ length: 128 }, (_, i) => String.fromCodePoint(0xac00 + ((i * 37) % 5_000))).join('');

    expect(reasonOf(long)).toBe('strong');
    expect(reasonOf(`${long}갸`)).toBe('too-long');
  });

  it('hashes the same password of two keyboards the same', () => {
    expect(normalPassword('한글'.normalize('NFD'))).toBe(normalPassword('한글'.normalize('NFC')));
  });
});
