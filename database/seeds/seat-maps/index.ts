import { arena } from './arena.ts';
import { concertHall } from './concert-hall.ts';
import { smallTheatre } from './small-theatre.ts';

/** The demo halls by name. Each call draws afresh; the drawing is always the same. */
export const halls = { 'small-theatre': smallTheatre, 'concert-hall': concertHall, arena };

export type HallName = keyof typeof halls;
