import { Module } from '@nestjs/common';
import { SealedBox } from './sealed-box';
import { Secrets } from './secrets';

@Module({ providers: [Secrets, SealedBox], exports: [Secrets, SealedBox] })
export class SecretsModule {}
