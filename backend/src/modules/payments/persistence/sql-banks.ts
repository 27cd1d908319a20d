import { Injectable } from '@nestjs/common';
import { Sql } from '#platform/database/sql';
import { type Bank, Banks } from '../domain/banks';

@Injectable()
export class SqlBanks extends Banks {
  constructor(private readonly sql: Sql) {
    super();
  }

  async list(): Promise<readonly Bank[]> {
    const rows = await this.sql.query<{ code: string; ko: string; en: string }>(
      'select code, name_ko as ko, name_en as en from bank order by position',
    );
    return rows.map(({ code, ko, en }) => ({ code, name: { ko, en } }));
  }
}
