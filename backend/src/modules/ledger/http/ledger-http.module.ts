import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger.module';
import { CorrectionsController } from './corrections.controller';
import { LedgerController } from './ledger.controller';

@Module({ imports: [LedgerModule], controllers: [LedgerController, CorrectionsController] })
export class LedgerHttpModule {}
