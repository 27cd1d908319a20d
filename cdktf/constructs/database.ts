import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group/index.js';
import { DbInstance } from '@cdktf/provider-aws/lib/db-instance/index.js';
import { DbParameterGroup } from '@cdktf/provider-aws/lib/db-parameter-group/index.js';
import { DbSubnetGroup } from '@cdktf/provider-aws/lib/db-subnet-group/index.js';
import { RdsClusterInstance } from '@cdktf/provider-aws/lib/rds-cluster-instance/index.js';
import { RdsClusterParameterGroup } from '@cdktf/provider-aws/lib/rds-cluster-parameter-group/index.js';
import { RdsCluster } from '@cdktf/provider-aws/lib/rds-cluster/index.js';
import { Construct } from 'constructs';
import type { Sizes } from '../stages.ts';
import type { TiketiStack } from './tiketi-stack.ts';

interface DatabaseProps {
  readonly subnetIds: readonly string[];
  readonly groupId: string;
}

/** What both kinds of database give the rest. */
export interface Database {
  readonly host: string;
  /** Secret of RDS with the owner's user name and password; RDS makes and rotates it. */
  readonly ownerSecretArn: string;
  /** The dimension CloudWatch knows it by. */
  readonly dimension: Readonly<Record<string, string>>;
  readonly maxConnections: number;
}

/** A statement that waits or runs longer than this is a fault, not patience; the programs' own limits are shorter. */
const PARAMETERS: Readonly<Record<string, string>> = {
  'rds.force_ssl': '1',
  log_min_duration_statement: '500',
  idle_in_transaction_session_timeout: '30000',
  lock_timeout: '10000',
  statement_timeout: '60000',
  log_lock_waits: '1',
};

const parameters = () => Object.entries(PARAMETERS).map(([name, value]) => ({ name, value }));

/**
 * The major version only. AWS brings minor ones by itself at night; a minor version written down here would be a step
 * back afterwards, which AWS refuses.
 */
const POSTGRES = '17';

/** Night in Korea: UTC 18:00 is 03:00 KST. Backups end before maintenance begins. */
const BACKUP_WINDOW = '17:30-18:30';
const MAINTENANCE_WINDOW = 'mon:19:00-mon:20:00';

/** PostgreSQL derives its limit from memory: bytes / 9,531,392, and an ACU has 2 GiB. */
export const auroraConnections = (maxAcu: number): number => Math.floor((maxAcu * 2 * 1024 ** 3) / 9_531_392);

function subnetGroup(scope: Construct, stack: TiketiStack, props: DatabaseProps): string {
  return new DbSubnetGroup(scope, 'subnets', { name: stack.prefix, subnetIds: [...props.subnetIds] }).name;
}

/** Logs of the database, made before it so that they do not live for ever. */
function logs(scope: Construct, path: string): CloudwatchLogGroup {
  return new CloudwatchLogGroup(scope, 'logs', { name: path, retentionInDays: 30 });
}

/** Aurora Serverless v2: grows and shrinks between two sizes within seconds, storage in three zones. */
export class AuroraDatabase extends Construct implements Database {
  readonly host: string;
  readonly ownerSecretArn: string;
  readonly dimension: Readonly<Record<string, string>>;
  readonly maxConnections: number;

  constructor(stack: TiketiStack, size: Extract<Sizes['database'], { kind: 'aurora' }>, props: DatabaseProps) {
    super(stack, 'database');
    const identifier = stack.prefix;
    const settings = new RdsClusterParameterGroup(this, 'settings', {
      name: `${identifier}-pg17`,
      family: 'aurora-postgresql17',
      parameter: parameters(),
    });
    const cluster = new RdsCluster(this, 'cluster', {
      clusterIdentifier: identifier,
      engine: 'aurora-postgresql',
      // Serverless v2 is "provisioned" with machines of the class db.serverless.
      engineMode: 'provisioned',
      engineVersion: POSTGRES,
      databaseName: 'tiketi',
      masterUsername: 'tiketi_owner',
      manageMasterUserPassword: true,
      serverlessv2ScalingConfiguration: { minCapacity: size.minAcu, maxCapacity: size.maxAcu },
      dbSubnetGroupName: subnetGroup(this, stack, props),
      vpcSecurityGroupIds: [props.groupId],
      dbClusterParameterGroupName: settings.name,
      storageEncrypted: true,
      backupRetentionPeriod: 7,
      preferredBackupWindow: BACKUP_WINDOW,
      preferredMaintenanceWindow: MAINTENANCE_WINDOW,
      copyTagsToSnapshot: true,
      deletionProtection: true,
      skipFinalSnapshot: false,
      finalSnapshotIdentifier: `${identifier}-final`,
      enabledCloudwatchLogsExports: ['postgresql'],
      // Changes wait for the night: a restart in sale hours is an outage.
      applyImmediately: false,
      allowMajorVersionUpgrade: false,
      dependsOn: [logs(this, `/aws/rds/cluster/${identifier}/postgresql`)],
    });
    new RdsClusterInstance(this, 'writer', {
      identifier: `${identifier}-1`,
      clusterIdentifier: cluster.id,
      engine: cluster.engine,
      engineVersion: cluster.engineVersion,
      instanceClass: 'db.serverless',
      publiclyAccessible: false,
      autoMinorVersionUpgrade: true,
      applyImmediately: false,
      performanceInsightsEnabled: true,
      performanceInsightsRetentionPeriod: 7,
      copyTagsToSnapshot: true,
      caCertIdentifier: 'rds-ca-rsa2048-g1',
    });
    this.host = cluster.endpoint;
    this.ownerSecretArn = cluster.masterUserSecret.get(0).secretArn;
    this.dimension = { DBClusterIdentifier: identifier };
    this.maxConnections = auroraConnections(size.maxAcu);
  }
}

/** One small PostgreSQL machine in one zone: no failover, minutes away while AWS replaces it. */
export class RdsDatabase extends Construct implements Database {
  readonly host: string;
  readonly ownerSecretArn: string;
  readonly dimension: Readonly<Record<string, string>>;
  readonly maxConnections: number;

  constructor(stack: TiketiStack, size: Extract<Sizes['database'], { kind: 'rds' }>, props: DatabaseProps) {
    super(stack, 'database');
    const identifier = stack.prefix;
    const settings = new DbParameterGroup(this, 'settings', {
      name: `${identifier}-pg17`,
      family: 'postgres17',
      parameter: [
        ...parameters(),
        { name: 'max_connections', value: String(size.maxConnections), applyMethod: 'pending-reboot' },
      ],
    });
    const instance = new DbInstance(this, 'instance', {
      identifier,
      engine: 'postgres',
      engineVersion: POSTGRES,
      instanceClass: size.instance,
      dbName: 'tiketi',
      username: 'tiketi_owner',
      manageMasterUserPassword: true,
      storageType: 'gp3',
      allocatedStorage: size.storageGb,
      maxAllocatedStorage: size.storageGb * 5,
      storageEncrypted: true,
      multiAz: false,
      publiclyAccessible: false,
      dbSubnetGroupName: subnetGroup(this, stack, props),
      vpcSecurityGroupIds: [props.groupId],
      parameterGroupName: settings.name,
      backupRetentionPeriod: 7,
      backupWindow: BACKUP_WINDOW,
      maintenanceWindow: MAINTENANCE_WINDOW,
      copyTagsToSnapshot: true,
      deletionProtection: true,
      skipFinalSnapshot: false,
      finalSnapshotIdentifier: `${identifier}-final`,
      enabledCloudwatchLogsExports: ['postgresql'],
      autoMinorVersionUpgrade: true,
      applyImmediately: false,
      caCertIdentifier: 'rds-ca-rsa2048-g1',
      dependsOn: [logs(this, `/aws/rds/instance/${identifier}/postgresql`)],
    });
    this.host = instance.address;
    this.ownerSecretArn = instance.masterUserSecret.get(0).secretArn;
    this.dimension = { DBInstanceIdentifier: identifier };
    this.maxConnections = size.maxConnections;
  }
}
