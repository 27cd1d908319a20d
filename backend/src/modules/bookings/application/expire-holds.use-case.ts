import { Injectable } from '@nestjs/common';
import { SeatNews } from '#platform/realtime/seat-news';
import { SeatHolds } from './seat-holds';

const BATCH = 500;

/** Gives the seats of holds that ran out back. Comes round every second in every worker; a missed round loses nothing. */
@Injectable()
export class ExpireHolds {
  constructor(
    private readonly holds: SeatHolds,
    private readonly news: SeatNews,
  ) {}

  async execute(): Promise<void> {
    for (const performanceId of await this.holds.expire(BATCH)) this.news.seatsChanged(performanceId);
  }
}
