import { PasswordWeak } from './account.errors';
import { COMMON_BASES, COMMON_PASSWORDS, KEYBOARD_RUNS } from './common-passwords';

export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 128;

/** Words an attacker tries first at this service. */
const CONTEXT_WORDS = ['tiketi', '티케티', 'xlzpxl'];
const LEET: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};
const LONGEST_RUN = 8;

/** The form that is hashed: the same password typed on a Mac (NFD) and on a phone (NFC) must be the same. */
export function normalPassword(password: string): string {
  return password.normalize('NFKC');
}

/**
 * Length and a list of passwords that are tried first; no rules about kinds of characters (NIST SP 800-63B-4, 3.1.1.2).
 * @param personal words of this account, for instance the local part of the address
 * @throws PasswordWeak
 */
export function mustBeStrong(password: string, personal: readonly string[] = []): void {
  const refuse = (reason: ConstructorParameters<typeof PasswordWeak>[0]) => {
    throw new PasswordWeak(reason, { min: PASSWORD_MIN, max: PASSWORD_MAX });
  };
  const characters = [...normalPassword(password)];
  if (characters.length < PASSWORD_MIN) refuse('too-short');
  if (characters.length > PASSWORD_MAX) refuse('too-long');

  const plain = characters.join('').toLowerCase();
  const words = [...CONTEXT_WORDS, ...personal.map((word) => word.toLowerCase()).filter((word) => word.length >= 4)];
  if (words.some((word) => plain.includes(word) || unleet(plain).includes(word))) refuse('context');
  if (isCommon(plain) || COMMON_PASSWORDS.has(unleet(plain))) refuse('common');
}

/** Digits and signs people write for letters. */
function unleet(text: string): string {
  return [...text].map((character) => LEET[character] ?? character).join('');
}

/** Words of an address that must not be in its password. */
export function personalWords(email: string, displayName?: string): string[] {
  return [email.split('@', 1)[0] ?? '', ...(displayName ?? '').split(/\s+/)].filter(Boolean);
}

function isCommon(password: string): boolean {
  if (COMMON_PASSWORDS.has(password)) return true;
  // `P@ssw0rd2026!!` is `password`, and so is `123password`.
  const base = password.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  if (COMMON_BASES.has(base) || COMMON_BASES.has(unleet(base))) return true;
  return new Set(password).size <= 3 || isRepeated(password) || longestRun(password) >= LONGEST_RUN;
}

/** `abcabcabcabc`, `12341234123`. */
function isRepeated(password: string): boolean {
  for (let length = 1; length <= Math.min(5, password.length / 2); length += 1) {
    const piece = password.slice(0, length);
    if (piece.repeat(Math.ceil(password.length / length)).startsWith(password)) return true;
  }
  return false;
}

/** How many characters stand beside each other on the keyboard or in the alphabet, either way. */
function longestRun(password: string): number {
  let longest = 1;
  for (const row of KEYBOARD_RUNS) {
    let run = 1;
    let step = 0;
    for (let i = 1; i < password.length; i += 1) {
      const before = row.indexOf(password.charAt(i - 1));
      const here = row.indexOf(password.charAt(i));
      const moved = before < 0 || here < 0 ? 0 : here - before;
      run = Math.abs(moved) === 1 && (run === 1 || moved === step) ? run + 1 : 1;
      step = moved;
      longest = Math.max(longest, run);
    }
  }
  return longest;
}
