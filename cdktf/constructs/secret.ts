import { SecretsmanagerSecretPolicy } from '@cdktf/provider-aws/lib/secretsmanager-secret-policy/index.js';
import { SecretsmanagerSecret } from '@cdktf/provider-aws/lib/secretsmanager-secret/index.js';
import { Construct } from 'constructs';
import { policy } from './policy.ts';
import type { TiketiStack } from './tiketi-stack.ts';

/**
 * An empty box for a secret. Its value is entered by hand or by a rotation, never through Terraform: whatever Terraform
 * knows is in its state. Only the named roles and the account's administrators can read it.
 */
export class Secret extends Construct {
  readonly arn: string;

  constructor(scope: TiketiStack, name: string, props: { description: string; readers: readonly string[] }) {
    super(scope, name);
    const { account } = scope.stage;
    const secret = new SecretsmanagerSecret(this, 'secret', {
      name: `tiketi/${scope.stage.name}/${name}`,
      description: props.description,
      recoveryWindowInDays: 30,
    });
    this.arn = secret.arn;
    new SecretsmanagerSecretPolicy(this, 'readers', {
      secretArn: secret.arn,
      blockPublicPolicy: true,
      policy: policy({
        Sid: 'NobodyElseReads',
        Effect: 'Deny',
        Principal: '*',
        Action: 'secretsmanager:GetSecretValue',
        Resource: '*',
        Condition: {
          ArnNotLike: {
            'aws:PrincipalArn': [
              ...props.readers.map((role) => scope.roleArn(role)),
              `arn:aws:iam::${account}:role/aws-reserved/sso.amazonaws.com/*AWSReservedSSO_AdministratorAccess_*`,
              `arn:aws:iam::${account}:root`,
            ],
          },
        },
      }),
    });
  }
}
