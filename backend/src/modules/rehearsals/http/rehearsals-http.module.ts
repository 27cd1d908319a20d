import { Module } from '@nestjs/common';
import { RehearsalsModule } from '../rehearsals.module';
import { RehearsalsController } from './rehearsals.controller';

@Module({ imports: [RehearsalsModule], controllers: [RehearsalsController] })
export class RehearsalsHttpModule {}
