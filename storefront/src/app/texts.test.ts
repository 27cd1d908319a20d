import { expect, it } from 'vitest';
import { texts as english } from './texts-en';
import { texts as korean } from './texts-ko';

const sources = Object.entries(
  import.meta.glob<string>(['../**/*.{ts,tsx}', '!../**/*.test.{ts,tsx}'], {
    eager: true,
    query: '?raw',
    import: 'default',
  }),
);

const placeholders = (text: string | undefined) =>
  [...(text ?? '').matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name).sort();
/** English has plural forms where Korean has one. */
const withoutPlural = (key: string) => key.replace(/_(one|other)$/, '');
const keys = (texts: Record<string, string> | undefined) =>
  [...new Set(Object.keys(texts ?? {}).map(withoutPlural))].sort();

it('says everything in both languages', () => {
  expect(Object.keys(english).sort()).toEqual(Object.keys(korean).sort());
  for (const namespace of Object.keys(korean)) expect(keys(english[namespace])).toEqual(keys(korean[namespace]));
});

it('fills the same blanks in both languages', () => {
  for (const [namespace, texts] of Object.entries(english)) {
    for (const [key, text] of Object.entries(texts)) {
      if (key.endsWith('_one')) continue;
      const original = korean[namespace]?.[key] ?? korean[namespace]?.[withoutPlural(key)];
      expect(placeholders(text), `${namespace}:${key}`).toEqual(placeholders(original));
    }
  }
});

it('has a text for every key that the code names outright', () => {
  const missing = sources.flatMap(([path, source]) => {
    const namespaces = [...source.matchAll(/useTranslation\('([\w-]+)'\)/g)].map(([, name]) => name ?? '');
    const named = [...source.matchAll(/\bt\(\s*'([\w.-]+)'/g)].map(([, key]) => key ?? '');
    if (namespaces.length === 0) return [];
    return named
      .filter((key) => !namespaces.some((namespace) => keys(korean[namespace]).includes(key)))
      .map((key) => `${path}: ${key}`);
  });
  expect(missing).toEqual([]);
});
