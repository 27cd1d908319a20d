import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { InjectMetric, makeGaugeProvider } from '@willsoto/nestjs-prometheus';
import type { Pool } from 'pg';
import type { Gauge } from 'prom-client';
import { DataSource } from 'typeorm';
import { TypeOrmTransactions } from './typeorm-transactions';

const IN_USE = 'tiketi_db_pool_in_use';
const WAITING = 'tiketi_db_pool_waiting';
const SIZE = 'tiketi_db_pool_size';
const EVERY_MS = 2_000;

export const poolMetrics = [
  makeGaugeProvider({ name: IN_USE, help: 'Connections to PostgreSQL at work in this process.' }),
  makeGaugeProvider({ name: WAITING, help: 'Requests of this process that wait for a connection.' }),
  makeGaugeProvider({ name: SIZE, help: 'Connections to PostgreSQL this process has open.' }),
];

/** Whether requests wait for the database because the pool is too small: the first thing to look at when a sale is slow. */
@Injectable()
export class PoolMetrics implements OnModuleInit, OnApplicationShutdown {
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly source: DataSource,
    private readonly transactions: TypeOrmTransactions,
    @InjectMetric(IN_USE) private readonly inUse: Gauge,
    @InjectMetric(WAITING) private readonly waiting: Gauge,
    @InjectMetric(SIZE) private readonly size: Gauge,
  ) {}

  onModuleInit(): void {
    this.timer = setInterval(() => this.look(), EVERY_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private look(): void {
    const { master } = this.source.driver as unknown as { master?: Pool };
    if (!master) return;
    this.inUse.set(master.totalCount - master.idleCount);
    this.waiting.set(master.waitingCount + this.transactions.waiting);
    this.size.set(master.totalCount);
  }
}
