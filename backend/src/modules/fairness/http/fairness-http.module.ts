import { Module } from '@nestjs/common';
import { FairnessModule } from '../fairness.module';
import { MySuspicionController } from './my-suspicion.controller';
import { StaffSuspicionController } from './staff-suspicion.controller';

@Module({ imports: [FairnessModule], controllers: [MySuspicionController, StaffSuspicionController] })
export class FairnessHttpModule {}
