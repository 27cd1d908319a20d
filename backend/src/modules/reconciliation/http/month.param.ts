import { BadRequestException, Injectable, type PipeTransform } from '@nestjs/common';

const MONTH = /^20\d\d-(0[1-9]|1[0-2])$/;

/** A path parameter that is a calendar month, YYYY-MM. */
@Injectable()
export class MonthParam implements PipeTransform<string, string> {
  transform(value: string): string {
    if (MONTH.test(value)) return value;
    throw new BadRequestException({ fields: [{ field: 'month', problem: 'month must be YYYY-MM' }] });
  }
}
