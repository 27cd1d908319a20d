import { S3BucketCorsConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-cors-configuration/index.js';
import type { Construct } from 'constructs';
import type { Statement } from '../constructs/policy.ts';
import { bucketPolicy, PrivateBucket } from '../constructs/private-bucket.ts';
import { TiketiStack } from '../constructs/tiketi-stack.ts';
import { type Installation, REGION } from '../stages.ts';

/** Account of AWS whose load balancers in Seoul write access logs. */
const ELB_ACCOUNT = '600734575887';
const TWO_YEARS = 730;

/**
 * Four buckets. `static` and `uploads` are read by CloudFront alone (their policies are in the edge stack, beside the
 * distribution they name) and never go to Glacier: a poster there is a 403 until somebody restores it.
 */
export class StorageStack extends TiketiStack {
  readonly static: PrivateBucket;
  readonly uploads: PrivateBucket;
  readonly logs: PrivateBucket;
  readonly backups: PrivateBucket;

  constructor(scope: Construct, stage: Installation) {
    super(scope, 'storage', stage);
    this.static = new PrivateBucket(this, 'static');
    this.uploads = new PrivateBucket(this, 'uploads');
    this.logs = new PrivateBucket(this, 'logs', { archiveThenForgetDays: TWO_YEARS });
    this.backups = new PrivateBucket(this, 'backups', { archiveThenForgetDays: 365 });
    new S3BucketCorsConfiguration(this, 'uploads-cors', {
      bucket: this.uploads.name,
      corsRule: [
        {
          // Staff upload posters from the back office with addresses we sign.
          allowedOrigins: [`https://${stage.domain}`],
          allowedMethods: ['PUT'],
          allowedHeaders: ['content-type', 'content-md5', 'x-amz-checksum-sha256'],
          exposeHeaders: ['ETag'],
          maxAgeSeconds: 3600,
        },
      ],
    });
    bucketPolicy(this, 'logs-policy', this.logs, this.logWriters());
    bucketPolicy(this, 'backups-policy', this.backups, [cannotBeDeleted(this.backups)]);
  }

  /** Services of AWS that leave logs here, each in its own folder and only for this account. */
  private logWriters(): Statement[] {
    const { account } = this.stage;
    const { arn } = this.logs;
    const ownAccount = { StringEquals: { 'aws:SourceAccount': account } };
    const ownDelivery = {
      StringEquals: { 'aws:SourceAccount': account, 's3:x-amz-acl': 'bucket-owner-full-control' },
    };
    const service = (name: string) => ({ Service: `${name}.amazonaws.com` });
    return [
      {
        Sid: 'LoadBalancer',
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${ELB_ACCOUNT}:root` },
        Action: 's3:PutObject',
        Resource: `${arn}/alb/AWSLogs/${account}/*`,
      },
      {
        Sid: 'FlowLogsAndCloudFront',
        Effect: 'Allow',
        Principal: service('delivery.logs'),
        Action: 's3:PutObject',
        // Flow logs with folders that Hive can read are named otherwise.
        Resource: [`${arn}/flow/AWSLogs/aws-account-id=${account}/*`, `${arn}/AWSLogs/${account}/CloudFront/*`],
        Condition: {
          ...ownDelivery,
          ArnLike: {
            'aws:SourceArn': [
              `arn:aws:logs:${REGION}:${account}:*`,
              `arn:aws:logs:us-east-1:${account}:delivery-source:*`,
            ],
          },
        },
      },
      {
        Sid: 'CloudTrail',
        Effect: 'Allow',
        Principal: service('cloudtrail'),
        Action: 's3:PutObject',
        Resource: `${arn}/trail/AWSLogs/${account}/*`,
        Condition: ownDelivery,
      },
      {
        Sid: 'Config',
        Effect: 'Allow',
        Principal: service('config'),
        Action: 's3:PutObject',
        Resource: `${arn}/config/AWSLogs/${account}/Config/*`,
        Condition: ownDelivery,
      },
      {
        Sid: 'MayLookBeforeWriting',
        Effect: 'Allow',
        Principal: { Service: ['delivery.logs', 'cloudtrail', 'config'].map((name) => `${name}.amazonaws.com`) },
        Action: ['s3:GetBucketAcl', 's3:ListBucket'],
        Resource: arn,
        Condition: ownAccount,
      },
      cannotBeDeleted(this.logs),
    ];
  }
}

/** Evidence and backups end by their lifecycle only, which bucket policies do not bind. Changing this takes the account's root. */
function cannotBeDeleted(bucket: PrivateBucket): Statement {
  return {
    Sid: 'NobodyDeletes',
    Effect: 'Deny',
    Principal: '*',
    Action: ['s3:DeleteObject', 's3:DeleteObjectVersion'],
    Resource: `${bucket.arn}/*`,
  };
}
