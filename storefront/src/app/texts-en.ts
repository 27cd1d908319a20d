import { byNamespace } from './texts';

/** Every English text, as one chunk of its own. */
export const texts = byNamespace(
  import.meta.glob<Record<string, string>>(['../{app,api,ui}/locales/en.ts', '../features/**/locales/en.ts'], {
    eager: true,
    import: 'default',
  }),
);
