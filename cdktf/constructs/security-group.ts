import { SecurityGroup as AwsSecurityGroup } from '@cdktf/provider-aws/lib/security-group/index.js';
import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule/index.js';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule/index.js';
import { Construct } from 'constructs';
import type { TiketiStack } from './tiketi-stack.ts';

/** The other end of a rule. */
export type Peer = SecurityGroup | { readonly cidr: string } | { readonly prefixList: string };

/** A group whose rules are resources of their own: inline rules and separate ones undo each other. */
export class SecurityGroup extends Construct {
  readonly id: string;

  constructor(scope: TiketiStack, name: string, vpcId: string, description: string) {
    super(scope, `${name}-sg`);
    this.id = new AwsSecurityGroup(this, 'group', {
      name: `${scope.prefix}-${name}`,
      description,
      vpcId,
      tags: { Name: `${scope.prefix}-${name}` },
      lifecycle: { createBeforeDestroy: true },
    }).id;
  }

  allowFrom(peer: Peer, port: number, description: string, name = `in-${port}-${label(peer)}`): this {
    new VpcSecurityGroupIngressRule(this, name, this.rule(peer, port, description));
    return this;
  }

  allowTo(peer: Peer, port: number, description: string, name = `out-${port}-${label(peer)}`): this {
    new VpcSecurityGroupEgressRule(this, name, this.rule(peer, port, description));
    return this;
  }

  /** All TCP ports: for the NAT machine, which passes on whatever the private subnets may send. */
  allowAnyFrom(cidr: string, description: string, name: string): this {
    new VpcSecurityGroupIngressRule(this, name, {
      securityGroupId: this.id,
      description,
      ipProtocol: 'tcp',
      fromPort: 1,
      toPort: 65_535,
      cidrIpv4: cidr,
    });
    return this;
  }

  private rule(peer: Peer, port: number, description: string) {
    return {
      securityGroupId: this.id,
      description,
      ipProtocol: 'tcp',
      fromPort: port,
      toPort: port,
      ...('prefixList' in peer ? { prefixListId: peer.prefixList } : {}),
      ...('cidr' in peer ? { cidrIpv4: peer.cidr } : {}),
      ...(peer instanceof SecurityGroup ? { referencedSecurityGroupId: peer.id } : {}),
    };
  }
}

const label = (peer: Peer): string =>
  'prefixList' in peer ? 'list' : 'cidr' in peer ? 'cidr' : peer.node.id.replace(/-sg$/, '');
