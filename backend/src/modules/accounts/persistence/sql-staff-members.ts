import { Injectable } from '@nestjs/common';
import { Sql } from '#platform/database/sql';
import { type StaffMember, StaffMembers } from '../domain/staff-members';

const COLUMNS = `id, email, name, role, status, password_hash as "passwordHash"`;

@Injectable()
export class SqlStaffMembers extends StaffMembers {
  constructor(private readonly sql: Sql) {
    super();
  }

  find(id: string): Promise<StaffMember | undefined> {
    return this.sql.one<StaffMember>(`select ${COLUMNS} from staff_member where id = $1`, [id]);
  }

  findByEmail(email: string): Promise<StaffMember | undefined> {
    return this.sql.one<StaffMember>(`select ${COLUMNS} from staff_member where email = $1`, [email]);
  }

  async replacePasswordHash(id: string, passwordHash: string): Promise<void> {
    await this.sql.query('update staff_member set password_hash = $2 where id = $1', [id, passwordHash]);
  }
}
