/** Seats the API names in an answer, by ordinal; what is no seat of this map is left out. */
export function ordinalsIn(value: unknown, ordinalOf: (id: string) => number | undefined): number[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((id: unknown) => (typeof id === 'string' ? (ordinalOf(id) ?? []) : []));
}
