import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment/index.js';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy/index.js';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role/index.js';
import { Construct } from 'constructs';
import { policy, type Statement } from './policy.ts';
import type { TiketiStack } from './tiketi-stack.ts';

interface RoleProps {
  /** Name without the installation's prefix. */
  readonly name: string;
  readonly assumeRolePolicy: string;
  readonly statements: readonly Statement[];
  /** AWS' own policies, by full ARN. */
  readonly managed?: readonly string[];
  readonly maxSessionSeconds?: number;
}

/** A role below the installation's permissions boundary: whatever it is given, it can never do more than that. */
export class Role extends Construct {
  readonly arn: string;
  readonly name: string;

  constructor(scope: TiketiStack, id: string, props: RoleProps) {
    super(scope, id);
    const role = new IamRole(this, 'role', {
      name: `${scope.prefix}-${props.name}`,
      assumeRolePolicy: props.assumeRolePolicy,
      permissionsBoundary: `arn:aws:iam::${scope.stage.account}:policy/${scope.prefix}-boundary`,
      ...(props.maxSessionSeconds ? { maxSessionDuration: props.maxSessionSeconds } : {}),
    });
    this.arn = role.arn;
    this.name = role.name;
    if (props.statements.length > 0) {
      new IamRolePolicy(this, 'policy', { name: props.name, role: role.id, policy: policy(...props.statements) });
    }
    for (const [index, policyArn] of (props.managed ?? []).entries()) {
      new IamRolePolicyAttachment(this, `managed-${index}`, { role: role.name, policyArn });
    }
  }
}
