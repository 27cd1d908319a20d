import { Module } from '@nestjs/common';
import { TossReports } from './domain/toss-reports';
import { HttpTossReports, TossReportPages } from './toss/http-toss-reports';

/** The gateway's lists, apart from taking payments: whoever compares books needs no more. */
@Module({ providers: [TossReportPages, { provide: TossReports, useClass: HttpTossReports }], exports: [TossReports] })
export class TossReportsModule {}
