import { numberAttribute } from '@angular/core';

/** A page number from an address anyone can edit. */
export function pageNumber(text: unknown): number {
  const page = numberAttribute(text, 1);
  return Number.isInteger(page) && page >= 1 ? page : 1;
}
