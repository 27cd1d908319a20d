import type { LocalizedText } from '#kernel/localized-text';

/** A text in both languages of the service. */
export class LocalizedTextResponse implements LocalizedText {
  ko!: string;
  en!: string;
}
