import { byNamespace } from './texts';

/** Every Korean text, as one chunk of its own. */
export const texts = byNamespace(
  import.meta.glob<Record<string, string>>(['../{app,api,ui}/locales/ko.ts', '../features/**/locales/ko.ts'], {
    eager: true,
    import: 'default',
  }),
);
