import type { DemoEvent } from '../catalog.ts';
import { concerts } from './concerts.ts';
import { classics } from './classics.ts';
import { gatherings } from './gatherings.ts';
import { stagePlays } from './stage-plays.ts';

/** The demo's programme. Titles, artists, companies and houses are invented. */
export const events: readonly DemoEvent[] = [...concerts, ...stagePlays, ...classics, ...gatherings];
