import assert from 'node:assert/strict';
import { otherOf } from '../stages.ts';
import { rule } from '../testing/rule.ts';
import { block, statements } from '../synthesized.ts';

const ISSUER = 'token.actions.githubusercontent.com';

rule(
  'an image is what it was when it was tested: tags never move, every push is scanned, thirty are kept',
  (infra) => {
    for (const { body, address } of infra.all('aws_ecr_repository')) {
      assert.equal(body.image_tag_mutability, 'IMMUTABLE', address);
      assert.equal(block(body.image_scanning_configuration).scan_on_push, true, address);
      assert.ok(block(body.encryption_configuration).encryption_type, address);
    }
    assert.equal(infra.all('aws_ecr_lifecycle_policy').length, infra.all('aws_ecr_repository').length);
    for (const { body } of infra.all('aws_ecr_lifecycle_policy')) {
      const { rules } = JSON.parse(String(body.policy)) as { rules: { selection: Record<string, unknown> }[] };
      assert.deepEqual(
        rules.map(({ selection }) => `${String(selection['tagStatus'])} ${String(selection['countNumber'])}`),
        ['untagged 7', 'tagged 30'],
      );
    }
  },
  {
    'tags that move': (infra) =>
      (infra.one('aws_ecr_repository', (_, name) => name === 'image-web').body.image_tag_mutability = 'MUTABLE'),
    'images nobody looks at': (infra) =>
      (infra.one('aws_ecr_repository', (_, name) => name === 'image-web').body.image_scanning_configuration = {
        scan_on_push: false,
      }),
    'images kept for ever': (infra) =>
      delete infra.stacks['registry'].resource.aws_ecr_lifecycle_policy['image-web-tidy'],
  },
);

rule(
  'GitHub takes on a role only from one environment of our repository, with a token made for AWS',
  (infra) => {
    const { name, account, repository } = infra.stage;
    assert.deepEqual(infra.one('aws_iam_openid_connect_provider').body.client_id_list, ['sts.amazonaws.com']);
    const trusted = infra
      .all('aws_iam_role')
      .map(({ body }) => ({ role: body.name as string, one: statements(body.assume_role_policy)[0] }))
      .filter(({ one }) => one?.Action[0] === 'sts:AssumeRoleWithWebIdentity');
    assert.deepEqual(
      trusted.map(({ role, one }) => [role, one?.['Condition']]),
      [
        ['apply', `${name}-infra`],
        ['deploy', name],
        ['plan', `${name}-plan`],
      ].map(([role = '', environment = '']) => [
        `tiketi-${name}-${role}`,
        {
          StringEquals: {
            [`${ISSUER}:aud`]: 'sts.amazonaws.com',
            [`${ISSUER}:sub`]: `repo:${repository}:environment:${environment}`,
          },
        },
      ]),
    );
    for (const { one } of trusted) {
      assert.deepEqual(one?.['Principal'], { Federated: `arn:aws:iam::${account}:oidc-provider/${ISSUER}` });
    }
  },
  {
    'any branch and any environment': (infra) => {
      const { body } = infra.one('aws_iam_role', ({ name }) => String(name).endsWith('-deploy'));
      body.assume_role_policy = String(body.assume_role_policy).replace(/environment:[a-z-]+/, '*');
    },
    'a token made for somebody else': (infra) => {
      const { body } = infra.one('aws_iam_role', ({ name }) => String(name).endsWith('-deploy'));
      body.assume_role_policy = String(body.assume_role_policy).replace(/"[^"]*:aud":"[^"]*",/, '');
    },
    'a pattern instead of an equality': (infra) => {
      const { body } = infra.one('aws_iam_role', ({ name }) => String(name).endsWith('-apply'));
      body.assume_role_policy = String(body.assume_role_policy).replace('StringEquals', 'StringLike');
    },
  },
);

rule(
  'production runs the images that passed on staging: each pipeline reads the other’s, and nobody else does',
  (infra) => {
    const other = otherOf(infra.stage);
    const shared = infra.all('aws_ecr_repository_policy');
    assert.deepEqual(
      shared.map(({ body }) => String(body.repository)).sort(),
      ['alloy', 'backend', 'web'].map((image) => `tiketi-${infra.stage.name}/${image}`),
    );
    for (const { body } of shared) {
      const [reader, ...more] = statements(body.policy);
      assert.deepEqual(more, []);
      assert.deepEqual(reader?.['Principal'], { AWS: `arn:aws:iam::${other.account}:root` });
      assert.deepEqual(reader?.['Condition'], {
        ArnEquals: { 'aws:PrincipalArn': `arn:aws:iam::${other.account}:role/tiketi-${other.name}-deploy` },
      });
      assert.ok(reader?.Action.every((action) => /^ecr:(BatchCheck|BatchGet|GetDownload)/.test(action)));
      const { body: own } = infra.one('aws_iam_role_policy', ({ name }) => name === 'deploy');
      const fetched = statements(own.policy).find(({ Resource }) =>
        Resource.some((arn) => arn.includes(other.account)),
      );
      assert.deepEqual(fetched?.Action, reader?.Action);
      assert.deepEqual(fetched?.Resource, [
        `arn:aws:ecr:ap-northeast-2:${other.account}:repository/tiketi-${other.name}/*`,
      ]);
    }
  },
  {
    'an image nobody can promote': (infra) =>
      delete infra.stacks['registry'].resource.aws_ecr_repository_policy['image-web-shared'],
    'images for the whole other account': (infra) => {
      const { body } = infra.one('aws_ecr_repository_policy', (_, name) => name === 'image-web-shared');
      body.policy = String(body.policy).replace(/,"Condition":\{.*?\}\}/, '');
    },
    'images that the other may write': (infra) => {
      const { body } = infra.one('aws_ecr_repository_policy', (_, name) => name === 'image-web-shared');
      body.policy = String(body.policy).replace('"ecr:BatchGetImage"', '"ecr:PutImage"');
    },
    'a pipeline that may not fetch them': (infra) => {
      const { body } = infra.one('aws_iam_role_policy', ({ name }) => name === 'deploy');
      body.policy = String(body.policy).replace(otherOf(infra.stage).account, '333333333333');
    },
  },
);

rule(
  'the pipeline moves traffic and files; it reads no secret and makes no role',
  (infra) => {
    const { body } = infra.one('aws_iam_role_policy', ({ name }) => name === 'deploy');
    const actions = statements(body.policy).flatMap(({ Action }) => Action);
    assert.ok(actions.includes('elasticloadbalancing:ModifyRule'));
    assert.ok(!actions.some((action) => /^(iam|secretsmanager|kms|rds|sts):|^s3:Delete/.test(action)), actions.join());
    const plan = infra.one('aws_iam_role_policy', ({ name }) => name === 'plan');
    const denied = statements(plan.body.policy).filter(({ Effect }) => Effect === 'Deny');
    assert.deepEqual(
      denied.flatMap(({ Action }) => Action),
      ['secretsmanager:GetSecretValue', 'kms:Decrypt', 's3:GetObject*'],
    );
  },
  {
    'a pipeline that reads Toss’ key': (infra) => {
      const { body } = infra.one('aws_iam_role_policy', ({ name }) => name === 'deploy');
      body.policy = String(body.policy).replace('"s3:PutObject"', '"secretsmanager:GetSecretValue"');
    },
    'a deploy that deletes old files from under open tabs': (infra) => {
      const { body } = infra.one('aws_iam_role_policy', ({ name }) => name === 'deploy');
      body.policy = String(body.policy).replace('"s3:PutObject"', '"s3:PutObject","s3:DeleteObject"');
    },
    'a plan that reads posters and backups': (infra) => {
      const { body } = infra.one('aws_iam_role_policy', ({ name }) => name === 'plan');
      body.policy = String(body.policy).replace('"s3:GetObject*"', '"s3:GetObjectTorrent"');
    },
  },
);
