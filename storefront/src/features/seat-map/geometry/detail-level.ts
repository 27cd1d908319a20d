/**
 * How much of a seat is worth drawing, by its width on screen in CSS pixels:
 * section – only outlines and what is left in them; dot – a small square per seat;
 * seat – a chair with its marks; number – the chair with its number.
 */
export type DetailLevel = 'section' | 'dot' | 'seat' | 'number';

const DOT_FROM = 3;
const SEAT_FROM = 8.5;
const NUMBER_FROM = 17;
/** Sections fade into seats over this range. */
const FADE = { from: 2.6, to: 3.8 };

export function detailLevel(seatWidth: number): DetailLevel {
  if (seatWidth < DOT_FROM) return 'section';
  if (seatWidth < SEAT_FROM) return 'dot';
  return seatWidth < NUMBER_FROM ? 'seat' : 'number';
}

/** 0: only sections, 1: only seats. */
export function seatOpacity(seatWidth: number): number {
  return Math.min(1, Math.max(0, (seatWidth - FADE.from) / (FADE.to - FADE.from)));
}

/** Smallest seat a finger or a mouse can be trusted to hit; below it a tap comes closer instead. */
export function canBeHit(seatWidth: number, pointer: 'touch' | 'mouse'): boolean {
  return seatWidth >= (pointer === 'touch' ? 13 : 7);
}
