import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Transactions } from './transactions';

@Injectable()
export class TypeOrmTransactions extends Transactions {
  private readonly current = new AsyncLocalStorage<EntityManager>();

  constructor(private readonly dataSource: DataSource) {
    super();
  }

  run<T>(work: () => Promise<T>): Promise<T> {
    if (this.isOpen) return work();
    return this.dataSource.transaction((manager) => this.current.run(manager, work));
  }

  get isOpen(): boolean {
    return this.current.getStore() !== undefined;
  }

  /** For repositories: the open transaction, or plain reads outside of one. */
  get manager(): EntityManager {
    return this.current.getStore() ?? this.dataSource.manager;
  }
}
