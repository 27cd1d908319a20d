import { EcrLifecyclePolicy } from '@cdktf/provider-aws/lib/ecr-lifecycle-policy/index.js';
import { EcrRepository } from '@cdktf/provider-aws/lib/ecr-repository/index.js';
import { IamOpenidConnectProvider } from '@cdktf/provider-aws/lib/iam-openid-connect-provider/index.js';
import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy/index.js';
import type { Construct } from 'constructs';
import { GitHubRoles } from '../constructs/github-roles.ts';
import { policy } from '../constructs/policy.ts';
import { TiketiStack } from '../constructs/tiketi-stack.ts';
import type { Installation } from '../stages.ts';

/** Images of ours: the two programs, and monitoring with its configuration inside. */
export const IMAGES = ['backend', 'web', 'prometheus', 'grafana', 'loki', 'alloy'] as const;

const ISSUER = 'token.actions.githubusercontent.com';

/** Where images live, and what GitHub may do here: roles taken on for an hour, no key anywhere. */
export class RegistryStack extends TiketiStack {
  constructor(scope: Construct, stage: Installation) {
    super(scope, 'registry', stage);
    this.boundary();
    for (const name of IMAGES) this.repository(name);
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
