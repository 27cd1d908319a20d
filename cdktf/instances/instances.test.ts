import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { CORE_SCHEMA, load, mergeTag } from 'js-yaml';
import { Machine } from '../testing/machine.ts';

const DIGEST = `@sha256:${'a'.repeat(64)}`;
const PASSWORD = "f5/+ %x&y'z";
const WATCHERS = 'w/+ %x&y"z';

interface Service {
  command?: string[];
  cpu_shares?: number;
  env_file?: string[];
  volumes?: (string | { source: string; bind: { create_host_path: boolean } })[];
}
const services = (yaml: string): Record<string, Service> =>
  (load(yaml, { schema: CORE_SCHEMA.withTags(mergeTag) }) as { services: Record<string, Service> }).services;

/** Names of files and folders of the machine that a container is given. */
const given = ({ volumes = [], env_file = [] }: Service): string[] => [
  ...volumes.map((one) => (typeof one === 'string' ? (one.split(':')[0] ?? '') : one.source)),
  ...env_file,
];

const machines: Machine[] = [];
after(() => machines.forEach((one) => one.remove()));

function appMachine(failures: Record<string, number> = {}): Machine {
  const image = (name: string): string => `registry.example/${name}${DIGEST}`;
  const release = { backend: image('backend'), web: image('web'), alloy: image('alloy'), version: 'abc123' };
  const machine = new Machine(
    'app.sh',
    {
      STAGE: 'staging',
      COLOUR: 'blue',
      DOMAIN: 'staging.tiketi.gg',
      DATABASE_HOST: 'db.internal',
      POOL_MAX: '8',
      POOL_WARM: '6',
      DRAND_RELAYS: 'https://a.example,https://b.example',
      REGISTRY: 'registry.example',
    },
    { parameters: { '/tiketi/staging/release/blue': JSON.stringify(release) }, failures },
  );
  machines.push(machine);
  return machine;
}

function opsMachine(): Machine {
  const image = (name: string): string => `registry.example/${name}${DIGEST}`;
  const release = { prometheus: image('prometheus'), grafana: image('grafana'), loki: image('loki') };
  const data = {
    DATABASE_PASSWORD: PASSWORD,
    WATCH_DATABASE_PASSWORD: WATCHERS,
    REDIS_PASSWORD: 'redis-word',
    GRAFANA_PASSWORD: 'grafana-word',
  };
  const machine = new Machine(
    'ops.sh',
    {
      STAGE: 'staging',
      DOMAIN: 'staging.tiketi.gg',
      DATABASE_HOST: 'db.internal',
      OWNER_SECRET: 'arn:owner',
      REGISTRY: 'registry.example',
      REDIS_MB: '384',
      REDIS_THREADS: '1',
      VOLUME: 'vol-0123',
      PAGE_TOPIC: 'arn:page',
      TICKET_TOPIC: 'arn:ticket',
      CHAT_TOPIC: 'arn:chat',
    },
    {
      parameters: { '/tiketi/staging/release/ops': JSON.stringify(release) },
      secrets: {
        'tiketi/staging/data': JSON.stringify(data),
        'tiketi/staging/jwt': JSON.stringify({ METRICS_TOKEN: 'metrics-word' }),
        'arn:owner': JSON.stringify({ username: 'tiketi_owner', password: PASSWORD }),
      },
    },
  );
  machines.push(machine);
  return machine;
}

function once<T>(make: () => T): () => T {
  let made: { one: T } | undefined;
  return () => (made ??= { one: make() }).one;
}

const works = ({ status, output }: { status: number | null; output: string }): void => assert.equal(status, 0, output);

function noSecretIn(calls: readonly string[]): void {
  for (const call of calls) assert.doesNotMatch(call, /-word|f5(\/|%2F)/, call);
}

// A machine is Linux; so must be whoever plays one.
if (process.platform === 'linux') {
  describe('an app machine, played', () => {
    const app = once(appMachine);
    const settings = once(() => {
      works(app().run('/opt/tiketi/up'));
      return app().variables('/run/tiketi/app.env');
    });

    test('starts what its parameter names, with every file a container is given', () => {
      const machine = app();
      settings();
      assert.ok(machine.calls().includes('systemctl enable --now tiketi'));
      assert.match(machine.calls().at(-1) ?? '', /^docker compose .*images\.env up --detach --wait/);
      assert.equal(machine.variables('/run/tiketi/images.env').get('WEB_IMAGE'), `registry.example/web${DIGEST}`);
      const compose = services(machine.read('/opt/tiketi/compose.yml'));
      const files = [compose['api'], compose['worker']].flatMap((one) => given(one ?? {}));
      assert.deepEqual([...new Set(files)].sort(), ['/opt/tiketi/rds.pem', '/run/tiketi/app.env']);
      for (const file of files) assert.ok(statSync(join(machine.root, file)).isFile(), file);
    });

    test('gives the programs their settings, each on one line and readable by nobody else', () => {
      assert.equal(settings().get('RELEASE'), 'abc123');
      assert.equal(settings().get('DATABASE_URL'), 'postgres://tiketi_app@db.internal:5432/tiketi?sslmode=verify-full');
      assert.deepEqual([settings().get('DATABASE_POOL_MAX'), settings().get('DATABASE_POOL_WARM')], ['8', '6']);
      for (const [name] of settings()) assert.match(name, /^[A-Z_]+$/, 'a broken line');
      assert.equal(statSync(join(app().root, '/run/tiketi/app.env')).mode & 0o077, 0);
    });

    test('starts no image that is only a tag, and none without a release', () => {
      const machine = app();
      const name = '/tiketi/staging/release/blue';
      const release = machine.answers.parameters[name] ?? '';
      const before = machine.calls().filter((call) => call.startsWith('docker compose')).length;
      for (const parameter of [release.replace(`web${DIGEST}`, 'web:latest'), '{}']) {
        machine.answers.parameters[name] = parameter;
        assert.notEqual(machine.run('/opt/tiketi/up').status, 0);
      }
      delete machine.answers.parameters[name];
      assert.notEqual(machine.run('/opt/tiketi/up').status, 0);
      assert.equal(machine.calls().filter((call) => call.startsWith('docker compose')).length, before);
    });

    test('waits for packages that do not come at once, and gives up when none ever come', () => {
      works(appMachine({ dnf: 3, curl: 2 }).start);
      const alone = appMachine({ dnf: 99 });
      assert.notEqual(alone.start.status, 0);
      assert.ok(!alone.calls().includes('systemctl enable --now tiketi'));
    });
  });

  describe('the ops machine, played', () => {
    const ops = once(opsMachine);

    test('has every file a container is given, and no secret on a command line', () => {
      const machine = ops();
      works(machine.start);
      works(machine.run('/opt/tiketi/up'));
      const paths = Object.values(services(machine.read('/opt/tiketi/compose.yml'))).flatMap(given);
      assert.ok(paths.length >= 10);
      for (const path of paths) {
        assert.equal(statSync(join(machine.root, path)).isDirectory(), path.startsWith('/data/'), path);
      }
      assert.equal(machine.read('/run/tiketi/metrics-token'), 'metrics-word');
      assert.equal(machine.read('/run/tiketi/dragonfly.flags'), '--requirepass=redis-word\n');
      const address = machine.variables('/run/tiketi/exporter.env').get('DATA_SOURCE_NAME') ?? '';
      assert.deepEqual(
        [new URL(address).username, decodeURIComponent(new URL(address).password)],
        ['tiketi_watch', WATCHERS],
      );
      assert.equal(machine.variables('/run/tiketi/grafana.env').get('GRAFANA_DATABASE_PASSWORD'), WATCHERS);
      noSecretIn(machine.calls());
    });

    test('comes back after a crash: Docker waits for the volume, and a folder it put where a file was goes', () => {
      const machine = ops();
      assert.match(machine.read('/etc/systemd/system/docker.service.d/data.conf'), /^RequiresMountsFor=\/data$/m);
      machine.onlyFolder('/run/tiketi/metrics-token');
      works(machine.run('/opt/tiketi/up'));
      assert.equal(machine.read('/run/tiketi/metrics-token'), 'metrics-word');
      for (const { volumes = [] } of Object.values(services(machine.read('/opt/tiketi/compose.yml')))) {
        for (const one of volumes) {
          if (typeof one === 'string') assert.doesNotMatch(one, /^\/run\//, 'Docker would make a folder of it');
          else assert.equal(one.bind.create_host_path, false, one.source);
        }
      }
    });

    test('migrates as the owner, then gives the programs their role; the address of the owner is gone afterwards', () => {
      const machine = ops();
      works(machine.run('/opt/tiketi/migrate', `registry.example/backend${DIGEST}`));
      noSecretIn(machine.calls());
      const runs = machine.calls().filter((call) => call.startsWith('docker run'));
      assert.deepEqual(
        runs.map((call) => call.split(' ').slice(-2).join(' ')),
        ['node database/migrate.ts', 'node database/roles.ts'],
      );
      const told = machine.variables('/given');
      const address = new URL(told.get('DATABASE_URL') ?? '');
      assert.deepEqual([address.username, decodeURIComponent(address.password)], ['tiketi_owner', PASSWORD]);
      assert.equal(told.get('APP_DATABASE_PASSWORD'), PASSWORD);
      assert.equal(told.get('WATCH_DATABASE_PASSWORD'), WATCHERS);
      assert.throws(() => machine.read('/run/tiketi/migrate.env'));

      assert.notEqual(machine.run('/opt/tiketi/migrate', 'registry.example/backend:latest').status, 0);
      machine.answers.failures['docker'] = 1;
      assert.notEqual(machine.run('/opt/tiketi/migrate', `registry.example/backend${DIGEST}`).status, 0);
      assert.throws(() => machine.read('/run/tiketi/migrate.env'));
    });

    test('makes the first administrator as the owner, with the address it is told', () => {
      const machine = ops();
      machine.answers.failures['docker'] = 0;
      works(machine.run('/opt/tiketi/first-admin', `registry.example/backend${DIGEST}`, 'boss@example.com'));
      noSecretIn(machine.calls());
      const run = machine.calls().findLast((call) => call.startsWith('docker run')) ?? '';
      assert.match(run, /node database\/first-admin\.ts$/);
      const told = machine.variables('/given');
      assert.equal(told.get('ADMIN_EMAIL'), 'boss@example.com');
      assert.equal(new URL(told.get('DATABASE_URL') ?? '').username, 'tiketi_owner');
      assert.throws(() => machine.read('/run/tiketi/first-admin.env'));
    });

    test('tells CloudWatch that Prometheus is awake', () => {
      const machine = ops();
      works(machine.run('/opt/tiketi/heartbeat'));
      const told = machine.calls().filter((call) => call.startsWith('aws cloudwatch put-metric-data'));
      assert.deepEqual(
        told.map((call) => /--metric-name (\w+) --dimensions (\S+)/.exec(call)?.slice(1)),
        [
          ['PrometheusAwake', 'Stage=staging'],
          ['OutboxOldestSeconds', 'Stage=staging'],
        ],
      );
    });
  });

  test('the NAT machine waits for its address and forwards what comes from private subnets', () => {
    const machine = new Machine('nat.sh', {}, { failures: { dnf: 7 } });
    machines.push(machine);
    works(machine.start);
    assert.match(machine.read('/etc/sysconfig/nftables.conf'), /oifname "ens5" ip saddr 10\.0\.0\.0\/16 masquerade/);
    assert.match(machine.read('/etc/sysctl.d/90-nat.conf'), /net\.ipv4\.ip_forward = 1/);
  });
}

describe('api and worker on AWS', () => {
  test('run as docker-compose.yml and the image run them', () => {
    const read = (file: string): string => readFileSync(join(import.meta.dirname, file), 'utf8');
    const aws = services(read('app.compose.yml'));
    const here = services(read('../../docker-compose.yml'));
    for (const name of ['api', 'worker']) {
      assert.deepEqual(aws[name]?.command, here[name]?.command, name);
      assert.equal(aws[name]?.cpu_shares, here[name]?.cpu_shares, name);
    }
    const [, image = ''] = /backend\n[\s\S]*?^CMD (\[.*\])$/m.exec(read('../../Dockerfile')) ?? [];
    assert.deepEqual(aws['api']?.command, JSON.parse(image));
  });
});
