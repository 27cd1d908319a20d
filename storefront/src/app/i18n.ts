import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../lib/localized';
import { stored } from '../lib/stored';

/** Texts of one language: a namespace per folder that owns a `locales/` ("ui", "app", "problem", one per feature). */
type Texts = Record<string, Record<string, string>>;

const LANGUAGES: Record<Language, () => Promise<{ texts: Texts }>> = {
  ko: () => import('./texts-ko'),
  en: () => import('./texts-en'),
};

/** Starts with the language chosen before, else the browser's, else Korean. */
export async function startI18n(language: Language = preferredLanguage()): Promise<i18n> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: await load(language) },
    defaultNS: 'app',
    keySeparator: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  apply(language);
  return i18next;
}

/** Switches every text at once, after the new ones have arrived, and remembers the choice. */
export async function chooseLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'app')) {
    for (const [namespace, texts] of Object.entries(await load(language))) {
      i18next.addResourceBundle(language, namespace, texts);
    }
  }
  await i18next.changeLanguage(language);
  stored.set('language', language);
  apply(language);
}

export function preferredLanguage(): Language {
  const chosen = stored.get('language') ?? navigator.language;
  return /^en\b/i.test(chosen) ? 'en' : 'ko';
}

async function load(language: Language): Promise<Texts> {
  return (await LANGUAGES[language]()).texts;
}

function apply(language: Language): void {
  document.documentElement.lang = language;
}
