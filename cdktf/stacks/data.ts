import { DataAwsSsmParameter } from '@cdktf/provider-aws/lib/data-aws-ssm-parameter/index.js';
import { DlmLifecyclePolicy } from '@cdktf/provider-aws/lib/dlm-lifecycle-policy/index.js';
import { EbsVolume } from '@cdktf/provider-aws/lib/ebs-volume/index.js';
import { Instance } from '@cdktf/provider-aws/lib/instance/index.js';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record/index.js';
import { Route53Zone } from '@cdktf/provider-aws/lib/route53-zone/index.js';
import { VolumeAttachment } from '@cdktf/provider-aws/lib/volume-attachment/index.js';
import type { Construct } from 'constructs';
import { AuroraDatabase, type Database, RdsDatabase } from '../constructs/database.ts';
import { instanceFile } from '../constructs/instance-file.ts';
import { MachineRole } from '../constructs/machine-role.ts';
import { AMAZON_LINUX } from '../constructs/nat.ts';
import { assumedBy } from '../constructs/policy.ts';
import { Role } from '../constructs/role.ts';
import { tags, TiketiStack } from '../constructs/tiketi-stack.ts';
import { type Installation, REGION, ZONES } from '../stages.ts';
import type { NetworkStack } from './network.ts';
import type { SecurityStack } from './security.ts';

/** Kept when the machine is replaced, so that names and routes stay true. */
const OPS_ADDRESS = '10.0.10.10';

/** PostgreSQL, and the ops machine with DragonflyDB and monitoring: everything that must outlive an app machine. */
export class DataStack extends TiketiStack {
  readonly database: Database;
  readonly opsInstanceId: string;

  constructor(scope: Construct, stage: Installation, from: { network: NetworkStack; security: SecurityStack }) {
    super(scope, 'data', stage);
    const { network } = from;
    const size = stage.sizes.database;
    const place = { subnetIds: network.privateSubnets, groupId: network.groups.db.id };
    this.database = size.kind === 'aurora' ? new AuroraDatabase(this, size, place) : new RdsDatabase(this, size, place);
    this.opsInstanceId = this.opsMachine(network, from.security);
    this.names(network.vpcId);
    this.snapshots();
  }

  private opsMachine(network: NetworkStack, { secrets }: SecurityStack): string {
    const { account, name, domain, sizes } = this.stage;
    const { ownerSecretArn } = this.database;
    const topic = (kind: string) => `arn:aws:sns:${REGION}:${account}:${this.prefix}-${kind}`;
    const role = new MachineRole(this, 'ops', {
      // `backend` for the one-off that migrates.
      images: ['backend', 'prometheus', 'grafana', 'loki'],
      secretArns: [secrets.data.arn, secrets.jwt.arn, ownerSecretArn],
      releases: ['ops'],
      also: [
        { Sid: 'Alerts', Effect: 'Allow', Action: 'sns:Publish', Resource: ['page', 'ticket', 'chat'].map(topic) },
        {
          // Topics are encrypted with a key of ours; nothing else is, through SNS.
          Sid: 'KeyOfTheTopics',
          Effect: 'Allow',
          Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
          Resource: `arn:aws:kms:${REGION}:${account}:key/*`,
          Condition: { StringEquals: { 'kms:ViaService': `sns.${REGION}.amazonaws.com` } },
        },
        {
          // Prometheus finds the app machines by their tags.
          Sid: 'FindMachines',
          Effect: 'Allow',
          Action: ['ec2:DescribeInstances', 'ec2:DescribeAvailabilityZones'],
          Resource: '*',
        },
      ],
    });
    const disk = new EbsVolume(this, 'ops-data', {
      availabilityZone: ZONES[0],
      size: sizes.ops.dataGb,
      type: 'gp3',
      encrypted: true,
      tags: { Name: `${this.prefix}-ops-data`, Snapshots: 'daily' },
      lifecycle: { preventDestroy: true },
    });
    const image = new DataAwsSsmParameter(this, 'image', { name: AMAZON_LINUX });
    const machine = new Instance(this, 'ops', {
      ami: image.value,
      instanceType: sizes.ops.instance,
      subnetId: network.privateSubnets[0] ?? '',
      privateIp: OPS_ADDRESS,
      vpcSecurityGroupIds: [network.groups.ops.id, network.groups.redis.id],
      iamInstanceProfile: role.profileName,
      associatePublicIpAddress: false,
      // Two hops: the SDK inside a container asks through Docker's bridge.
      metadataOptions: { httpEndpoint: 'enabled', httpTokens: 'required', httpPutResponseHopLimit: 2 },
      creditSpecification: { cpuCredits: 'standard' },
      // Not volumeTags: they would be put on the data volume, too, and take away the tag its snapshots go by.
      rootBlockDevice: { volumeType: 'gp3', volumeSize: sizes.ops.diskGb, encrypted: true, tags: tags(this.stage) },
      userData: instanceFile('ops.sh', {
        STAGE: name,
        DOMAIN: domain,
        DATABASE_HOST: this.database.host,
        OWNER_SECRET: ownerSecretArn,
        REGISTRY: `${account}.dkr.ecr.${REGION}.amazonaws.com`,
        REDIS_MB: String(sizes.ops.redisMb),
        // DragonflyDB asks for 256 MiB a thread and does not start with less; the machine has two cores.
        REDIS_THREADS: String(Math.min(2, Math.max(1, Math.floor(sizes.ops.redisMb / 256)))),
        VOLUME: disk.id,
        PAGE_TOPIC: topic('page'),
        TICKET_TOPIC: topic('ticket'),
        CHAT_TOPIC: topic('chat'),
      }),
      tags: { Name: `${this.prefix}-ops`, Role: 'ops' },
      // A new image from Amazon must not replace the queue's machine in passing, and a changed script only stops and starts it
      // without ever being run: on purpose, with -replace (docs/deploy.md).
      lifecycle: { ignoreChanges: ['ami', 'user_data'] },
    });
    new VolumeAttachment(this, 'ops-data-attached', {
      deviceName: '/dev/sdf',
      volumeId: disk.id,
      instanceId: machine.id,
      // Stopped before the volume is taken: DragonflyDB writes its snapshot first.
      stopInstanceBeforeDetaching: true,
    });
    return machine.id;
  }

  /** Names inside the VPC, so that a program never holds an address. */
  private names(vpcId: string): void {
    const zone = new Route53Zone(this, 'inside', {
      name: `${this.stage.domain}.internal`,
      comment: 'Names inside the VPC',
      vpc: [{ vpcId }],
    });
    for (const name of ['redis', 'ops']) {
      new Route53Record(this, `inside-${name}`, {
        zoneId: zone.zoneId,
        name: `${name}.${this.stage.domain}.internal`,
        type: 'A',
        ttl: 60,
        records: [OPS_ADDRESS],
      });
    }
  }

  /** The ops machine's data volume, every night, kept a week. */
  private snapshots(): void {
    const role = new Role(this, 'snapshots-role', {
      name: 'snapshots',
      assumeRolePolicy: assumedBy('dlm.amazonaws.com', {
        StringEquals: { 'aws:SourceAccount': this.stage.account },
      }),
      statements: [],
      managed: ['arn:aws:iam::aws:policy/service-role/AWSDataLifecycleManagerServiceRole'],
    });
    new DlmLifecyclePolicy(this, 'snapshots', {
      description: `${this.prefix} data volumes every night`,
      executionRoleArn: role.arn,
      state: 'ENABLED',
      policyDetails: {
        resourceTypes: ['VOLUME'],
        // One tag: of several, any would do, and every disk of the installation has the others.
        targetTags: { Snapshots: 'daily' },
        schedule: [
          {
            name: 'nightly',
            createRule: { interval: 24, intervalUnit: 'HOURS', times: ['18:30'] },
            retainRule: { count: 7 },
            copyTags: true,
          },
        ],
      },
    });
  }
}
