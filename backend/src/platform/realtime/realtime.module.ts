import { Global, Module } from '@nestjs/common';
import { SeatNews } from './seat-news';

@Global()
@Module({ providers: [SeatNews], exports: [SeatNews] })
export class RealtimeModule {}
