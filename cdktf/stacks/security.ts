import { AccessanalyzerAnalyzer } from '@cdktf/provider-aws/lib/accessanalyzer-analyzer/index.js';
import { Cloudtrail } from '@cdktf/provider-aws/lib/cloudtrail/index.js';
import { ConfigConfigurationRecorderStatus } from '@cdktf/provider-aws/lib/config-configuration-recorder-status/index.js';
import { ConfigConfigurationRecorder } from '@cdktf/provider-aws/lib/config-configuration-recorder/index.js';
import { ConfigDeliveryChannel } from '@cdktf/provider-aws/lib/config-delivery-channel/index.js';
import { EbsEncryptionByDefault } from '@cdktf/provider-aws/lib/ebs-encryption-by-default/index.js';
import { FlowLog } from '@cdktf/provider-aws/lib/flow-log/index.js';
import { GuarddutyDetector } from '@cdktf/provider-aws/lib/guardduty-detector/index.js';
import { S3AccountPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-account-public-access-block/index.js';
import type { Construct } from 'constructs';
import { assumedBy } from '../constructs/policy.ts';
import { Role } from '../constructs/role.ts';
import { Secret } from '../constructs/secret.ts';
import { TiketiStack } from '../constructs/tiketi-stack.ts';
import type { Installation } from '../stages.ts';
import type { NetworkStack } from './network.ts';
import type { StorageStack } from './storage.ts';

/** What each secret holds, as one JSON object, and which machines read it. */
export const SECRETS = {
  jwt: {
    holds: ['ACCESS_TOKEN_KEYS', 'TICKET_SIGNING_KEYS', 'METRICS_TOKEN'],
    note: '. Key rings: the first signs, all verify',
    readers: ['app', 'ops'],
  },
  toss: { holds: ['TOSS_CLIENT_KEY', 'TOSS_SECRET_KEY'], note: '', readers: ['app'] },
  oauth: {
    holds: ['KAKAO', 'NAVER', 'GOOGLE'].flatMap((name) => [`${name}_CLIENT_ID`, `${name}_CLIENT_SECRET`]),
    note: '',
    readers: ['app'],
  },
  mail: { holds: ['SMTP_URL', 'MAIL_FROM'], note: ' (SES, port 465)', readers: ['app'] },
  data: {
    holds: ['DATABASE_PASSWORD', 'WATCH_DATABASE_PASSWORD', 'REDIS_PASSWORD', 'GRAFANA_PASSWORD'],
    note: '; the first two of the roles tiketi_app and tiketi_watch',
    readers: ['app', 'ops'],
  },
} as const;

export type SecretName = keyof typeof SECRETS;

/** Secrets, and who did what: CloudTrail, Config, flow logs, and GuardDuty when it is paid for. */
export class SecurityStack extends TiketiStack {
  readonly secrets: Readonly<Record<SecretName, Secret>>;

  constructor(scope: Construct, stage: Installation, from: { network: NetworkStack; storage: StorageStack }) {
    super(scope, 'security', stage);
    const { logs } = from.storage;
    const secret = (name: SecretName) => {
      const { holds, note, readers } = SECRETS[name];
      return new Secret(this, name, { description: `${holds.join(', ')}${note}`, readers });
    };
    this.secrets = {
      jwt: secret('jwt'),
      toss: secret('toss'),
      oauth: secret('oauth'),
      mail: secret('mail'),
      data: secret('data'),
    };
    new S3AccountPublicAccessBlock(this, 'no-public-buckets', {
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    new EbsEncryptionByDefault(this, 'encrypted-disks', { enabled: true });
    new AccessanalyzerAnalyzer(this, 'shared-outside', { analyzerName: this.prefix, type: 'ACCOUNT' });
    new FlowLog(this, 'flow', {
      vpcId: from.network.vpcId,
      trafficType: 'ALL',
      // To CloudWatch the same lines cost thirty times as much.
      logDestinationType: 's3',
      logDestination: `${logs.arn}/flow/`,
      maxAggregationInterval: 600,
      destinationOptions: { fileFormat: 'parquet', hiveCompatiblePartitions: true, perHourPartition: true },
    });
    new Cloudtrail(this, 'trail', {
      name: this.prefix,
      s3BucketName: logs.name,
      s3KeyPrefix: 'trail',
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      enableLogFileValidation: true,
    });
    this.config(logs.name, logs.arn);
    if (stage.sizes.guardDuty) new GuarddutyDetector(this, 'guardduty', { enable: true });
  }

  /** A recorder that nobody starts records nothing: the status is a resource of its own. */
  private config(bucket: string, bucketArn: string): void {
    const { account } = this.stage;
    const role = new Role(this, 'config-role', {
      name: 'config',
      assumeRolePolicy: assumedBy('config.amazonaws.com', { StringEquals: { 'aws:SourceAccount': account } }),
      statements: [
        {
          Effect: 'Allow',
          Action: 's3:PutObject',
          Resource: `${bucketArn}/config/AWSLogs/${account}/Config/*`,
          Condition: { StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control' } },
        },
        { Effect: 'Allow', Action: 's3:GetBucketAcl', Resource: bucketArn },
      ],
      managed: ['arn:aws:iam::aws:policy/service-role/AWS_ConfigRole'],
    });
    const recorder = new ConfigConfigurationRecorder(this, 'recorder', {
      name: this.prefix,
      roleArn: role.arn,
      // Daily is a fraction of the price of "continuous", where every machine that scales up or down is paid for.
      recordingMode: { recordingFrequency: 'DAILY' },
      recordingGroup: { allSupported: true, includeGlobalResourceTypes: true },
    });
    const channel = new ConfigDeliveryChannel(this, 'channel', {
      name: this.prefix,
      s3BucketName: bucket,
      s3KeyPrefix: 'config',
      dependsOn: [recorder],
    });
    new ConfigConfigurationRecorderStatus(this, 'recording', {
      name: recorder.name,
      isEnabled: true,
      dependsOn: [channel],
    });
  }
}
