/** A text people read, in both languages of the service. */
export interface LocalizedText {
  ko: string;
  en: string;
}

export type Language = keyof LocalizedText;
