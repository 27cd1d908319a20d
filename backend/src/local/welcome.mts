import { pathToFileURL } from 'node:url';
import { inRoot } from './paths.mts';
import { bold, dim, say } from './terminal.mts';

interface Addresses {
  origin: string;
  sandbox: string;
  logs: string;
}

interface DemoAccount {
  role: string;
  email: string;
  password: string;
}

/** The last thing `npm start` prints: where to go and who to be. */
export async function welcome({ origin, sandbox, logs }: Addresses): Promise<void> {
  const line = (name: string, value: string): void => say(`  ${name.padEnd(16)}${value}`);
  say(`\n  ${bold('TIKETI')}`);
  line('Storefront', bold(origin));
  line('Back office', `${origin}/admin`);
  line('API', `${origin}/api/v1`);
  line('API documents', `${origin}/api/docs`);
  line('Sandbox', `${sandbox}  ${dim('(Toss, Kakao, Naver, Google)')}`);
  line('Mail inbox', `${sandbox}/mail`);
  line('Logs', dim(logs));
  const accounts = await demoAccounts();
  say(`\n  ${bold('Demo accounts')}`);
  for (const { role, email, password } of accounts) line(capitalised(role), `${email.padEnd(24)}${password}`);
  say(`\n  ${dim('Ctrl-C stops everything; the data stays. `npm run reset` empties it.')}`);
}

/** `database/` is a program of its own: it is asked at run time, not compiled in. */
async function demoAccounts(): Promise<DemoAccount[]> {
  const file = pathToFileURL(inRoot('database/seeds/demo/accounts.ts')).href;
  const { demoAccounts: accounts } = (await import(file)) as { demoAccounts: DemoAccount[] };
  return accounts;
}

const capitalised = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
