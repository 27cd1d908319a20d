import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { auroraConnections } from '../constructs/database.ts';
import { POOL_MAX, PROCESSES_PER_MACHINE } from '../stages.ts';
import { rule } from '../testing/rule.ts';
import { type Json, type Resource, type Synthesized } from '../synthesized.ts';

/** What the api grants, in seconds, read from the program itself. */
const granted = (name: string): number => {
  const text = readFileSync(join(import.meta.dirname, '../../backend/src/api/create-api.ts'), 'utf8');
  return Number(new RegExp(`\\.${name} = ([\\d_]+)`).exec(text)?.[1]?.replaceAll('_', '')) / 1000;
};
/** How long it keeps a quiet connection. */
const KEEP_ALIVE_SECONDS = granted('keepAliveTimeout');

const listener = (infra: Synthesized, port: number): Resource =>
  infra.one('aws_lb_listener', (body) => body.port === port);
const group = (infra: Synthesized, colour: string): Resource =>
  infra.one('aws_autoscaling_group', ({ name }) => name === `tiketi-${infra.stage.name}-${colour}`);
const startScript = (infra: Synthesized, colour: string): string =>
  String(
    Object.entries(infra.stacks['compute'].locals as Record<string, string>).find(([name]) =>
      name.startsWith(colour),
    )?.[1],
  );

rule(
  'the balancer stands in both public subnets, keeps logs, drops bad headers, and lets go before the api does',
  (infra) => {
    const { body, stack } = infra.one('aws_lb');
    const cidrs = (body.subnets as unknown[]).map((one) => infra.follow(one, stack).body.cidr_block as string);
    assert.deepEqual(cidrs, ['10.0.1.0/24', '10.0.2.0/24']);
    assert.equal(body.drop_invalid_header_fields, true);
    assert.equal(body.enable_deletion_protection, true);
    assert.equal(body.access_logs.enabled, true);
    assert.ok(KEEP_ALIVE_SECONDS > 0 && body.idle_timeout < KEEP_ALIVE_SECONDS, 'random 502: the api closes first');
  },
  {
    'random 502': (infra) => (infra.one('aws_lb').body.idle_timeout = 120),
    'a balancer in the dark': (infra) => (infra.one('aws_lb').body.access_logs.enabled = false),
    'smuggled headers': (infra) => (infra.one('aws_lb').body.drop_invalid_header_fields = false),
    'one zone': (infra) => (infra.one('aws_lb').body.subnets as unknown[]).pop(),
  },
);

rule(
  'port 80 only sends on to https; port 443 speaks TLS 1.2 and 1.3 with the certificate of Seoul',
  (infra) => {
    const [redirect] = listener(infra, 80).body.default_action as Json[];
    assert.equal(redirect.type, 'redirect');
    assert.deepEqual(redirect.redirect, {
      host: infra.stage.domain,
      port: '443',
      protocol: 'HTTPS',
      status_code: 'HTTP_301',
    });
    assert.equal(listener(infra, 443).body.ssl_policy, 'ELBSecurityPolicy-TLS13-1-2-Res-2021-06');
    assert.equal(infra.follow(listener(infra, 443).body.certificate_arn, 'compute').name, 'alb-certificate-valid');
  },
  {
    'plain http': (infra) => ((listener(infra, 80).body.default_action as Json[])[0].type = 'forward'),
    'TLS 1.0': (infra) => (listener(infra, 443).body.ssl_policy = 'ELBSecurityPolicy-2016-08'),
    'the certificate of Virginia': (infra) => {
      const validation = infra.one('aws_cloudfront_distribution').body.viewer_certificate.acm_certificate_arn as string;
      listener(infra, 443).body.certificate_arn = validation;
    },
  },
);

rule(
  'whoever does not come through CloudFront is refused: the header decides, and its value is written nowhere',
  (infra) => {
    const [refuse] = listener(infra, 443).body.default_action as Json[];
    assert.equal(refuse.type, 'fixed-response');
    assert.equal(refuse.fixed_response.status_code, '403');
    const rules = infra.all('aws_lb_listener_rule').sort((a, b) => a.body.priority - b.body.priority);
    assert.equal(rules.length, 2);
    for (const { body, address } of rules) {
      const header = (body.condition as Json[]).find((one) => one.http_header)?.http_header;
      assert.equal(header?.http_header_name, 'X-Origin-Verify', address);
      assert.deepEqual(header.values, ['${var.origin_verify}', '${var.origin_verify_previous}']);
    }
    const paths = (rules[0]?.body.condition as Json[]).find((one) => one.path_pattern)?.path_pattern.values as string[];
    assert.deepEqual(paths, ['/api/*', '/socket.io/*']);
    assert.equal(infra.stacks['compute'].variable.origin_verify.sensitive, true);
  },
  {
    'an open door': (infra) => {
      const { body } = listener(infra, 443);
      body.default_action = [{ type: 'forward' }];
    },
    'a rule without the header': (infra) =>
      (infra.one('aws_lb_listener_rule', (_, name) => name === 'to-web').body.condition = []),
    'the value itself': (infra) => {
      const { body } = infra.one('aws_lb_listener_rule', (_, name) => name === 'to-web');
      body.condition[0].http_header.values = ['correct-horse'];
    },
  },
);

rule(
  'four sets of targets: web on 3000 and api on 3001, blue and green, asked at /health/started',
  (infra) => {
    const sets = infra.all('aws_lb_target_group').map(({ body }) => body);
    assert.deepEqual(
      sets.map(({ name, port }) => `${name} ${port}`).sort(),
      ['api-blue 3001', 'api-green 3001', 'web-blue 3000', 'web-green 3000'].map(
        (one) => `tiketi-${infra.stage.name}-${one}`,
      ),
    );
    for (const { name, health_check, deregistration_delay, stickiness } of sets) {
      assert.ok(String(name).length <= 32, 'AWS refuses longer names');
      assert.equal(health_check.path, '/health/started', name);
      assert.equal(health_check.matcher, '200', name);
      assert.deepEqual(
        [health_check.healthy_threshold, health_check.unhealthy_threshold, health_check.interval],
        [2, 3, 10],
      );
      assert.ok(Number(deregistration_delay) >= 30 && Number(deregistration_delay) <= 120, name);
      assert.ok(granted('requestTimeout') > 0 && granted('requestTimeout') < Number(deregistration_delay), name);
      assert.ok(granted('headersTimeout') < granted('requestTimeout'), 'Node takes the shorter one for heads');
      assert.equal(stickiness.enabled, false, name);
    }
  },
  {
    'requests cut off': (infra) =>
      (infra.one('aws_lb_target_group', ({ name }) => /api-blue/.test(String(name))).body.deregistration_delay = '0'),
    'a machine called healthy that only answers 404': (infra) =>
      (infra.one('aws_lb_target_group', ({ name }) => /api-blue/.test(String(name))).body.health_check.matcher =
        '200-499'),
    'every machine replaced when the database stumbles': (infra) =>
      (infra.one('aws_lb_target_group', ({ name }) => /api-blue/.test(String(name))).body.health_check.path =
        '/health/ready'),
    'stickiness that hides state': (infra) =>
      (infra.one('aws_lb_target_group', ({ name }) => /web-green/.test(String(name))).body.stickiness.enabled = true),
  },
);

rule(
  'traffic is shared by weights that sum to 100, and applying Terraform never moves them back',
  (infra) => {
    for (const { body, address, stack } of infra.all('aws_lb_listener_rule')) {
      const shares = body.action[0].forward.target_group as Json[];
      assert.equal(
        shares.reduce((sum, { weight }) => sum + Number(weight), 0),
        100,
        address,
      );
      const names = shares.map(({ arn }) => infra.follow(arn, stack).body.name as string);
      assert.match(names.join(), /-blue,.*-green$/);
      assert.deepEqual(body.lifecycle.ignore_changes, ['action'], address);
    }
  },
  {
    'half the traffic': (infra) =>
      (infra.one('aws_lb_listener_rule', (_, name) => name === 'to-api').body.action[0].forward.target_group[0].weight =
        50),
    'an apply that rolls back': (infra) =>
      delete infra.one('aws_lb_listener_rule', (_, name) => name === 'to-api').body.lifecycle,
    'blue twice': (infra) => {
      const shares = infra.one('aws_lb_listener_rule', (_, name) => name === 'to-web').body.action[0].forward
        .target_group;
      shares[1].arn = shares[0].arn;
    },
  },
);

rule(
  'machines: Graviton with Amazon’s current image, credentials guarded but reachable from containers, no way in but SSM',
  (infra) => {
    for (const { body, address } of infra.all('aws_launch_template')) {
      assert.match(String(body.instance_type), /^t4g\./);
      assert.match(String(body.image_id), /^resolve:ssm:.*arm64$/);
      assert.equal(body.metadata_options.http_tokens, 'required', address);
      assert.equal(body.metadata_options.http_put_response_hop_limit, 2, address);
      const disk = body.block_device_mappings[0].ebs;
      assert.deepEqual([disk.encrypted, disk.volume_type], ['true', 'gp3'], address);
      assert.equal(body.key_name, undefined, address);
      assert.equal(body.network_interfaces[0].associate_public_ip_address, 'false', address);
      assert.equal(infra.follow(body.iam_instance_profile.arn, 'compute').type, 'aws_iam_instance_profile');
      assert.equal(body.credit_specification.cpu_credits, infra.stage.sizes.app.credits);
    }
  },
  {
    'credentials for every process': (infra) =>
      (infra.one('aws_launch_template', (_, name) => name.startsWith('blue')).body.metadata_options.http_tokens =
        'optional'),
    'containers without credentials': (infra) =>
      (infra.one('aws_launch_template', (_, name) =>
        name.startsWith('green'),
      ).body.metadata_options.http_put_response_hop_limit = 1),
    'an image for another processor': (infra) =>
      (infra.one('aws_launch_template', (_, name) => name.startsWith('blue')).body.image_id = 'resolve:ssm:/x/x86_64'),
    'plain disks': (infra) =>
      (infra.one('aws_launch_template', (_, name) =>
        name.startsWith('blue'),
      ).body.block_device_mappings[0].ebs.encrypted = 'false'),
    'a key for SSH': (infra) =>
      (infra.one('aws_launch_template', (_, name) => name.startsWith('blue')).body.key_name = 'me'),
  },
);

rule(
  'a machine starts what its parameter names by digest; its script holds no secret and gives jobs time to end',
  (infra) => {
    for (const colour of ['blue', 'green']) {
      const script = startScript(infra, colour);
      assert.match(script, new RegExp(`release /tiketi/${infra.stage.name}/release/${colour}\\)`));
      assert.match(script, /\*@sha256:\*/);
      assert.doesNotMatch(script, /:latest|image: tiketi/);
      assert.doesNotMatch(script, /(PASSWORD|SECRET(?!_IDS)|TOKEN)\w*=['"]?[A-Za-z0-9+/]{12,}/);
      const graces = [...script.matchAll(/stop_grace_period: (\d+)s/g)].map((one) => Number(one[1]));
      const [, unit = '0'] = /TimeoutStopSec=(\d+)/.exec(script) ?? [];
      assert.ok(Math.max(...graces) >= 30 && Math.max(...graces) < Number(unit), 'systemd kills jobs in hand');
      assert.match(script, new RegExp(`DATABASE_POOL_MAX=${POOL_MAX}"`));
      assert.match(script, /RELEASE=\$\(jq -er \.version /, 'reports do not say of which release they are');
    }
  },
  Object.fromEntries(
    Object.entries({
      'a tag that moves': [/\*@sha256:\*/g, '*'],
      'a secret in user data': ['echo "HOST=', 'echo "METRICS_TOKEN=abcdefghijklmnop"\n  echo "HOST='],
      'jobs killed at shutdown': ['TimeoutStopSec=90', 'TimeoutStopSec=20'],
      'a release that does not know its name': [/RELEASE=.*"/g, 'RELEASE=unversioned"'],
      'the other colour’s version': [/release\/blue\)/g, 'release/green)'],
    } as Record<string, [string | RegExp, string]>).map(([what, [from, to]]) => [
      what,
      (infra: Synthesized) => {
        const { locals } = infra.stacks['compute'];
        for (const name of Object.keys(locals as object)) locals[name] = String(locals[name]).replace(from, to);
      },
    ]),
  ),
);

rule(
  'blue starts with the numbers of stages.ts, green with none; later both are the deployment’s to change',
  (infra) => {
    const { app } = infra.stage.sizes;
    const numbers = (colour: string): number[] => {
      const { body } = group(infra, colour);
      return [body.min_size, body.desired_capacity, body.max_size] as number[];
    };
    assert.deepEqual(numbers('blue'), [app.min, app.desired, app.max]);
    assert.deepEqual(numbers('green'), [0, 0, app.max]);
    for (const colour of ['blue', 'green']) {
      const { body, stack } = group(infra, colour);
      assert.equal(body.health_check_type, 'ELB');
      assert.deepEqual(body.lifecycle.ignore_changes, ['desired_capacity', 'min_size']);
      const targets = (body.target_group_arns as unknown[]).map((one) => infra.follow(one, stack).body.name as string);
      assert.deepEqual(
        targets.sort(),
        ['api', 'web'].map((one) => `tiketi-${infra.stage.name}-${one}-${colour}`),
      );
      const cidrs = (body.vpc_zone_identifier as unknown[]).map(
        (one) => infra.follow(one, stack).body.cidr_block as string,
      );
      assert.deepEqual(cidrs, ['10.0.10.0/24', '10.0.11.0/24']);
    }
    if (infra.stage.name === 'production' && infra.stage.profile === 'target') {
      assert.deepEqual(numbers('blue'), [2, 3, 10], 'the roadmap says 2, 3, 10');
    }
  },
  {
    'one machine where there must be more': (infra) => (group(infra, 'blue').body.min_size -= 1),
    'a green that costs money while it rests': (infra) => (group(infra, 'green').body.desired_capacity = 1),
    'machines in the open': (infra) =>
      (group(infra, 'blue').body.vpc_zone_identifier = infra.one('aws_lb').body.subnets as unknown),
    'a dead program that counts as alive': (infra) => (group(infra, 'blue').body.health_check_type = 'EC2'),
    'an apply that takes machines away in a sale': (infra) => delete group(infra, 'green').body.lifecycle,
    'green machines behind blue’s targets': (infra) =>
      (group(infra, 'green').body.target_group_arns = group(infra, 'blue').body.target_group_arns as unknown),
  },
);

rule(
  'above 70 % of the processors two machines come, below 30 % one goes',
  (infra) => {
    for (const { body, address, stack } of infra.all('aws_autoscaling_policy')) {
      const alarm = infra
        .all('aws_cloudwatch_metric_alarm')
        .find((one) =>
          (one.body.alarm_actions as unknown[]).some(
            (action) =>
              String(action).includes(`aws_autoscaling_policy.`) && infra.follow(action, one.stack).address === address,
          ),
        );
      assert.ok(alarm, `${address} is never asked`);
      const change = body.step_adjustment[0].scaling_adjustment as number;
      assert.deepEqual(
        [change, alarm.body.threshold, alarm.body.comparison_operator],
        change > 0 ? [2, 70, 'GreaterThanThreshold'] : [-1, 30, 'LessThanThreshold'],
      );
      const own = infra.follow(alarm.body.dimensions.AutoScalingGroupName, alarm.stack).address;
      assert.equal(own, infra.follow(body.autoscaling_group_name, stack).address, 'looks at the other colour');
    }
    assert.equal(infra.all('aws_autoscaling_policy').length, 4);
  },
  {
    'scaling nobody asks for': (infra) => {
      const { body } = infra.one('aws_cloudwatch_metric_alarm', ({ alarm_name }) =>
        /blue-cpu-up/.test(String(alarm_name)),
      );
      body.alarm_actions = [];
    },
    'a step too small': (infra) =>
      (infra.one('aws_autoscaling_policy', ({ name }) =>
        /blue-up/.test(String(name)),
      ).body.step_adjustment[0].scaling_adjustment = 1),
    'eyes on the other colour': (infra) => {
      const alarm = (name: RegExp) =>
        infra.one('aws_cloudwatch_metric_alarm', ({ alarm_name }) => name.test(String(alarm_name)));
      alarm(/blue-cpu-up/).body.dimensions = alarm(/green-cpu-up/).body.dimensions as unknown;
    },
  },
);

rule(
  'both colours at their largest, every process with a full pool, leave a fifth of the database’s connections',
  (infra) => {
    const size = infra.stage.sizes.database;
    const allowed = size.kind === 'aurora' ? auroraConnections(size.maxAcu) : size.maxConnections;
    const machines = infra.all('aws_autoscaling_group').reduce((sum, { body }) => sum + Number(body.max_size), 0);
    const pools = machines * PROCESSES_PER_MACHINE * POOL_MAX;
    assert.ok(pools <= allowed * 0.8, `${pools} of ${allowed}`);
  },
  { 'more machines than the database can take': (infra) => (group(infra, 'green').body.max_size = 40) },
);

rule(
  'the balancer’s name fits: at most 32 characters',
  (infra) => assert.ok(String(infra.one('aws_lb').body.name).length <= 32),
  { 'a name AWS refuses': (infra) => (infra.one('aws_lb').body.name = 'x'.repeat(33)) },
);
