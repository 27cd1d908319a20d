import type { LocalizedText } from '#kernel/localized-text';

export interface Bank {
  /** Of the Korean clearing house, as Toss takes and answers it. */
  readonly code: string;
  readonly name: LocalizedText;
}

export abstract class Banks {
  /** In the order people look for them. */
  abstract list(): Promise<readonly Bank[]>;
}
