import { Injectable } from '@nestjs/common';
import { WaitingLine } from './waiting-line';

/** Whoever has paid makes room for the next person. Safe to repeat. */
@Injectable()
export class EndVisit {
  constructor(private readonly line: WaitingLine) {}

  execute({ bookingId }: { readonly bookingId: string }): Promise<void> {
    return this.line.complete(bookingId);
  }
}
