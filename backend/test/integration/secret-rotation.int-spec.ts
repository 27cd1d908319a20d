import { generateKeyPairSync } from 'node:crypto';
import { CreateSecretCommand, PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { Test, type TestingModule } from '@nestjs/testing';
import { Client } from 'pg';
import { SystemClock } from '#kernel/clock';
import { AppConfig } from '#platform/config/app-config';
import { ConfigModule } from '#platform/config/config.module';
import { loadConfig } from '#platform/config/load-config';
import { SecretRotation } from '#platform/config/secret-rotation';
import { DatabaseModule } from '#platform/database/database.module';
import { Sql } from '#platform/database/sql';
import { MetricsModule } from '#platform/metrics/metrics.module';
import { Secrets } from '#platform/secrets/secrets';
import { AccessTokens } from '../../src/modules/accounts/application/access-tokens';
import { TicketKeys } from '../../src/modules/tickets/application/ticket-keys';
import { TestSandbox } from '../../src/sandbox/testing/test-sandbox';
import { createTestDatabase, type TestDatabase } from './database';
import { eventually } from '../eventually';
import { variablesFor } from './backend';

const JWT = 'tiketi/test/jwt';
const DATA = 'tiketi/test/data';
const owner = { audience: 'buyer', id: '0192f3a1-0000-7000-8000-000000000001' } as const;

/** A process whose secrets are in Secrets Manager: AWS' own client, our own stand-in, a real PostgreSQL. */
describe('secrets that are rotated while we run', () => {
  const environment = { ...process.env };
  let sandbox: TestSandbox;
  let database: TestDatabase;
  let aws: SecretsManagerClient;
  let server: Client;
  let program: TestingModule;

  const put = (id: string, value: object | string) =>
    aws.send(
      new PutSecretValueCommand({
        SecretId: id,
        SecretString: typeof value === 'string' ? value : JSON.stringify(value),
      }),
    );
  const jwt = (...kids: string[]) => ({
    ACCESS_TOKEN_KEYS: kids.map((kid) => `${kid}:${kid.repeat(40)}`).join(','),
    TICKET_SIGNING_KEYS: kids.map((kid) => `${kid}:${ticketKeys[kid]}`).join(','),
    TOSS_SECRET_KEY: `test_sk_${kids[0]}`,
  });
  const ticketKeys: Record<string, string> = Object.fromEntries(
    ['a', 'b'].map((kid) => {
      const { privateKey } = generateKeyPairSync('ed25519');
      return [kid, privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64')];
    }),
  );

  beforeAll(async () => {
    sandbox = await TestSandbox.start({ realTime: true });
    database = await createTestDatabase();
    server = new Client({ connectionString: database.url });
    await server.connect();
    await server.query(`create role rotated login password 'first' in role tiketi_app`);
    const address = new URL(database.url);
    address.username = 'rotated';
    address.password = '';
    Object.assign(process.env, variablesFor(address.href, 'redis://localhost'), {
      AWS_ACCESS_KEY_ID: 'AKIDSPEC',
      AWS_SECRET_ACCESS_KEY: 'aws-secret-spec',
      SECRETS_MANAGER_URL: `${sandbox.url}/aws/secretsmanager`,
      SECRET_IDS: `${JWT},${DATA}`,
    });
    aws = new SecretsManagerClient({ endpoint: process.env['SECRETS_MANAGER_URL'], region: 'ap-northeast-2' });
    await aws.send(new CreateSecretCommand({ Name: JWT, SecretString: JSON.stringify(jwt('a')) }));
    await aws.send(new CreateSecretCommand({ Name: DATA, SecretString: '{"DATABASE_PASSWORD":"first"}' }));

    program = await Test.createTestingModule({
      imports: [ConfigModule.with(await loadConfig()), MetricsModule.for('api'), DatabaseModule],
    }).compile();
    await program.init();
  });

  afterAll(async () => {
    await program.close();
    process.env = environment;
    aws.destroy();
    await server.query('drop role rotated');
    await server.end();
    await Promise.all([sandbox.close(), database.drop()]);
  });

  it('a key ring: new tokens bear the new key, old ones are read while their key is kept', async () => {
    const rotation = program.get(SecretRotation);
    const config = program.get(AppConfig);
    const [tokens, tickets] = [new AccessTokens(new Secrets(config), new SystemClock()), new TicketKeys(config)];
    const old = tokens.issue(owner, 'session').token;
    const kidOf = (token: string) =>
      (JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) as { kid: string }).kid;
    expect(kidOf(old)).toBe('a');

    await put(JWT, jwt('b', 'a'));
    expect(await rotation.reread()).toEqual(['ACCESS_TOKEN_KEYS', 'TICKET_SIGNING_KEYS', 'TOSS_SECRET_KEY']);
    expect(kidOf(tokens.issue(owner, 'session').token)).toBe('b');
    expect(tokens.read(old)?.sub).toBe(owner.id);
    expect(tickets.currentKid).toBe('b');
    expect(config.TOSS_SECRET_KEY).toBe('test_sk_b');

    await put(JWT, jwt('b'));
    await rotation.reread();
    expect(tokens.read(old)).toBeUndefined();
  });

  it('a database password: the first connection that is refused fetches the new one', async () => {
    const sql = program.get(Sql);
    const who = () => sql.query<{ who: string }>('select session_user as who');
    expect(await who()).toEqual([{ who: 'rotated' }]);

    await server.query(`alter role rotated password 'second'`);
    await put(DATA, { DATABASE_PASSWORD: 'second' });
    await server.query(`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'rotated'`);

    expect(await eventually(() => who().catch(() => undefined))).toEqual([{ who: 'rotated' }]);
  });

  it('a secret that is broken changes nothing', async () => {
    const rotation = program.get(SecretRotation);
    const before = { ...program.get(AppConfig) };

    for (const broken of ['not json {"ACCESS_TOKEN_KEYS"', '{"ACCESS_TOKEN_KEYS":"short"}']) {
      await put(JWT, broken);
      expect(await rotation.reread()).toEqual([]);
    }
    expect({ ...program.get(AppConfig) }).toEqual(before);
  });
});
