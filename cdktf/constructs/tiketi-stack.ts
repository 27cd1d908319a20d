import { AwsProvider } from '@cdktf/provider-aws/lib/provider/index.js';
import { S3Backend, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { type Installation, prefix, REGION } from '../stages.ts';

/**
 * One Terraform state: Seoul as the region, the right account or none, tags on everything, and the state itself encrypted
 * and locked in a bucket of the same account (made by hand once, docs/deploy.md).
 */
export class TiketiStack extends TerraformStack {
  readonly stage: Installation;
  readonly prefix: string;

  constructor(scope: Construct, name: string, stage: Installation) {
    super(scope, name);
    this.stage = stage;
    this.prefix = prefix(stage);
    new AwsProvider(this, 'seoul', this.settings(REGION));
    this.addOverride('terraform.required_providers.aws', { source: 'hashicorp/aws', version: '5.100.0' });
    // 1.11 is the first version whose S3 lock files are not an experiment.
    this.addOverride('terraform.required_version', '>= 1.11.0');
    new S3Backend(this, {
      bucket: `${this.prefix}-${stage.account}-state`,
      key: `${name}.tfstate`,
      region: REGION,
      encrypt: true,
      useLockfile: true,
    });
  }

  /** For what AWS keeps in Virginia wherever it is used: CloudFront's certificate and firewall. */
  virginia(): AwsProvider {
    return new AwsProvider(this, 'virginia', { ...this.settings('us-east-1'), alias: 'us-east-1' });
  }

  /** ARN of a role of this account by its name, so that stacks can name each other's roles without depending on them. */
  roleArn(name: string): string {
    return `arn:aws:iam::${this.stage.account}:role/${this.prefix}-${name}`;
  }

  private settings(region: string) {
    return {
      region,
      allowedAccountIds: [this.stage.account],
      defaultTags: [{ tags: tags(this.stage) }],
    };
  }
}

/** Every resource carries these; where the provider's default tags do not reach (machines an ASG starts) they are repeated. */
export function tags(stage: Installation): Record<string, string> {
  return { Project: 'tiketi', Env: stage.name, Owner: stage.owner };
}
