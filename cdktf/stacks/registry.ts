import { EcrLifecyclePolicy } from '@cdktf/provider-aws/lib/ecr-lifecycle-policy/index.js';
import { EcrRepositoryPolicy } from '@cdktf/provider-aws/lib/ecr-repository-policy/index.js';
import { EcrRepository } from '@cdktf/provider-aws/lib/ecr-repository/index.js';
import { IamOpenidConnectProvider } from '@cdktf/provider-aws/lib/iam-openid-connect-provider/index.js';
import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy/index.js';
import type { Construct } from 'constructs';
import { GitHubRoles } from '../constructs/github-roles.ts';
import { policy } from '../constructs/policy.ts';
import { TiketiStack } from '../constructs/tiketi-stack.ts';
import { type Installation, otherOf, prefix } from '../stages.ts';

/** Images of ours: the two programs, and monitoring with its configuration inside. */
export const IMAGES = ['backend', 'web', 'prometheus', 'grafana', 'loki', 'alloy'] as const;

/** The images a release is made of; they are built once and travel. */
const RELEASE_IMAGES = ['backend', 'web', 'alloy'] as const;

/** What reading an image takes. */
const READ_IMAGE = ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'];

const ISSUER = 'token.actions.githubusercontent.com';

/** Where images live, and what GitHub may do here: roles taken on for an hour, no key anywhere. */
export class RegistryStack extends TiketiStack {
  constructor(scope: Construct, stage: Installation) {
    super(scope, 'registry', stage);
    this.boundary();
    for (const name of IMAGES) this.repository(name);
    for (const name of RELEASE_IMAGES) this.sharedWithTheOther(name);
    new IamOpenidConnectProvider(this, 'github', {
      url: `https://${ISSUER}`,
      clientIdList: ['sts.amazonaws.com'],
    });
    new GitHubRoles(this, ISSUER, IMAGES);
  }

  /** The most any role of this installation can do, whatever a policy says: nothing about its own limits. */
  private boundary(): void {
    const { account } = this.stage;
    const boundary = `arn:aws:iam::${account}:policy/${this.prefix}-boundary`;
    new IamPolicy(this, 'boundary', {
      name: `${this.prefix}-boundary`,
      policy: policy(
        { Sid: 'EverythingElse', Effect: 'Allow', Action: '*', Resource: '*' },
        {
          Sid: 'NoKeysNoUsers',
          Effect: 'Deny',
          Action: ['iam:CreateUser', 'iam:CreateAccessKey', 'iam:CreateLoginProfile'],
          Resource: '*',
        },
        {
          Sid: 'NotTheBoundaryItself',
          Effect: 'Deny',
          Action: [
            'iam:CreatePolicyVersion',
            'iam:DeletePolicy',
            'iam:DeletePolicyVersion',
            'iam:SetDefaultPolicyVersion',
          ],
          Resource: boundary,
        },
        {
          // Who may write policies can give itself any right, but makes nobody who stands above the boundary.
          Sid: 'NoRoleWithoutBoundary',
          Effect: 'Deny',
          Action: [
            'iam:AttachRolePolicy',
            'iam:AttachUserPolicy',
            'iam:CreateRole',
            'iam:PutRolePermissionsBoundary',
            'iam:PutRolePolicy',
            'iam:PutUserPolicy',
          ],
          Resource: '*',
          Condition: { StringNotEquals: { 'iam:PermissionsBoundary': boundary } },
        },
        {
          // Nor does it become somebody who stands there already: an administrator, or the root of the organisation.
          Sid: 'NobodyElsesTrust',
          Effect: 'Deny',
          Action: 'iam:UpdateAssumeRolePolicy',
          NotResource: `arn:aws:iam::${account}:role/${this.prefix}-*`,
        },
        {
          Sid: 'NotAboveTheAccount',
          Effect: 'Deny',
          Action: ['iam:DeleteRolePermissionsBoundary', 'organizations:*', 'account:*'],
          Resource: '*',
        },
      ),
    });
  }

  /**
   * Production runs the image that passed on staging, not one built again; staging gets production's back when something has to
   * be looked into. A role that is not there yet cannot be a principal, hence the account and the name beside it.
   */
  private sharedWithTheOther(name: (typeof RELEASE_IMAGES)[number]): void {
    const other = otherOf(this.stage);
    new EcrRepositoryPolicy(this, `image-${name}-shared`, {
      repository: `${this.prefix}/${name}`,
      policy: policy({
        Sid: 'PipelineOfTheOther',
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${other.account}:root` },
        Action: READ_IMAGE,
        Condition: { ArnEquals: { 'aws:PrincipalArn': `arn:aws:iam::${other.account}:role/${prefix(other)}-deploy` } },
      }),
      dependsOn: [this.node.findChild(`image-${name}`) as EcrRepository],
    });
  }

  private repository(name: string): void {
    const repository = new EcrRepository(this, `image-${name}`, {
      name: `${this.prefix}/${name}`,
      imageTagMutability: 'IMMUTABLE',
      imageScanningConfiguration: { scanOnPush: true },
      encryptionConfiguration: [{ encryptionType: 'AES256' }],
    });
    new EcrLifecyclePolicy(this, `image-${name}-tidy`, {
      repository: repository.name,
      policy: JSON.stringify({
        rules: [
          {
            rulePriority: 1,
            description: 'Untagged images go after a week',
            selection: { tagStatus: 'untagged', countType: 'sinceImagePushed', countUnit: 'days', countNumber: 7 },
            action: { type: 'expire' },
          },
          {
            rulePriority: 2,
            description: 'The last thirty stay: a rollback needs yesterday, an enquiry last month',
            selection: {
              tagStatus: 'tagged',
              tagPatternList: ['*'],
              countType: 'imageCountMoreThan',
              countNumber: 30,
            },
            action: { type: 'expire' },
          },
        ],
      }),
    });
  }
}
