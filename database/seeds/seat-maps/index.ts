import { concertHall } from './concert-hall.ts';
import { smallTheatre } from './small-theatre.ts';

export const halls = { 'small-theatre': smallTheatre, 'concert-hall': concertHall };
