import { S3BucketLifecycleConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration/index.js';
import { S3BucketOwnershipControls } from '@cdktf/provider-aws/lib/s3-bucket-ownership-controls/index.js';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy/index.js';
import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block/index.js';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration/index.js';
import { S3BucketVersioningA } from '@cdktf/provider-aws/lib/s3-bucket-versioning/index.js';
import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket/index.js';
import { Construct } from 'constructs';
import { policy, type Statement } from './policy.ts';
import type { TiketiStack } from './tiketi-stack.ts';

interface PrivateBucketProps {
  /** Move to Glacier after 30 days, forget after this many. Only for what nobody reads on a screen. */
  readonly archiveThenForgetDays?: number;
}

/** A bucket nobody reaches without a reason: no public access, no ACLs, encrypted, versioned, old versions thrown away. */
export class PrivateBucket extends Construct {
  readonly name: string;
  readonly arn: string;
  readonly regionalDomain: string;

  constructor(scope: TiketiStack, name: string, props: PrivateBucketProps = {}) {
    super(scope, name);
    // Bucket names are the world's: the account number keeps ours apart from everybody's.
    this.name = `${scope.prefix}-${scope.stage.account}-${name}`;
    const bucket = new S3Bucket(this, 'bucket', { bucket: this.name, forceDestroy: false });
    this.arn = bucket.arn;
    this.regionalDomain = bucket.bucketRegionalDomainName;
    new S3BucketPublicAccessBlock(this, 'not-public', {
      bucket: bucket.id,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    new S3BucketOwnershipControls(this, 'no-acls', {
      bucket: bucket.id,
      rule: { objectOwnership: 'BucketOwnerEnforced' },
    });
    new S3BucketServerSideEncryptionConfigurationA(this, 'encrypted', {
      bucket: bucket.id,
      rule: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: 'AES256' } }],
    });
    const versions = new S3BucketVersioningA(this, 'versions', {
      bucket: bucket.id,
      versioningConfiguration: { status: 'Enabled' },
    });
    const days = props.archiveThenForgetDays;
    new S3BucketLifecycleConfiguration(this, 'lifecycle', {
      bucket: bucket.id,
      rule: [
        {
          id: 'tidy',
          status: 'Enabled',
          filter: [{}],
          abortIncompleteMultipartUpload: [{ daysAfterInitiation: 7 }],
          noncurrentVersionExpiration: [{ noncurrentDays: 30 }],
        },
        ...(days === undefined
          ? []
          : [
              {
                id: 'archive',
                status: 'Enabled',
                // Below 128 kB moving an object costs more than it saves.
                filter: [{ objectSizeGreaterThan: 131_072 }],
                transition: [{ days: 30, storageClass: 'GLACIER' }],
              },
              { id: 'forget', status: 'Enabled', filter: [{}], expiration: [{ days }] },
            ]),
      ],
      dependsOn: [versions],
    });
  }
}

/** The one policy a bucket may have: never without TLS, and whatever else is given. */
export function bucketPolicy(
  scope: Construct,
  id: string,
  bucket: Pick<PrivateBucket, 'name' | 'arn'>,
  statements: readonly Statement[],
): void {
  new S3BucketPolicy(scope, id, {
    bucket: bucket.name,
    policy: policy(
      {
        Sid: 'OnlyOverTls',
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: [bucket.arn, `${bucket.arn}/*`],
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
      ...statements,
    ),
  });
}
