import { DataAwsSsmParameter } from '@cdktf/provider-aws/lib/data-aws-ssm-parameter/index.js';
import { EipAssociation } from '@cdktf/provider-aws/lib/eip-association/index.js';
import { Eip } from '@cdktf/provider-aws/lib/eip/index.js';
import { Instance } from '@cdktf/provider-aws/lib/instance/index.js';
import type { InternetGateway } from '@cdktf/provider-aws/lib/internet-gateway/index.js';
import { NatGateway as AwsNatGateway } from '@cdktf/provider-aws/lib/nat-gateway/index.js';
import { NetworkInterface } from '@cdktf/provider-aws/lib/network-interface/index.js';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { instanceFile } from './instance-file.ts';
import { SecurityGroup } from './security-group.ts';
import { tags, type TiketiStack } from './tiketi-stack.ts';

/** The current Amazon Linux 2023 for Graviton, as AWS publishes it. */
export const AMAZON_LINUX = '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64';

/** AWS' own NAT: nothing to look after, and twelve times the price the roadmap gives it. */
export class NatGateway extends Construct {
  readonly kind = 'gateway';
  readonly id: string;
  readonly target: { readonly natGatewayId: string };

  constructor(scope: TiketiStack, id: string, props: { subnetId: string; internet: InternetGateway }) {
    super(scope, id);
    const address = new Eip(this, 'address', { domain: 'vpc', tags: { Name: `${scope.prefix}-nat` } });
    const gateway = new AwsNatGateway(this, 'gateway', {
      allocationId: address.id,
      subnetId: props.subnetId,
      tags: { Name: `${scope.prefix}-nat` },
      dependsOn: [props.internet],
    });
    this.id = gateway.id;
    this.target = { natGatewayId: gateway.id };
  }
}

/**
 * A t4g.nano that forwards: 32 Mbit/s sustained, minutes away while EC2 recovers it. The route points at a network
 * interface, so replacing the machine changes neither the route nor the address that Toss and others know.
 */
export class NatMachine extends Construct {
  readonly kind = 'instance';
  readonly id: string;
  readonly target: { readonly networkInterfaceId: string };

  constructor(
    scope: TiketiStack,
    id: string,
    props: {
      subnetId: string;
      vpcId: string;
      privateCidrs: readonly string[];
      wayOut: readonly ITerraformDependable[];
    },
  ) {
    super(scope, id);
    const group = new SecurityGroup(scope, 'nat', props.vpcId, 'NAT machine: private subnets out');
    for (const [index, cidr] of props.privateCidrs.entries()) {
      group.allowAnyFrom(cidr, 'Private subnet on its way out', `in-private-${index}`);
    }
    for (const [port, what] of [
      [443, 'https'],
      [465, 'SES over SMTP with TLS'],
    ] as const) {
      group.allowTo({ cidr: '0.0.0.0/0' }, port, what);
    }
    const face = new NetworkInterface(this, 'interface', {
      subnetId: props.subnetId,
      securityGroups: [group.id],
      // It forwards packets that are not its own.
      sourceDestCheck: false,
      description: `${scope.prefix} NAT`,
      tags: { Name: `${scope.prefix}-nat` },
    });
    const address = new Eip(this, 'address', { domain: 'vpc', tags: { Name: `${scope.prefix}-nat` } });
    const reachable = new EipAssociation(this, 'address-of-interface', {
      allocationId: address.id,
      networkInterfaceId: face.id,
    });
    const image = new DataAwsSsmParameter(this, 'image', { name: AMAZON_LINUX });
    const machine = new Instance(this, 'machine', {
      ami: image.value,
      instanceType: 't4g.nano',
      networkInterface: [{ deviceIndex: 0, networkInterfaceId: face.id }],
      metadataOptions: { httpEndpoint: 'enabled', httpTokens: 'required', httpPutResponseHopLimit: 1 },
      creditSpecification: { cpuCredits: 'standard' },
      rootBlockDevice: { volumeType: 'gp3', volumeSize: 8, encrypted: true, tags: tags(scope.stage) },
      userData: instanceFile('nat.sh'),
      userDataReplaceOnChange: true,
      tags: { Name: `${scope.prefix}-nat` },

      // Its script fetches packages: without its address and a way out it would never forward anything.
      dependsOn: [reachable, ...props.wayOut],
      // A new image from Amazon must not cut the way out in the middle of a sale: replace on purpose, with -replace.
      lifecycle: { ignoreChanges: ['ami'] },
    });
    this.id = machine.id;
    this.target = { networkInterfaceId: face.id };
  }
}
