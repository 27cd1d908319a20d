export const DISPLAY_NAME_MAX = 40;

const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** One line, without invisible characters. */
export function oneLine(text: string): string {
  return text.normalize('NFC').replace(UNPRINTABLE, '').replace(/\s+/g, ' ').trim();
}

/** A name we can use of what a provider calls somebody; undefined when nothing is left. */
export function displayNameFrom(text: string | null | undefined): string | undefined {
  return [...oneLine(text ?? '')].slice(0, DISPLAY_NAME_MAX).join('').trim() || undefined;
}
