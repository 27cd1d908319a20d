import { DataAwsEc2ManagedPrefixList } from '@cdktf/provider-aws/lib/data-aws-ec2-managed-prefix-list/index.js';
import { DefaultSecurityGroup } from '@cdktf/provider-aws/lib/default-security-group/index.js';
import { InternetGateway } from '@cdktf/provider-aws/lib/internet-gateway/index.js';
import { NetworkAcl } from '@cdktf/provider-aws/lib/network-acl/index.js';
import { RouteTableAssociation } from '@cdktf/provider-aws/lib/route-table-association/index.js';
import { RouteTable } from '@cdktf/provider-aws/lib/route-table/index.js';
import { Route } from '@cdktf/provider-aws/lib/route/index.js';
import { Subnet } from '@cdktf/provider-aws/lib/subnet/index.js';
import { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint/index.js';
import { Vpc } from '@cdktf/provider-aws/lib/vpc/index.js';
import type { Construct } from 'constructs';
import { NatGateway, NatMachine } from '../constructs/nat.ts';
import { policy } from '../constructs/policy.ts';
import { SecurityGroup } from '../constructs/security-group.ts';
import { TiketiStack } from '../constructs/tiketi-stack.ts';
import { type Installation, REGION, ZONES } from '../stages.ts';

const VPC = '10.0.0.0/16';
const PUBLIC = ['10.0.1.0/24', '10.0.2.0/24'];
export const PRIVATE = ['10.0.10.0/24', '10.0.11.0/24'];
const WORLD = '0.0.0.0/0';

/** The roadmap's VPC: two zones, a public and a private subnet in each, one way out, and who may speak to whom. */
export class NetworkStack extends TiketiStack {
  readonly vpcId: string;
  readonly publicSubnets: string[];
  readonly privateSubnets: string[];
  readonly groups: Readonly<Record<'alb' | 'app' | 'ops' | 'db' | 'redis', SecurityGroup>>;
  /** What carries the calls to Toss out: its death stops sales, so monitoring watches it. */
  readonly nat: NatGateway | NatMachine;

  constructor(scope: Construct, stage: Installation) {
    super(scope, 'network', stage);
    const vpc = new Vpc(this, 'vpc', {
      cidrBlock: VPC,
      enableDnsSupport: true,
      enableDnsHostnames: true,
      tags: { Name: this.prefix },
    });
    this.vpcId = vpc.id;
    // The group every forgotten resource lands in: without rules nothing gets in or out by accident.
    new DefaultSecurityGroup(this, 'default-sg', { vpcId: vpc.id, ingress: [], egress: [] });
    const gateway = new InternetGateway(this, 'internet', { vpcId: vpc.id, tags: { Name: this.prefix } });
    this.publicSubnets = this.subnets('public', PUBLIC);
    this.privateSubnets = this.subnets('private', PRIVATE);

    const out = this.routeTable('public', this.publicSubnets);
    const wayOut = new Route(this, 'public-default', {
      routeTableId: out,
      destinationCidrBlock: WORLD,
      gatewayId: gateway.id,
    });
    const inside = this.routeTable('private', this.privateSubnets);
    const [publicA = ''] = this.publicSubnets;
    this.nat =
      stage.sizes.nat === 'gateway'
        ? new NatGateway(this, 'nat', { subnetId: publicA, internet: gateway })
        : new NatMachine(this, 'nat', { subnetId: publicA, vpcId: vpc.id, privateCidrs: PRIVATE, wayOut: [wayOut] });
    new Route(this, 'private-default', { routeTableId: inside, destinationCidrBlock: WORLD, ...this.nat.target });
    this.s3Endpoint(inside);
    this.acls();
    this.groups = this.securityGroups();
  }

  private subnets(kind: 'public' | 'private', cidrs: string[]): string[] {
    return cidrs.map((cidrBlock, index) => {
      const zone = ZONES[index] ?? ZONES[0];
      return new Subnet(this, `${kind}-${zone.slice(-1)}`, {
        vpcId: this.vpcId,
        cidrBlock,
        availabilityZone: zone,
        // Public addresses are given to the few that need one, by name.
        mapPublicIpOnLaunch: false,
        tags: { Name: `${this.prefix}-${kind}-${zone.slice(-1)}` },
      }).id;
    });
  }

  private routeTable(kind: string, subnetIds: string[]): string {
    const table = new RouteTable(this, `${kind}-routes`, {
      vpcId: this.vpcId,
      tags: { Name: `${this.prefix}-${kind}` },
    });
    for (const [index, subnetId] of subnetIds.entries()) {
      new RouteTableAssociation(this, `${kind}-routes-${index}`, { routeTableId: table.id, subnetId });
    }
    return table.id;
  }

  /** S3 without NAT: image layers, packages and backups cost nothing to move. Only the buckets we mean. */
  private s3Endpoint(routeTableId: string): void {
    const { account } = this.stage;
    const ours = ['static', 'uploads', 'logs', 'backups'].map(
      (name) => `arn:aws:s3:::${this.prefix}-${account}-${name}`,
    );
    new VpcEndpoint(this, 's3', {
      vpcId: this.vpcId,
      serviceName: `com.amazonaws.${REGION}.s3`,
      vpcEndpointType: 'Gateway',
      routeTableIds: [routeTableId],
      policy: policy(
        {
          Sid: 'OurBuckets',
          Effect: 'Allow',
          Principal: '*',
          Action: ['s3:GetObject', 's3:PutObject', 's3:ListBucket', 's3:AbortMultipartUpload'],
          Resource: ours.flatMap((arn) => [arn, `${arn}/*`]),
        },
        {
          // Layers of ECR images, packages of Amazon Linux, the SSM agent's and CloudWatch agent's files: AWS' own buckets.
          Sid: 'BucketsOfAws',
          Effect: 'Allow',
          Principal: '*',
          Action: 's3:GetObject',
          Resource: [
            `arn:aws:s3:::prod-${REGION}-starport-layer-bucket/*`,
            `arn:aws:s3:::al2023-repos-${REGION}-de612dc2/*`,
            `arn:aws:s3:::amazon-ssm-${REGION}/*`,
            `arn:aws:s3:::aws-ssm-${REGION}/*`,
            `arn:aws:s3:::aws-ssm-document-attachments-${REGION}/*`,
            `arn:aws:s3:::amazoncloudwatch-agent-${REGION}/*`,
          ],
        },
      ),
      tags: { Name: `${this.prefix}-s3` },
    });
  }

  /** Security groups decide; these only keep out what no group should ever have to think about. Stateless: both ways count. */
  private acls(): void {
    const rule = (ruleNo: number, fromPort: number, toPort: number, cidrBlock: string) => ({
      ruleNo,
      action: 'allow',
      protocol: '6',
      fromPort,
      toPort,
      cidrBlock,
    });
    const all = (ruleNo: number, cidrBlock: string) => ({
      ruleNo,
      action: 'allow',
      protocol: '-1',
      fromPort: 0,
      toPort: 0,
      cidrBlock,
    });
    // Answers to what we asked for come back to high ports; without this nothing that leaves ever gets an answer.
    const answers = rule(130, 1024, 65_535, WORLD);
    // "Fragmentation needed": without it large packets vanish silently behind small-MTU paths.
    const pathMtu = {
      ruleNo: 140,
      action: 'allow',
      protocol: '1',
      icmpType: 3,
      icmpCode: 4,
      fromPort: 0,
      toPort: 0,
      cidrBlock: WORLD,
    };
    new NetworkAcl(this, 'public-acl', {
      vpcId: this.vpcId,
      subnetIds: this.publicSubnets,
      ingress: [all(100, VPC), rule(110, 443, 443, WORLD), rule(120, 80, 80, WORLD), answers, pathMtu],
      egress: [all(100, WORLD)],
      tags: { Name: `${this.prefix}-public` },
    });
    new NetworkAcl(this, 'private-acl', {
      vpcId: this.vpcId,
      subnetIds: this.privateSubnets,
      ingress: [all(100, VPC), answers, pathMtu],
      egress: [all(100, WORLD)],
      tags: { Name: `${this.prefix}-private` },
    });
  }

  private securityGroups() {
    const group = (name: string, description: string) => new SecurityGroup(this, name, this.vpcId, description);
    const alb = group('alb', 'Load balancer');
    const app = group('app', 'Machines that answer people');
    const ops = group('ops', 'DragonflyDB and monitoring');
    const db = group('db', 'PostgreSQL');
    const redis = group('redis', 'DragonflyDB');
    // One port only from this list: it counts as 55 rules of the 60 a group may have.
    const cloudFront = new DataAwsEc2ManagedPrefixList(this, 'cloudfront-addresses', {
      name: 'com.amazonaws.global.cloudfront.origin-facing',
    });

    alb.allowFrom({ prefixList: cloudFront.id }, 443, 'CloudFront');
    alb.allowFrom({ cidr: WORLD }, 80, 'Anybody, to be sent to https on the public name');
    for (const [port, what] of [
      [3000, 'web'],
      [3001, 'api'],
    ] as const) {
      alb.allowTo(app, port, `To ${what}`);
      app.allowFrom(alb, port, `Load balancer to ${what}`);
    }

    app.allowTo({ cidr: WORLD }, 443, 'AWS, Toss, Kakao, Naver, Google');
    app.allowTo({ cidr: WORLD }, 465, 'SES over SMTP with TLS');
    app.allowTo(db, 5432, 'PostgreSQL');
    app.allowTo(redis, 6379, 'DragonflyDB');
    app.allowTo(ops, 3100, 'Log lines to Loki');
    db.allowFrom(app, 5432, 'api and worker');
    redis.allowFrom(app, 6379, 'api and worker');

    ops.allowFrom(app, 3100, 'Log lines to Loki');
    ops.allowTo({ cidr: WORLD }, 443, 'AWS and container images; probes of the public site and of Toss');
    ops.allowTo(app, 3001, 'Prometheus reads the api');
    ops.allowTo(app, 3002, 'Prometheus reads the worker');
    ops.allowTo(app, 9100, 'Prometheus reads the machine');
    ops.allowTo(db, 5432, 'Prometheus reads PostgreSQL');
    app.allowFrom(ops, 3001, 'Prometheus');
    app.allowFrom(ops, 3002, 'Prometheus');
    app.allowFrom(ops, 9100, 'Prometheus');
    db.allowFrom(ops, 5432, 'Prometheus');
    return { alb, app, ops, db, redis };
  }
}
