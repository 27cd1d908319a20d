import { type DynamicModule, Module } from '@nestjs/common';
import { ThreadManners, Threads } from './threads';

@Module({})
export class ThreadsModule {
  /** `yields`: nobody waits for what these threads do, so on a shared machine they let everybody else go first. */
  static with(manners: ThreadManners): DynamicModule {
    return {
      module: ThreadsModule,
      global: true,
      providers: [{ provide: ThreadManners, useValue: manners }, Threads],
      exports: [Threads],
    };
  }
}
