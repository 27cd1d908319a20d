import { Module } from '@nestjs/common';
import { ShowInvariants } from '../application/show-invariants.use-case';
import { InvariantsModule } from '../invariants.module';
import { InvariantsController } from './invariants.controller';

@Module({ imports: [InvariantsModule], controllers: [InvariantsController], providers: [ShowInvariants] })
export class InvariantsHttpModule {}
