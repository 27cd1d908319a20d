import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { load } from 'js-yaml';
import { SECRETS } from '../stacks/security.ts';

const read = (path: string): string => readFileSync(join(import.meta.dirname, '../..', path), 'utf8');
const names = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, name = '']) => name);

/** What the programs ask for, read from the class that checks it at their start. */
function asked(source: string): { required: string[]; optional: string[] } {
  return {
    required: names(source, /^ {2}readonly ([A-Z][A-Z_]+)!:/gm),
    optional: names(source, /^ {2}readonly ([A-Z][A-Z_]+)(?:\?:|: \w+ =)/gm),
  };
}

/** Left as the programs have it, and why that is right on AWS. */
const LEFT: Readonly<Record<string, string>> = {
  TOSS_API_URL: 'the real one',
  TOSS_SDK_URL: 'the real one',
  KAKAO_AUTH_URL: 'the real one',
  KAKAO_API_URL: 'the real one',
  NAVER_AUTH_URL: 'the real one',
  NAVER_API_URL: 'the real one',
  GOOGLE_AUTH_URL: 'the real one',
  GOOGLE_TOKEN_URL: 'the real one',
  GOOGLE_API_URL: 'the real one',
  SECRETS_MANAGER_URL: 'AWS itself',
  SECRETS_REFRESH_SECONDS: 'every five minutes',
  REFUND_TWO_PERSON_LIMIT: 'a million won',
  MEDIA_ROOT: 'CloudFront serves /media from the uploads bucket',
  STOREFRONT_DIST: 'the image says where its files are',
  ADMIN_DIST: 'the image says where its files are',
  TEST_HURRY: 'refused outside of tests',
  TEST_CLOCK_OFFSET_SECONDS: 'refused outside of tests',
};

/** What is wrong between what the programs ask for and what a machine gives them. */
function faults(
  config: string,
  script: string,
  secrets: Readonly<Record<string, { holds: readonly string[] }>>,
): string[] {
  const { required, optional } = asked(config);
  const given = names(script.slice(script.indexOf('SECRET_IDS='), script.indexOf('app.env')), /^\s+echo "([A-Z_]+)=/gm);
  given.push('SECRET_IDS');
  const held = Object.values(secrets).flatMap(({ holds }) => holds);
  const known = new Set([...required, ...optional]);
  const ids = /SECRET_IDS=([^"]*)"/.exec(script)?.[1]?.split(',') ?? [];
  const fromSecrets = names(/SECRET_VARIABLES = \[([\s\S]*?)\]/.exec(config)?.[1] ?? '', /'([A-Z_]+)'/g);
  return [
    ...required.filter((name) => !given.includes(name) && !held.includes(name)).map((name) => `nobody gives ${name}`),
    ...optional
      .filter((name) => !given.includes(name) && !held.includes(name) && !(name in LEFT))
      .map((name) => `is ${name} right as it is?`),
    ...given
      .filter((name) => !known.has(name) && name !== 'NODE_EXTRA_CA_CERTS')
      .map((name) => `nobody asks for ${name}`),
    ...Object.keys(LEFT)
      .filter((name) => !known.has(name))
      .map((name) => `${name} is no setting any more`),
    ...held
      .filter((name) => !fromSecrets.includes(name) && !/^((WATCH_)?DATABASE|REDIS|GRAFANA)_PASSWORD$/.test(name))
      .map((name) => `${name} is not read from a secret`),
    ...held.filter((name, index) => held.indexOf(name) !== index).map((name) => `${name} is in two secrets`),
    ...Object.keys(secrets)
      .filter((name) => !ids.includes(`tiketi/{{STAGE}}/${name}`))
      .map((name) => `the programs do not read the secret ${name}`),
  ];
}

describe('settings of the programs', () => {
  const config = read('backend/src/platform/config/app-config.ts');
  const script = read('cdktf/instances/app.sh');

  test('are found in the class that checks them', () => {
    const { required, optional } = asked(config);
    for (const name of ['STAGE', 'PUBLIC_ORIGIN', 'DATABASE_URL', 'TOSS_SECRET_KEY'])
      assert.ok(required.includes(name), name);
    for (const name of ['DATABASE_POOL_WARM', 'DRAND_URL', 'METRICS_TOKEN']) assert.ok(optional.includes(name), name);
  });

  test('are given by an app machine or by a secret, each of them', () =>
    assert.deepEqual(faults(config, script, SECRETS), []));

  for (const [what, spoil, fault] of [
    [
      'a new one nobody gives',
      {
        config: (text: string) =>
          text.replace('readonly REDIS_URL!', 'readonly SMS_KEY!: string;\n\n  readonly REDIS_URL!'),
      },
      'nobody gives SMS_KEY',
    ],
    [
      'a new one with a default',
      {
        config: (text: string) =>
          text.replace('readonly REDIS_URL!', 'readonly SMS_RATE: number = 3;\n\n  readonly REDIS_URL!'),
      },
      'is SMS_RATE right as it is?',
    ],
    [
      'one the machine forgets',
      { script: (text: string) => text.replace(/.*PUBLIC_ORIGIN=.*\n/, '') },
      'nobody gives PUBLIC_ORIGIN',
    ],
    [
      'one with a slip of the pen',
      { script: (text: string) => text.replace('"TRUST_PROXY_HOPS=', '"TRUST_PROXY_HOP=') },
      'nobody asks for TRUST_PROXY_HOP',
    ],
    [
      'a secret nobody reads',
      { script: (text: string) => text.replace(',tiketi/{{STAGE}}/mail', '') },
      'the programs do not read the secret mail',
    ],
    [
      'a secret variable the programs ignore',
      { config: (text: string) => text.replace("  'MAIL_FROM',\n", '') },
      'MAIL_FROM is not read from a secret',
    ],
  ] as const) {
    test(`${what} is noticed`, () => {
      const change: { config?: (text: string) => string; script?: (text: string) => string } = spoil;
      const spoilt = [change.config?.(config) ?? config, change.script?.(script) ?? script] as const;
      assert.notDeepEqual(spoilt, [config, script]);
      assert.ok(faults(...spoilt, SECRETS).includes(fault), faults(...spoilt, SECRETS).join());
    });
  }

  test('are given by docker-compose.yml as well', () => {
    const { 'x-backend': backend } = load(read('docker-compose.yml')) as {
      'x-backend': { environment: Record<string, unknown> };
    };
    const missing = asked(config).required.filter((name) => !(name in backend.environment));
    assert.deepEqual(missing, []);
  });

  test('of secrets are told in docs/deploy.md', () => {
    const text = read('docs/deploy.md');
    for (const [secret, { holds }] of Object.entries(SECRETS)) {
      const [, row = ''] = new RegExp(`\\| \`tiketi/<stage>/${secret}\` +\\| (.*)`).exec(text) ?? [];
      for (const name of holds) {
        const told =
          row.includes(name) || (row.includes(name.slice(0, name.indexOf('_') + 1)) && /KAKAO|NAVER|GOOGLE/.test(name));
        assert.ok(told, `${secret}: ${name}`);
      }
    }
  });
});
