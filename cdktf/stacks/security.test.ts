import assert from 'node:assert/strict';
import { rule } from '../testing/rule.ts';
import { block, type Json, type Resource, statements, type Synthesized } from '../synthesized.ts';

const SECRETS = ['data', 'jwt', 'mail', 'oauth', 'toss'];

const first = (infra: Synthesized, type: string): Resource => {
  const [found] = infra.all(type);
  assert.ok(found);
  return found;
};

rule(
  'a box for every secret, thirty days to get one back, and never a value in Terraform',
  (infra) => {
    const names = infra.all('aws_secretsmanager_secret').map(({ body }) => body.name as string);
    assert.deepEqual(
      names.sort(),
      SECRETS.map((name) => `tiketi/${infra.stage.name}/${name}`),
    );
    for (const { body } of infra.all('aws_secretsmanager_secret')) assert.ok(body.recovery_window_in_days >= 7);
    assert.deepEqual(infra.every('aws_secretsmanager_secret_version'), []);
  },
  {
    'a value': (infra) =>
      (infra.stacks['security'].resource.aws_secretsmanager_secret_version = { toss: { secret_string: 'x' } }),
    'a secret gone at once': (infra) => (first(infra, 'aws_secretsmanager_secret').body.recovery_window_in_days = 0),
    'a forgotten box': (infra) =>
      delete infra.stacks['security'].resource.aws_secretsmanager_secret[
        first(infra, 'aws_secretsmanager_secret').name
      ],
  },
);

rule(
  'each secret is read by the machines that need it and by administrators, whatever other policies say',
  (infra) => {
    const { account, name } = infra.stage;
    const ops = [`arn:aws:iam::${account}:role/tiketi-${name}-ops`];
    for (const { body, stack } of infra.all('aws_secretsmanager_secret_policy')) {
      const [deny] = statements(body.policy);
      assert.equal(deny?.['Effect'], 'Deny');
      const spared = deny?.['Condition'].ArnNotLike['aws:PrincipalArn'] as string[];
      const secret = infra.follow(body.secret_arn, stack).body.name as string;
      const machines = spared.filter((arn) => arn.includes(':role/tiketi-'));
      const expected = /\/(jwt|data)$/.test(secret) ? ops : [];
      assert.deepEqual(machines, [`arn:aws:iam::${account}:role/tiketi-${name}-app`, ...expected], secret);
      assert.ok(spared.every((arn) => !arn.endsWith(':*') && arn.includes(account)));
      // Whoever signs in through Identity Center of Virginia has no region in the name of the role.
      const administrators = spared.filter((arn) => arn.includes('AWSReservedSSO_AdministratorAccess_'));
      const fits = (own: string) =>
        administrators.some((arn) =>
          new RegExp(`^${arn.replaceAll('*', '.*')}$`).test(`arn:aws:iam::${account}:role/${own}`),
        );
      for (const region of ['', 'ap-northeast-2/'])
        assert.ok(
          fits(`aws-reserved/sso.amazonaws.com/${region}AWSReservedSSO_AdministratorAccess_0123456789abcdef`),
          region,
        );
    }
    assert.equal(infra.all('aws_secretsmanager_secret_policy').length, SECRETS.length);
  },
  {
    'the pipeline reading Toss’ key': (infra) => {
      const { body } = infra.one('aws_secretsmanager_secret_policy', (_, name) => name.startsWith('toss'));
      body.policy = String(body.policy).replace('-app"', '-app","arn:aws:iam::1:role/tiketi-deploy"');
    },
    'administrators of one region only': (infra) => {
      const { body } = infra.one('aws_secretsmanager_secret_policy', (_, name) => name.startsWith('toss'));
      body.policy = String(body.policy).replace('sso.amazonaws.com/*AWS', 'sso.amazonaws.com/*/AWS');
    },
    'a secret without its policy': (infra) => {
      const named = infra.stacks['security'].resource.aws_secretsmanager_secret_policy;
      delete named[Object.keys(named as object)[0] ?? ''];
    },
  },
);

rule(
  'flow logs of everything go to the log bucket as parquet',
  (infra) => {
    const { body, stack } = infra.one('aws_flow_log');
    assert.equal(body.traffic_type, 'ALL');
    assert.equal(body.log_destination_type, 's3');
    assert.match(infra.follow(body.log_destination, stack).name, /^logs/);
    const { file_format, hive_compatible_partitions } = block(body.destination_options) as Record<string, unknown>;
    assert.equal(file_format, 'parquet');
    // Where it writes depends on its partitions; whoever may not write there makes no flow log at all.
    const { account } = infra.stage;
    const folder = hive_compatible_partitions === true ? `aws-account-id=${account}` : account;
    const writers = statements(
      infra.one('aws_s3_bucket_policy', (_, name) => name === 'logs-policy').body.policy,
    ).filter(
      (one) => JSON.stringify(one['Principal']).includes('delivery.logs') && one.Action.includes('s3:PutObject'),
    );
    assert.ok(
      writers.some(({ Resource }) => Resource.some((arn) => arn.endsWith(`/flow/AWSLogs/${folder}/*`))),
      'nobody may write there',
    );
  },
  {
    'folders nobody may write into': (infra) =>
      (block(infra.one('aws_flow_log').body.destination_options).hive_compatible_partitions = false),
    'refusals only': (infra) => (infra.one('aws_flow_log').body.traffic_type = 'REJECT'),
    'CloudWatch at thirty times the price': (infra) =>
      (infra.one('aws_flow_log').body.log_destination_type = 'cloud-watch-logs'),
  },
);

rule(
  'CloudTrail sees every region and can prove that nothing was changed afterwards',
  (infra) => {
    const { body } = infra.one('aws_cloudtrail');
    for (const key of ['is_multi_region_trail', 'include_global_service_events', 'enable_log_file_validation']) {
      assert.equal(body[key], true, key);
    }
  },
  {
    'one region': (infra) => (infra.one('aws_cloudtrail').body.is_multi_region_trail = false),
    'no proof': (infra) => delete infra.one('aws_cloudtrail').body.enable_log_file_validation,
  },
);

rule(
  'Config is not only set up but started, after it has a channel',
  (infra) => {
    const { body } = infra.one('aws_config_configuration_recorder_status');
    assert.equal(body.is_enabled, true);
    assert.match(String(body.depends_on), /aws_config_delivery_channel/);
    infra.one('aws_config_delivery_channel');
    infra.one('aws_config_configuration_recorder');
  },
  {
    'a recorder nobody starts': (infra) =>
      delete infra.stacks['security'].resource.aws_config_configuration_recorder_status,
    'one that is off': (infra) => (infra.one('aws_config_configuration_recorder_status').body.is_enabled = false),
    'one that starts too early': (infra) =>
      delete infra.one('aws_config_configuration_recorder_status').body.depends_on,
  },
);

rule(
  'GuardDuty is there exactly when it is paid for; disks and buckets are guarded for the whole account',
  (infra) => {
    assert.equal(infra.every('aws_guardduty_detector').length, infra.stage.sizes.guardDuty ? 1 : 0);
    assert.equal(infra.one('aws_ebs_encryption_by_default').body.enabled, true);
    assert.equal(infra.one('aws_s3_account_public_access_block').body.restrict_public_buckets, true);
  },
  {
    'a detector nobody ordered': (infra) => (infra.stacks['security'].resource.aws_guardduty_detector = { one: {} }),
    'plain disks': (infra) => (infra.one('aws_ebs_encryption_by_default').body.enabled = false),
  },
);

/** Actions that name no resource at AWS, or whose resource nobody can know beforehand; all of them only look or tell. */
const WITHOUT_RESOURCE =
  /^(ecr:GetAuthorizationToken|cloudwatch:(PutMetricData|GetMetricStatistics|Describe\*|Get\*|List\*)|ec2:Describe\w+|autoscaling:Describe\w+|elasticloadbalancing:Describe\w+|ssm:(GetCommandInvocation|ListCommandInvocations))$/;

/** Every identity policy with the name of its role. */
const identity = (infra: Synthesized): { address: string; one: Json }[] =>
  infra
    .all('aws_iam_role_policy')
    .flatMap(({ address, body }) => statements(body.policy).map((one) => ({ address, one: one as Json })));

rule(
  'no role may do everything, and none may change something without saying what',
  (infra) => {
    for (const { address, one } of identity(infra)) {
      if (one.Effect === 'Deny') continue;
      for (const action of one.Action as string[]) {
        assert.doesNotMatch(action, /^(\*|\w+:\*)$/, `${address}: ${action}`);
        if ((one.Resource as string[]).includes('*'))
          assert.match(action, WITHOUT_RESOURCE, `${address}: ${action} on *`);
      }
    }
  },
  {
    'a role that may do everything': (infra) => {
      const { body } = infra.one('aws_iam_role_policy', ({ name }) => name === 'app');
      body.policy = '{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}';
    },
    'a service’s every action': (infra) => {
      const { body } = infra.one('aws_iam_role_policy', ({ name }) => name === 'app');
      body.policy = String(body.policy).replace('"s3:GetObject"', '"s3:*"');
    },
    'every secret of the account': (infra) => {
      const { body } = infra.one('aws_iam_role_policy', ({ name }) => name === 'ops');
      body.policy = String(body.policy).replace(
        /("Action":"secretsmanager:GetSecretValue","Resource":)\[[^\]]*\]/,
        '$1"*"',
      );
    },
  },
);

rule(
  'an app machine may pull its images, read its secrets, keep posters, be reached by SSM, and nothing else',
  (infra) => {
    const { body } = infra.one('aws_iam_role_policy', ({ name }) => name === 'app');
    assert.deepEqual(
      statements(body.policy).flatMap(({ Action }) => Action),
      [
        'ecr:GetAuthorizationToken',
        'ecr:BatchCheckLayerAvailability',
        'ecr:BatchGetImage',
        'ecr:GetDownloadUrlForLayer',
        'secretsmanager:GetSecretValue',
        'ssm:GetParameter',
        'cloudwatch:PutMetricData',
        'ec2:DescribeTags',
        's3:GetObject',
        's3:PutObject',
        's3:DeleteObject',
      ],
    );
    const secrets = statements(body.policy).find(({ Sid }) => Sid === 'OwnSecrets');
    assert.equal(secrets?.Resource.length, SECRETS.length);
    for (const arn of secrets?.Resource ?? []) {
      assert.equal(infra.follow(arn, 'compute').type, 'aws_secretsmanager_secret');
    }
  },
  {
    'one thing more': (infra) => {
      const { body } = infra.one('aws_iam_role_policy', ({ name }) => name === 'app');
      body.policy = String(body.policy).replace('"s3:PutObject"', '"s3:PutObject","s3:PutBucketPolicy"');
    },
    'the owner’s password of the database': (infra) => {
      const { body } = infra.one('aws_iam_role_policy', ({ name }) => name === 'app');
      body.policy = String(body.policy).replace(
        /("Action":"secretsmanager:GetSecretValue","Resource":\[)/,
        '$1"${aws_rds_cluster.x.master_user_secret[0].secret_arn}",',
      );
    },
  },
);

rule(
  'every role stays below the boundary, and the boundary cannot be moved',
  (infra) => {
    const { account, name } = infra.stage;
    for (const { address, body } of infra.all('aws_iam_role')) {
      assert.equal(body.permissions_boundary, `arn:aws:iam::${account}:policy/tiketi-${name}-boundary`, address);
    }
    const denied = statements(infra.one('aws_iam_policy').body.policy).filter(({ Effect }) => Effect === 'Deny');
    const actions = denied.flatMap(({ Action }) => Action);
    for (const action of ['iam:CreatePolicyVersion', 'iam:DeleteRolePermissionsBoundary', 'iam:CreateAccessKey']) {
      assert.ok(actions.includes(action), action);
    }
    const above = denied.find(({ Sid }) => Sid === 'NoRoleWithoutBoundary');
    for (const action of [
      'iam:CreateRole',
      'iam:PutRolePolicy',
      'iam:AttachRolePolicy',
      'iam:PutRolePermissionsBoundary',
    ]) {
      assert.ok(above?.Action.includes(action), action);
    }
    assert.deepEqual(above?.['Condition'], {
      StringNotEquals: { 'iam:PermissionsBoundary': `arn:aws:iam::${account}:policy/tiketi-${name}-boundary` },
    });
    const trust = denied.find(({ Action }) => Action.includes('iam:UpdateAssumeRolePolicy'));
    assert.equal(trust?.['NotResource'], `arn:aws:iam::${account}:role/tiketi-${name}-*`);
  },
  {
    'a role above it': (infra) => delete first(infra, 'aws_iam_role').body.permissions_boundary,
    'a boundary that can be rewritten': (infra) => {
      const { body } = infra.one('aws_iam_policy');
      body.policy = String(body.policy).replace('"iam:CreatePolicyVersion",', '');
    },
    'a pipeline that makes itself a role above it': (infra) => {
      const { body } = infra.one('aws_iam_policy');
      body.policy = String(body.policy).replace('"iam:CreateRole",', '');
    },
    'any boundary in place of ours': (infra) => {
      const { body } = infra.one('aws_iam_policy');
      body.policy = String(body.policy).replace('"StringNotEquals"', '"StringEquals"');
    },
    'a pipeline that an administrator trusts': (infra) => {
      const { body } = infra.one('aws_iam_policy');
      body.policy = String(body.policy).replace('"iam:UpdateAssumeRolePolicy"', '"iam:UpdateRole"');
    },
  },
);
