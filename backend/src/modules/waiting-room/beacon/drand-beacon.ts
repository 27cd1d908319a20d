import { createHash } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { Transactions } from '#platform/database/transactions';
import { AppConfig } from '#platform/config/app-config';
import { Beacon } from '../application/beacon';
import type { BeaconPlan, BeaconValue } from '../domain/draw/draw-file';

const PATIENCE_MS = 3_000;
const HEX = /^[0-9a-f]+$/;

/** drand over HTTP (DRAND_URL, several relays separated by commas): GET /<chain hash>/public/<round>. */
@Injectable()
export class DrandBeacon extends Beacon {
  private readonly log = new Logger(DrandBeacon.name);
  private readonly relays: readonly string[];

  constructor(
    { DRAND_URL }: AppConfig,
    private readonly transactions: Transactions,
  ) {
    super();
    this.relays = (DRAND_URL ?? '').split(',').filter(Boolean);
  }

  get isConfigured(): boolean {
    return this.relays.length > 0;
  }

  async valueOf(plan: BeaconPlan): Promise<BeaconValue | undefined> {
    if (this.transactions.isOpen) throw new Error('The beacon is never asked inside a transaction');
    for (const relay of this.relays) {
      const value = await this.ask(relay, plan);
      if (value) return value;
    }
    return undefined;
  }

  private async ask(relay: string, plan: BeaconPlan): Promise<BeaconValue | undefined> {
    try {
      const answer = await fetch(`${relay}/${plan.chainHash}/public/${plan.round}`, {
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      if (!answer.ok) return undefined;
      const { round, randomness, signature } = (await answer.json()) as Record<string, unknown>;
      if (round !== plan.round || typeof randomness !== 'string' || typeof signature !== 'string') return undefined;
      const isWhole = HEX.test(signature) && sha256(signature) === randomness;
      if (!isWhole) this.log.warn({ relay }, 'A relay answered with a value that does not fit its signature');
      return isWhole ? { ...plan, randomness, signature } : undefined;
    } catch (error) {
      this.log.warn({ err: error, relay }, 'A relay of the beacon did not answer');
      return undefined;
    }
  }
}

function sha256(hex: string): string {
  return createHash('sha256').update(Buffer.from(hex, 'hex')).digest('hex');
}
