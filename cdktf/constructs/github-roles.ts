import { Construct } from 'constructs';
import { otherOf, prefix, REGION } from '../stages.ts';
import { policy, type Statement } from './policy.ts';
import { Role } from './role.ts';
import type { TiketiStack } from './tiketi-stack.ts';

/** What GitHub may do here, by the environment a job runs in: deploy, plan, apply. For an hour, without any key. */
export class GitHubRoles extends Construct {
  private readonly stack: TiketiStack;
  private readonly issuer: string;
  private readonly images: readonly string[];

  constructor(stack: TiketiStack, issuer: string, images: readonly string[]) {
    super(stack, 'github-roles');
    this.stack = stack;
    this.issuer = issuer;
    this.images = images;
    this.deployRole();
    this.infraRoles();
  }

  /** Trusts one GitHub environment of one repository; who may use the environment is decided there (reviewers, branches). */
  private trust(environment: string): string {
    return policy({
      Effect: 'Allow',
      Principal: { Federated: `arn:aws:iam::${this.stack.stage.account}:oidc-provider/${this.issuer}` },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: {
        StringEquals: {
          [`${this.issuer}:aud`]: 'sts.amazonaws.com',
          [`${this.issuer}:sub`]: `repo:${this.stack.stage.repository}:environment:${environment}`,
        },
      },
    });
  }

  private deployRole(): void {
    const { account, name } = this.stack.stage;
    const other = otherOf(this.stack.stage);
    const inRegion = (service: string, rest: string) => `arn:aws:${service}:${REGION}:${account}:${rest}`;
    const statements: Statement[] = [
      { Sid: 'RegistrySignIn', Effect: 'Allow', Action: 'ecr:GetAuthorizationToken', Resource: '*' },
      {
        Sid: 'Images',
        Effect: 'Allow',
        Action: [
          'ecr:BatchCheckLayerAvailability',
          'ecr:BatchGetImage',
          'ecr:CompleteLayerUpload',
          'ecr:DescribeImageScanFindings',
          'ecr:DescribeImages',
          'ecr:GetDownloadUrlForLayer',
          'ecr:InitiateLayerUpload',
          'ecr:PutImage',
          'ecr:UploadLayerPart',
        ],
        Resource: this.images.map((image) => inRegion('ecr', `repository/${this.stack.prefix}/${image}`)),
      },
      {
        // Allowed on both sides, here and by the registry of the other installation.
        Sid: 'ImagesOfTheOther',
        Effect: 'Allow',
        Action: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
        Resource: `arn:aws:ecr:${REGION}:${other.account}:repository/${prefix(other)}/*`,
      },
      {
        Sid: 'WhichVersionRuns',
        Effect: 'Allow',
        Action: ['ssm:GetParameters', 'ssm:PutParameter'],
        Resource: inRegion('ssm', `parameter/tiketi/${name}/release/*`),
      },
      {
        Sid: 'OneOffCommands',
        Effect: 'Allow',
        Action: 'ssm:SendCommand',
        Resource: inRegion('ec2', 'instance/*'),
        Condition: { StringEquals: { 'ssm:resourceTag/Project': 'tiketi', 'ssm:resourceTag/Env': name } },
      },
      {
        Sid: 'OneOffDocument',
        Effect: 'Allow',
        Action: 'ssm:SendCommand',
        Resource: `arn:aws:ssm:${REGION}::document/AWS-RunShellScript`,
      },
      {
        Sid: 'Look',
        Effect: 'Allow',
        Action: [
          'autoscaling:DescribeAutoScalingGroups',
          'cloudwatch:GetMetricStatistics',
          'elasticloadbalancing:DescribeListeners',
          'elasticloadbalancing:DescribeLoadBalancers',
          'elasticloadbalancing:DescribeRules',
          'elasticloadbalancing:DescribeTargetGroups',
          'elasticloadbalancing:DescribeTargetHealth',
          'ssm:GetCommandInvocation',
          'ssm:ListCommandInvocations',
        ],
        Resource: '*',
      },
      {
        Sid: 'SizeOfEitherColour',
        Effect: 'Allow',
        Action: 'autoscaling:UpdateAutoScalingGroup',
        Resource: ['blue', 'green'].map((colour) =>
          inRegion('autoscaling', `autoScalingGroup:*:autoScalingGroupName/${this.stack.prefix}-${colour}`),
        ),
      },
      {
        Sid: 'ShiftTraffic',
        Effect: 'Allow',
        Action: 'elasticloadbalancing:ModifyRule',
        Resource: inRegion('elasticloadbalancing', `listener-rule/app/${this.stack.prefix}/*`),
      },
      {
        Sid: 'WebFiles',
        Effect: 'Allow',
        Action: ['s3:ListBucket', 's3:PutObject', 's3:GetObject'],
        Resource: ['', '/*'].map((part) => `arn:aws:s3:::${this.stack.prefix}-${account}-static${part}`),
      },
      {
        Sid: 'ForgetIndexHtml',
        Effect: 'Allow',
        Action: ['cloudfront:CreateInvalidation', 'cloudfront:GetInvalidation'],
        Resource: `arn:aws:cloudfront::${account}:distribution/*`,
      },
    ];
    new Role(this.stack, 'deploy-role', { name: 'deploy', assumeRolePolicy: this.trust(name), statements });
  }

  /** Plans are read by pull requests; applying waits for a reviewer of the GitHub environment. */
  private infraRoles(): void {
    const { account, name } = this.stack.stage;
    const state = `arn:aws:s3:::${this.stack.prefix}-${account}-state`;
    const readState: Statement = {
      Sid: 'State',
      Effect: 'Allow',
      Action: ['s3:GetObject', 's3:ListBucket'],
      Resource: [state, `${state}/*`],
    };
    new Role(this.stack, 'plan-role', {
      name: 'plan',
      assumeRolePolicy: this.trust(`${name}-plan`),
      statements: [
        readState,
        {
          Sid: 'NoValues',
          Effect: 'Deny',
          Action: ['secretsmanager:GetSecretValue', 'kms:Decrypt'],
          Resource: '*',
        },
        {
          // ReadOnlyAccess reads objects too; a plan needs none but the state, and uploads and backups hold people's data.
          Sid: 'NoOtherObjects',
          Effect: 'Deny',
          Action: 's3:GetObject*',
          NotResource: `${state}/*`,
        },
      ],
      managed: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
    });
    new Role(this.stack, 'apply-role', {
      name: 'apply',
      assumeRolePolicy: this.trust(`${name}-infra`),
      maxSessionSeconds: 3600,
      statements: [
        {
          Sid: 'RolesBelowTheBoundary',
          Effect: 'Allow',
          Action: ['iam:CreateRole', 'iam:PutRolePolicy', 'iam:AttachRolePolicy', 'iam:PutRolePermissionsBoundary'],
          Resource: `arn:aws:iam::${account}:role/${this.stack.prefix}-*`,
          Condition: {
            StringEquals: { 'iam:PermissionsBoundary': `arn:aws:iam::${account}:policy/${this.stack.prefix}-boundary` },
          },
        },
        {
          Sid: 'LookAfterRoles',
          Effect: 'Allow',
          Action: [
            'iam:AddRoleToInstanceProfile',
            'iam:CreateInstanceProfile',
            'iam:DeleteInstanceProfile',
            'iam:DeleteRole',
            'iam:DeleteRolePolicy',
            'iam:DetachRolePolicy',
            'iam:PassRole',
            'iam:RemoveRoleFromInstanceProfile',
            'iam:TagInstanceProfile',
            'iam:TagRole',
            'iam:UntagRole',
            'iam:UpdateAssumeRolePolicy',
            'iam:UpdateRole',
          ],
          Resource: ['role', 'instance-profile'].map(
            (kind) => `arn:aws:iam::${account}:${kind}/${this.stack.prefix}-*`,
          ),
        },
        {
          Sid: 'NoValues',
          Effect: 'Deny',
          Action: 'secretsmanager:GetSecretValue',
          Resource: '*',
        },
      ],
      managed: ['arn:aws:iam::aws:policy/PowerUserAccess', 'arn:aws:iam::aws:policy/IAMReadOnlyAccess'],
    });
  }
}
