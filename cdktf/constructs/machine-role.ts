import { IamInstanceProfile } from '@cdktf/provider-aws/lib/iam-instance-profile/index.js';
import { Construct } from 'constructs';
import { REGION } from '../stages.ts';
import { assumedBy, type Statement } from './policy.ts';
import { Role } from './role.ts';
import type { TiketiStack } from './tiketi-stack.ts';

interface MachineRoleProps {
  readonly images: readonly string[];
  readonly secretArns: readonly string[];
  /** Names of release parameters: which version each colour runs. */
  readonly releases: readonly string[];
  readonly also: readonly Statement[];
}

/** What a machine may do by being itself: be reached by SSM, pull its images, read its secrets, tell its metrics. */
export class MachineRole extends Construct {
  readonly profileArn: string;
  readonly profileName: string;

  constructor(scope: TiketiStack, name: string, props: MachineRoleProps) {
    super(scope, `${name}-machine`);
    const { account, name: stage } = scope.stage;
    const role = new Role(scope, `${name}-role`, {
      name,
      assumeRolePolicy: assumedBy('ec2.amazonaws.com'),
      statements: [
        { Sid: 'RegistrySignIn', Effect: 'Allow', Action: 'ecr:GetAuthorizationToken', Resource: '*' },
        {
          Sid: 'PullImages',
          Effect: 'Allow',
          Action: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
          Resource: props.images.map((image) => `arn:aws:ecr:${REGION}:${account}:repository/${scope.prefix}/${image}`),
        },
        { Sid: 'OwnSecrets', Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: props.secretArns },
        {
          Sid: 'WhichVersion',
          Effect: 'Allow',
          Action: 'ssm:GetParameter',
          Resource: props.releases.map(
            (release) => `arn:aws:ssm:${REGION}:${account}:parameter/tiketi/${stage}/release/${release}`,
          ),
        },
        {
          Sid: 'OwnMetrics',
          Effect: 'Allow',
          Action: 'cloudwatch:PutMetricData',
          Resource: '*',
          Condition: { StringEquals: { 'cloudwatch:namespace': 'TIKETI' } },
        },
        // The agent asks what it is called, to label its metrics.
        { Sid: 'OwnName', Effect: 'Allow', Action: 'ec2:DescribeTags', Resource: '*' },
        ...props.also,
      ],
      managed: ['arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore'],
    });
    const profile = new IamInstanceProfile(this, 'profile', { name: `${scope.prefix}-${name}`, role: role.name });
    this.profileArn = profile.arn;
    this.profileName = profile.name;
  }
}
