import assert from 'node:assert/strict';
import { rule } from '../testing/rule.ts';
import { block, type Json, type Resource, statements, type Synthesized } from '../synthesized.ts';

const NAMES = ['backups', 'logs', 'static', 'uploads'];

/** The resource of a type that belongs to a bucket, wherever its stack. */
function of(infra: Synthesized, type: string, name: string): Resource {
  const { account, name: stage } = infra.stage;
  return infra.one(type, (body) => {
    const bucket = String(body.bucket);
    return bucket === `tiketi-${stage}-${account}-${name}` || bucket.includes(`aws_s3_bucket.${name}_`);
  });
}

const lifecycle = (infra: Synthesized, name: string): Json[] =>
  of(infra, 'aws_s3_bucket_lifecycle_configuration', name).body.rule as Json[];

rule(
  'four buckets, each private, owned, encrypted, versioned and TLS only',
  (infra) => {
    assert.equal(infra.all('aws_s3_bucket').length, NAMES.length);
    for (const name of NAMES) {
      const { body: open } = of(infra, 'aws_s3_bucket_public_access_block', name);
      for (const key of ['block_public_acls', 'block_public_policy', 'ignore_public_acls', 'restrict_public_buckets']) {
        assert.equal(open[key], true, `${name}: ${key}`);
      }
      const owner = block(of(infra, 'aws_s3_bucket_ownership_controls', name).body.rule);
      assert.equal(owner.object_ownership, 'BucketOwnerEnforced', name);
      const encryption = block(of(infra, 'aws_s3_bucket_server_side_encryption_configuration', name).body.rule);
      assert.equal(block(encryption.apply_server_side_encryption_by_default).sse_algorithm, 'AES256', name);
      const versions = block(of(infra, 'aws_s3_bucket_versioning', name).body.versioning_configuration);
      assert.equal(versions.status, 'Enabled', name);
      const [tls] = statements(of(infra, 'aws_s3_bucket_policy', name).body.policy);
      assert.equal(tls?.['Effect'], 'Deny', name);
      assert.equal(tls?.['Condition']?.Bool?.['aws:SecureTransport'], 'false', name);
      assert.equal(of(infra, 'aws_s3_bucket', name).body.force_destroy, false, name);
    }
  },
  {
    'one that may be public': (infra) =>
      (of(infra, 'aws_s3_bucket_public_access_block', 'uploads').body.block_public_policy = false),
    ACLs: (infra) =>
      (block(of(infra, 'aws_s3_bucket_ownership_controls', 'logs').body.rule).object_ownership = 'ObjectWriter'),
    'one without versions': (infra) =>
      (block(of(infra, 'aws_s3_bucket_versioning', 'static').body.versioning_configuration).status = 'Suspended'),
    'one without encryption': (infra) => {
      const named = infra.stacks['storage'].resource.aws_s3_bucket_server_side_encryption_configuration;
      delete named[of(infra, 'aws_s3_bucket_server_side_encryption_configuration', 'backups').name];
    },
    'one that speaks plainly': (infra) => {
      const { body } = of(infra, 'aws_s3_bucket_policy', 'static');
      body.policy = String(body.policy).replace('"aws:SecureTransport":"false"', '"aws:SecureTransport":"true"');
    },
  },
);

rule(
  'only logs and backups go to Glacier, after thirty days; a poster never does',
  (infra) => {
    for (const name of NAMES) {
      const moves = lifecycle(infra, name).flatMap((one) => (one.transition ?? []) as Json[]);
      if (['static', 'uploads'].includes(name)) assert.deepEqual(moves, [], `${name} would answer 403`);
      else {
        assert.equal(moves.length, 1, name);
        assert.equal(moves[0].storage_class, 'GLACIER');
        assert.ok(moves[0].days >= 30);
      }
    }
  },
  {
    'posters in Glacier': (infra) =>
      (lifecycle(infra, 'uploads')[0].transition = [{ days: 30, storage_class: 'GLACIER' }]),
    'logs that stay dear': (infra) => delete lifecycle(infra, 'logs')[1].transition,
    'backups that move before anybody could need them': (infra) =>
      (lifecycle(infra, 'backups')[1].transition[0].days = 1),
  },
);

rule(
  'every bucket forgets broken uploads after a week and old versions after a month',
  (infra) => {
    for (const name of NAMES) {
      const [tidy] = lifecycle(infra, name);
      assert.equal(block(tidy.abort_incomplete_multipart_upload).days_after_initiation, 7, name);
      assert.equal(block(tidy.noncurrent_version_expiration).noncurrent_days, 30, name);
      assert.equal(tidy.status, 'Enabled', name);
      assert.equal(tidy.expiration, undefined, `${name}: what is in use would vanish`);
    }
  },
  {
    'pieces that stay for ever': (infra) => delete lifecycle(infra, 'static')[0].abort_incomplete_multipart_upload,
    'old versions that stay for ever': (infra) => delete lifecycle(infra, 'uploads')[0].noncurrent_version_expiration,
    'web files that expire': (infra) => (lifecycle(infra, 'static')[0].expiration = [{ days: 90 }]),
  },
);

rule(
  'logs and backups cannot be deleted, and each service writes only into its own folder for this account',
  (infra) => {
    for (const name of ['logs', 'backups']) {
      const all = statements(of(infra, 'aws_s3_bucket_policy', name).body.policy);
      assert.ok(
        all.some((one) => one['Effect'] === 'Deny' && one.Action.includes('s3:DeleteObjectVersion')),
        `${name} can be deleted`,
      );
      for (const one of all.filter(({ Effect }) => Effect === 'Allow')) {
        assert.notEqual(one['Principal'], '*', name);
        assert.ok(one['Sid'] === 'LoadBalancer' || JSON.stringify(one['Condition']).includes(infra.stage.account));
      }
    }
  },
  {
    'evidence that can be removed': (infra) => {
      const { body } = of(infra, 'aws_s3_bucket_policy', 'logs');
      body.policy = String(body.policy).replace(',"s3:DeleteObjectVersion"', '');
    },
    'logs of another account': (infra) => {
      const { body } = of(infra, 'aws_s3_bucket_policy', 'logs');
      body.policy = String(body.policy).replaceAll(infra.stage.account, '*');
    },
  },
);

rule(
  'only our own distribution reads files and posters',
  (infra) => {
    for (const name of ['static', 'uploads']) {
      const { body, stack } = of(infra, 'aws_s3_bucket_policy', name);
      const allowed = statements(body.policy).filter(({ Effect }) => Effect === 'Allow');
      assert.equal(allowed.length, 1, name);
      const [reader] = allowed;
      assert.deepEqual(reader?.['Principal'], { Service: 'cloudfront.amazonaws.com' });
      assert.deepEqual(reader?.Action, ['s3:GetObject']);
      const arn: unknown = reader?.['Condition']?.StringEquals?.['aws:SourceArn'];
      assert.equal(infra.follow(arn, stack).type, 'aws_cloudfront_distribution');
    }
  },
  {
    'any distribution of anybody': (infra) => {
      const { body } = of(infra, 'aws_s3_bucket_policy', 'static');
      body.policy = String(body.policy).replace(/"StringEquals":\{"aws:SourceArn":"[^"]*"\}/, '"StringEquals":{}');
    },
    'the whole world': (infra) => {
      const { body } = of(infra, 'aws_s3_bucket_policy', 'uploads');
      body.policy = String(body.policy).replace('{"Service":"cloudfront.amazonaws.com"}', '"*"');
    },
  },
);
