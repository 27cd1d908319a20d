import { Injectable } from '@nestjs/common';
import type { Locale } from '#kernel/localized-text';
import { type CancellationStep, cancellationLadder } from '#modules/catalog';
import { AppConfig } from '#platform/config/app-config';
import { CancellationTiers } from './cancellation-tiers';
import type { BookingTickets } from './ticket-reads';

/** Everything on the paper. */
export interface Confirmation extends BookingTickets {
  readonly locale: Locale;
  readonly ladder: readonly CancellationStep[];
  /** Where the booking is on the web. */
  readonly address: string;
}

/** Draws a confirmation as a PDF, without keeping the process from anything else meanwhile. */
export abstract class ConfirmationRenderer {
  /** @throws ThreadBusy when too many are asked for at once */
  abstract render(confirmation: Confirmation): Promise<Buffer>;
}

/** The booking confirmation people print or keep: made anew each time it is asked for, never stored. */
@Injectable()
export class ConfirmationPdf {
  constructor(
    private readonly config: AppConfig,
    private readonly tiers: CancellationTiers,
    private readonly renderer: ConfirmationRenderer,
  ) {}

  async render(booked: BookingTickets, locale: Locale): Promise<{ filename: string; content: Buffer }> {
    const { id, number, performance } = booked.booking;
    const ladder = cancellationLadder(await this.tiers.of(id), performance.startsAt);
    const address = `${this.config.PUBLIC_ORIGIN}/bookings/${id}`;
    const content = await this.renderer.render({ ...booked, locale, ladder, address });
    return { filename: `tiketi-${number}.pdf`, content };
  }
}
