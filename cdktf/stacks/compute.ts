import { LbListenerRule } from '@cdktf/provider-aws/lib/lb-listener-rule/index.js';
import { LbListener } from '@cdktf/provider-aws/lib/lb-listener/index.js';
import { Lb } from '@cdktf/provider-aws/lib/lb/index.js';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record/index.js';
import type { Construct } from 'constructs';
import { Colour, type ColourName, type SERVICES } from '../constructs/colour.ts';
import { instanceFile } from '../constructs/instance-file.ts';
import { MachineRole } from '../constructs/machine-role.ts';
import { currentOriginSecret, ORIGIN_HEADER, previousOriginSecret } from '../constructs/origin-secret.ts';
import { TiketiStack } from '../constructs/tiketi-stack.ts';
import { DRAND_RELAYS, type Installation, POOL_MAX, POOL_WARM, REGION } from '../stages.ts';
import type { DataStack } from './data.ts';
import type { DnsStack } from './dns.ts';
import type { NetworkStack } from './network.ts';
import type { SecurityStack } from './security.ts';
import type { StorageStack } from './storage.ts';

/** Seconds a quiet connection is kept; the api keeps its end 5 s longer, or the balancer would write into a closed one. */
const IDLE_SECONDS = 60;

interface ComputeNeeds {
  readonly dns: DnsStack;
  readonly network: NetworkStack;
  readonly storage: StorageStack;
  readonly security: SecurityStack;
  readonly data: DataStack;
}

/** The load balancer and two colours of app machines behind it. Which colour answers is the deployment's word. */
export class ComputeStack extends TiketiStack {
  readonly loadBalancer: Lb;
  /** Name CloudFront calls, covered by the balancer's certificate. */
  readonly originDomain: string;
  readonly colours: Readonly<Record<ColourName, Colour>>;

  constructor(scope: Construct, stage: Installation, needs: ComputeNeeds) {
    super(scope, 'compute', stage);
    const { network } = needs;
    this.loadBalancer = new Lb(this, 'balancer', {
      name: this.prefix,
      loadBalancerType: 'application',
      internal: false,
      subnets: network.publicSubnets,
      securityGroups: [network.groups.alb.id],
      idleTimeout: IDLE_SECONDS,
      enableDeletionProtection: true,
      dropInvalidHeaderFields: true,
      enableHttp2: true,
      accessLogs: { bucket: needs.storage.logs.name, prefix: 'alb', enabled: true },
    });
    const role = this.machineRole(needs);
    const colour = (name: ColourName) =>
      new Colour(this, name, {
        vpcId: network.vpcId,
        subnetIds: network.privateSubnets,
        groupId: network.groups.app.id,
        profileArn: role.profileArn,
        userData: this.userData(name, needs.data),
      });
    this.colours = { blue: colour('blue'), green: colour('green') };
    this.listeners(needs.dns.albCertificateArn);
    this.originDomain = `origin.${stage.domain}`;
    new Route53Record(this, 'origin', {
      zoneId: needs.dns.zoneId,
      name: this.originDomain,
      type: 'A',
      alias: { name: this.loadBalancer.dnsName, zoneId: this.loadBalancer.zoneId, evaluateTargetHealth: false },
    });
  }

  private machineRole({ security, storage }: ComputeNeeds): MachineRole {
    return new MachineRole(this, 'app', {
      images: ['backend', 'web', 'alloy'],
      secretArns: Object.values(security.secrets).map((secret) => secret.arn),
      releases: ['blue', 'green'],
      also: [
        {
          Sid: 'Posters',
          Effect: 'Allow',
          Action: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
          Resource: `${storage.uploads.arn}/media/*`,
        },
      ],
    });
  }

  private userData(colour: ColourName, data: DataStack): string {
    const { account, name, domain } = this.stage;
    return instanceFile('app.sh', {
      STAGE: name,
      COLOUR: colour,
      DOMAIN: domain,
      DATABASE_HOST: data.database.host,
      POOL_MAX: String(POOL_MAX),
      POOL_WARM: String(POOL_WARM),
      DRAND_RELAYS: DRAND_RELAYS.join(),
      REGISTRY: `${account}.dkr.ecr.${REGION}.amazonaws.com`,
    });
  }

  /** Nothing but CloudFront gets an answer: whoever does not know the header is refused before any machine is asked. */
  private listeners(certificateArn: string): void {
    const { domain } = this.stage;
    new LbListener(this, 'http', {
      loadBalancerArn: this.loadBalancer.arn,
      port: 80,
      protocol: 'HTTP',
      defaultAction: [
        { type: 'redirect', redirect: { host: domain, port: '443', protocol: 'HTTPS', statusCode: 'HTTP_301' } },
      ],
    });
    const https = new LbListener(this, 'https', {
      loadBalancerArn: this.loadBalancer.arn,
      port: 443,
      protocol: 'HTTPS',
      sslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-2021-06',
      certificateArn,
      defaultAction: [
        {
          type: 'fixed-response',
          fixedResponse: { contentType: 'text/plain', statusCode: '403', messageBody: 'Forbidden' },
        },
      ],
    });
    const values = [currentOriginSecret(this), previousOriginSecret(this)];
    const known = { httpHeader: { httpHeaderName: ORIGIN_HEADER, values } };
    this.forward(https, 'api', 10, [known, { pathPattern: { values: ['/api/*', '/socket.io/*'] } }]);
    this.forward(https, 'web', 20, [known]);
  }

  private forward(
    listener: LbListener,
    service: keyof typeof SERVICES,
    priority: number,
    condition: ConstructorParameters<typeof LbListenerRule>[2]['condition'],
  ): void {
    new LbListenerRule(this, `to-${service}`, {
      listenerArn: listener.arn,
      priority,
      condition,
      action: [
        {
          type: 'forward',
          forward: {
            targetGroup: [
              { arn: this.colours.blue.targets[service].arn, weight: 100 },
              { arn: this.colours.green.targets[service].arn, weight: 0 },
            ],
            stickiness: { enabled: false, duration: 1 },
          },
        },
      ],
      // The deployment moves the weights; a later apply must not move them back.
      lifecycle: { ignoreChanges: ['action'] },
    });
  }
}
