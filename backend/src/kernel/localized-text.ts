export type Locale = 'ko' | 'en';

/** A text people read, in both languages of the service. */
export interface LocalizedText {
  readonly ko: string;
  readonly en: string;
}
