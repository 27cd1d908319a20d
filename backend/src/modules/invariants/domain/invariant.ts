import type { LocalizedText } from '#kernel/localized-text';

/** Something that is always true (`I`), or never false for longer than its title says (`L`). */
export interface Invariant {
  readonly id: string;
  readonly kind: 'I' | 'L';
  readonly title: LocalizedText;
  /** One query; every row is a violation. */
  readonly sql: string;
}

export interface CheckedInvariant extends Omit<Invariant, 'sql'> {
  /** How often it is broken; null when it could not be checked. */
  readonly violations: number | null;
  /** The first few: ids and states, nothing personal. */
  readonly examples: readonly Record<string, unknown>[];
  readonly milliseconds: number;
}

const HEAD = /^-- ([A-Z]+\d+) \[([IL])\] (.+)\n-- ko: (.+)\n/;

/** Reads `-- S1 [I] one live claim per seat`, `-- ko: …` and the query below. @throws when the file does not begin so */
export function parseInvariant(file: string, text: string): Invariant {
  const [head = '', id = '', kind = '', en = '', ko = ''] = HEAD.exec(text) ?? [];
  if (`${id}.sql` !== file || (kind !== 'I' && kind !== 'L'))
    throw new Error(`${file} does not say which invariant it is`);
  return { id, kind, title: { ko, en }, sql: text.slice(head.length).trim() };
}
