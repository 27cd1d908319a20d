import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Transactions } from './transactions';

interface Open {
  readonly manager: EntityManager;
  readonly afterwards: (() => void)[];
}

@Injectable()
export class TypeOrmTransactions extends Transactions {
  private readonly current = new AsyncLocalStorage<Open>();

  constructor(private readonly dataSource: DataSource) {
    super();
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.isOpen) return work();
    const afterwards: (() => void)[] = [];
    const result = await this.dataSource.transaction((manager) => this.current.run({ manager, afterwards }, work));
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
