import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Transactions } from './transactions';
import { Turns } from './turns';

/** Longer than one waits for a connection: who pays has waited for the seat already, and is the last who should be sent away. */
const PATIENCE_MS = 3_000;

interface Open {
  readonly manager: EntityManager;
  readonly afterwards: (() => void)[];
}

@Injectable()
export class TypeOrmTransactions extends Transactions {
  private readonly current = new AsyncLocalStorage<Open>();

  /**
   * Transactions keep a connection for several statements; they get two thirds of the pool. The rest is for single statements:
   * who joins, holds seats or looks does not stand behind all who pay.
   */
  private readonly turns: Turns;

  constructor(private readonly dataSource: DataSource) {
    super();
    const { max = 10 } = (dataSource.options as { extra?: { max?: number } } | undefined)?.extra ?? {};
    this.turns = new Turns(Math.ceil((max * 2) / 3), PATIENCE_MS);
  }

  /** How many transactions wait for their turn. */
  get waiting(): number {
    return this.turns.waiting;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.isOpen) return work();
    const afterwards: (() => void)[] = [];
    const result = await this.turns.take(() =>
      this.dataSource.transaction((manager) => this.current.run({ manager, afterwards }, work)),
    );
    for (const each of afterwards) each();
    return result;
  }

  afterCommit(work: () => void): void {
    const open = this.current.getStore();
    if (open) open.afterwards.push(work);
    else work();
  }

  get isOpen(): boolean {
    return this.current.getStore() !== undefined;
  }

  /** For repositories: the open transaction, or plain reads outside of one. */
  get manager(): EntityManager {
    return this.current.getStore()?.manager ?? this.dataSource.manager;
  }
}
