import { join } from 'node:path';

interface DemoAccount {
  readonly role: string;
  readonly email: string;
  readonly password: string;
}

/** How a demo account of this role signs in. Loaded by path: the seeds are no part of the backend's program. */
export async function demoPassword(role: 'buyer' | 'operator' | 'auditor' | 'admin'): Promise<DemoAccount> {
  const file = join(__dirname, '../../../database/seeds/demo/accounts.ts');
  const { demoAccounts } = (await import(file)) as { demoAccounts: readonly DemoAccount[] };
  const account = demoAccounts.find((one) => one.role === role);
  if (!account) throw new Error(`There is no demo ${role}`);
  return account;
}
