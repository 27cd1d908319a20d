import assert from 'node:assert/strict';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, beforeEach, describe, test } from 'node:test';
import { everyInstallation, statements } from '../synthesized.ts';
import { AwsCli } from './aws-cli.ts';
import { deploy } from './blue-green.ts';

const ARN = 'arn:aws:elasticloadbalancing:ap-northeast-2:1';
const group = (name: string): string => `${ARN}:targetgroup/tiketi-staging-${name}/0a`;
const target = (service: string, colour: string, Weight: number) => ({
  TargetGroupArn: group(`${service}-${colour}`),
  Weight,
});
const rule = (service: string, Priority: string) => ({
  RuleArn: `${ARN}:listener-rule/${service}`,
  Priority,
  Actions: [{ ForwardConfig: { TargetGroups: [target(service, 'blue', 100), target(service, 'green', 0)] } }],
});

/** What AWS answers, by the two words of the command; shapes as its reference has them. */
const ANSWERS: Record<string, unknown> = {
  'elbv2 describe-load-balancers': {
    LoadBalancers: [{ LoadBalancerArn: `${ARN}:loadbalancer/app/tiketi-staging/1b` }],
  },
  'elbv2 describe-listeners': {
    Listeners: [
      { ListenerArn: 'plain', Port: 80 },
      { ListenerArn: 'tls', Port: 443 },
    ],
  },
  'elbv2 describe-rules': { Rules: [rule('web', '20'), rule('api', '10'), { Priority: 'default', Actions: [] }] },
  'elbv2 describe-target-groups': {
    TargetGroups: ['api-blue', 'api-green', 'web-blue', 'web-green'].map((name) => ({
      TargetGroupName: `tiketi-staging-${name}`,
      TargetGroupArn: group(name),
    })),
  },
  'elbv2 describe-target-health': {
    TargetHealthDescriptions: [{ TargetHealth: { State: 'healthy' } }, { TargetHealth: { State: 'initial' } }],
  },
  'autoscaling describe-auto-scaling-groups': { AutoScalingGroups: [{ MinSize: 1, DesiredCapacity: 1 }] },
  'cloudwatch get-metric-statistics': { Datapoints: [{ Sum: 2 }, { Sum: 1 }] },
  'ssm send-command': { Command: { CommandId: 'c-1' } },
  'ssm list-command-invocations': { CommandInvocations: [{ Status: 'Success', CommandPlugins: [{ Output: 'done' }] }] },
  'ssm get-parameters': { Parameters: [{ Value: '{"version":"abc123"}' }], InvalidParameters: [] },
};

const folder = mkdtempSync(join(tmpdir(), 'tiketi-aws-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const before = process.env['PATH'] ?? '';
writeFileSync(
  join(folder, 'aws'),
  `#!/bin/sh
printf '%s\\037' "$@" >>'${folder}/calls'
echo >>'${folder}/calls'
cat '${folder}'/"$1 $2" 2>/dev/null || true
`,
  { mode: 0o755 },
);

class Hurried extends AwsCli {
  override async wait(): Promise<void> {}
}

const calls = (command: string): string[][] =>
  (existsSync(join(folder, 'calls')) ? readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n') : [])
    .map((line) => line.split('\x1f').slice(0, -1))
    .filter((args) => args.slice(0, 2).join(' ') === command);
const wordAfter = (args: string[] | undefined, flag: string): string => args?.[args.indexOf(flag) + 1] ?? '';
const answer = (changes: Record<string, unknown> = {}): void => {
  for (const [command, value] of Object.entries({ ...ANSWERS, ...changes }))
    writeFileSync(join(folder, command), JSON.stringify(value));
};

// The stand-in is a shell script.
if (process.platform !== 'win32') {
  describe('AWS by its command line', () => {
    beforeEach(() => {
      process.env['PATH'] = `${folder}${delimiter}${before}`;
      rmSync(join(folder, 'calls'), { force: true });
      answer();
    });
    after(() => (process.env['PATH'] = before));
    const cloud = new Hurried('staging');

    test('reads the weights of the api and moves both rules, each with its own targets', async () => {
      assert.deepEqual(await cloud.weights(), { blue: 100, green: 0 });
      await cloud.setWeights({ blue: 75, green: 25 });
      const moved = calls('elbv2 modify-rule').map((args) => [
        wordAfter(args, '--rule-arn').replace(/.*\//, ''),
        (
          JSON.parse(wordAfter(args, '--actions')) as [
            { ForwardConfig: { TargetGroups: { TargetGroupArn: string; Weight: number }[] } },
          ]
        )[0].ForwardConfig.TargetGroups.map(
          ({ TargetGroupArn, Weight }) => `${TargetGroupArn.split('/')[1]} ${Weight}`,
        ),
      ]);
      assert.deepEqual(moved, [
        ['api', ['tiketi-staging-api-blue 75', 'tiketi-staging-api-green 25']],
        ['web', ['tiketi-staging-web-blue 75', 'tiketi-staging-web-green 25']],
      ]);
    });

    test('counts the machines that answer with both, and the errors of both in three minutes', async () => {
      assert.equal(await cloud.healthy('green'), 1);
      assert.equal(await cloud.errors('green'), 6);
      const asked = calls('cloudwatch get-metric-statistics').map((args) =>
        args.filter((one) => one.startsWith('Name=')),
      );
      assert.deepEqual(
        asked.map(([balancer, targets]) => [balancer, targets?.replace(/\/0a$/, '')]).sort(),
        ['api', 'web'].map((service) => [
          'Name=LoadBalancer,Value=app/tiketi-staging/1b',
          `Name=TargetGroup,Value=targetgroup/tiketi-staging-${service}-green`,
        ]),
      );
    });

    test('migrates on the ops machine of this installation, and says how a migration failed', async () => {
      await cloud.migrate('registry/backend@sha256:1');
      const [sent] = calls('ssm send-command');
      assert.deepEqual(
        sent?.filter((one) => one.startsWith('Key=')),
        ['Key=tag:Role,Values=ops', 'Key=tag:Env,Values=staging'],
      );
      assert.deepEqual(JSON.parse(wordAfter(sent, '--parameters')), {
        commands: ["/opt/tiketi/migrate 'registry/backend@sha256:1'"],
      });
      const failed = { Status: 'Failed', CommandPlugins: [{ Output: 'relation is in use' }] };
      answer({ 'ssm list-command-invocations': { CommandInvocations: [failed] } });
      await assert.rejects(cloud.migrate('x'), /migration failed: relation is in use/);
    });

    test('starts monitoring by digest, and knows which release serves', async () => {
      await cloud.setMonitoring({ loki: 'registry/loki@sha256:1' });
      const [put] = calls('ssm put-parameter');
      assert.deepEqual(
        [wordAfter(put, '--name'), wordAfter(put, '--value')],
        ['/tiketi/staging/release/ops', '{"loki":"registry/loki@sha256:1"}'],
      );
      assert.equal(await cloud.serves('blue'), 'abc123');
      answer({ 'ssm get-parameters': { Parameters: [], InvalidParameters: ['/tiketi/staging/release/blue'] } });
      assert.equal(await cloud.serves('blue'), undefined);
    });

    test('carries a whole deployment, every word of it one that AWS has', async () => {
      const image = `registry/x@sha256:${'a'.repeat(64)}`;
      await deploy(cloud, { backend: image, web: image, alloy: image, version: 'def456' }, () => undefined);
      assert.equal(wordAfter(calls('ssm put-parameter')[0], '--name'), '/tiketi/staging/release/green');
      assert.deepEqual(
        calls('autoscaling update-auto-scaling-group').map((args) => [
          wordAfter(args, '--auto-scaling-group-name'),
          wordAfter(args, '--desired-capacity'),
        ]),
        [
          ['tiketi-staging-green', '0'],
          ['tiketi-staging-green', '1'],
        ],
      );
    });
  });
}

describe('the role of the pipeline', () => {
  const PREFIX: Record<string, string> = { elbv2: 'elasticloadbalancing' };
  /** `elbv2 modify-rule` is elasticloadbalancing:ModifyRule; two commands are not named as their right. */
  const right = (service: string, command: string): string => {
    if (service === 's3') return 's3:PutObject';
    if (command.startsWith('wait')) return 'ecr:DescribeImageScanFindings';
    const verb = command.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());
    return `${PREFIX[service] ?? service}:${verb}`;
  };
  const read = (path: string): string => readFileSync(join(import.meta.dirname, path), 'utf8');
  const program = [...read('aws-cli.ts').matchAll(/'(elbv2|autoscaling|ssm|cloudwatch)',\s+'([a-z-]+)'/g)];
  const scripts = globSync('../../.github/workflows/{backend,frontend}.yml', { cwd: import.meta.dirname }).flatMap(
    (file) => [...read(file).matchAll(/aws (ecr|s3|cloudfront) ([a-z-]+)/g)],
  );

  test('may do everything the program and the workflows ask of AWS', () => {
    const needed = new Set([...program, ...scripts].map(([, service = '', command = '']) => right(service, command)));
    assert.ok(needed.size >= 12, [...needed].join());
    for (const infra of everyInstallation()) {
      const { body } = infra.one('aws_iam_role_policy', ({ name }) => name === 'deploy');
      const allowed = statements(body.policy).flatMap(({ Action }) => Action);
      for (const action of needed) assert.ok(allowed.includes(action), `${infra.stage.name}: ${action}`);
    }
  });
});
