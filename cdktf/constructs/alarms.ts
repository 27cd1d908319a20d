import type { CloudwatchMetricAlarmMetricQuery } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm/index.js';
import { Construct } from 'constructs';
import { REGION } from '../stages.ts';
import type { Watched } from '../stacks/monitoring.ts';
import { alarm, type Alarm, type Topics } from './alarm.ts';
import type { TiketiStack } from './tiketi-stack.ts';

/**
 * What CloudWatch sees from outside; what the programs say about themselves is in monitoring/prometheus. The heartbeat ties
 * the two together: when Prometheus dies, this side says so.
 */
export class Alarms extends Construct {
  private readonly stack: TiketiStack;
  private readonly topics: Topics;

  constructor(stack: TiketiStack, watched: Watched, topics: Topics) {
    super(stack, 'alarms');
    this.stack = stack;
    this.topics = topics;
    this.balancer(watched);
    this.machines(watched);
    this.database(watched);
    this.wayOut(watched);
    this.heartbeats();
    this.alarm('certificate', {
      namespace: 'AWS/CertificateManager',
      metric: 'DaysToExpiry',
      dimensions: { CertificateArn: watched.dns.albCertificateArn },
      statistic: 'Minimum',
      comparison: '<',
      threshold: 21,
      period: 86_400,
      severity: 'ticket',
      what: 'The certificate ends within three weeks: its renewal fails',
    });
  }

  private balancer({ compute }: Watched): void {
    const LoadBalancer = compute.loadBalancer.arnSuffix;
    for (const metric of ['HTTPCode_Target_5XX_Count', 'HTTPCode_ELB_5XX_Count']) {
      this.alarm(metric.includes('Target') ? 'errors-of-ours' : 'errors-of-balancer', {
        namespace: 'AWS/ApplicationELB',
        metric,
        dimensions: { LoadBalancer },
        statistic: 'Sum',
        threshold: 10,
        severity: 'page',
        what: 'More than ten answers of the kind 5xx in a minute',
      });
    }
    const healthy = (id: 'blue' | 'green'): CloudwatchMetricAlarmMetricQuery => ({
      id,
      returnData: false,
      metric: {
        namespace: 'AWS/ApplicationELB',
        metricName: 'HealthyHostCount',
        dimensions: { LoadBalancer, TargetGroup: compute.colours[id].targets.api.arnSuffix },
        period: 60,
        stat: 'Minimum',
      },
    });
    this.alarm('too-few-machines', {
      query: [
        healthy('blue'),
        healthy('green'),
        { id: 'serving', expression: 'FILL(blue, 0) + FILL(green, 0)', label: 'Healthy api targets', returnData: true },
      ],
      comparison: '<',
      threshold: this.stack.stage.sizes.app.min,
      periods: 3,
      severity: 'page',
      silence: 'breaching',
      what: 'Fewer machines answer than the smallest number allowed',
    });
  }

  private machines({ compute, data }: Watched): void {
    const { app } = this.stack.stage.sizes;
    for (const [name, colour] of Object.entries(compute.colours)) {
      const dimensions = { AutoScalingGroupName: colour.groupName };
      this.machine(name, dimensions, app.credits);
      this.alarm(`${name}-at-its-largest`, {
        namespace: 'AWS/AutoScaling',
        metric: 'GroupInServiceInstances',
        dimensions,
        comparison: '>=',
        threshold: app.max,
        periods: 10,
        severity: 'ticket',
        what: 'The largest number of machines for ten minutes: demand may be above what we can serve',
      });
    }
    this.machine('ops', { InstanceId: data.opsInstanceId }, 'standard');
    this.alarm('ops-unreachable', {
      namespace: 'AWS/EC2',
      metric: 'StatusCheckFailed_System',
      dimensions: { InstanceId: data.opsInstanceId },
      statistic: 'Maximum',
      comparison: '>=',
      threshold: 1,
      periods: 2,
      severity: 'page',
      silence: 'breaching',
      actions: [`arn:aws:automate:${REGION}:ec2:recover`],
      what: 'The hardware under DragonflyDB and monitoring failed; EC2 moves the machine',
    });
  }

  /** Processor, disk and credits of one machine or of one colour. Names of dimensions are those the agent sends. */
  private machine(name: string, dimensions: Readonly<Record<string, string>>, credits: 'standard' | 'unlimited'): void {
    this.alarm(`${name}-cpu`, {
      namespace: 'AWS/EC2',
      metric: 'CPUUtilization',
      dimensions,
      threshold: 80,
      period: 300,
      severity: 'ticket',
      what: 'Processors above 80 % for five minutes',
    });
    for (const [metric, what] of [
      ['disk_used_percent', 'A disk is more than 90 % full'],
      ['mem_used_percent', 'Memory is more than 90 % full'],
    ] as const) {
      this.alarm(`${name}-${metric.split('_', 1)[0] ?? ''}`, {
        namespace: 'TIKETI',
        metric,
        dimensions,
        statistic: 'Maximum',
        threshold: 90,
        period: 300,
        severity: 'ticket',
        what,
      });
    }
    this.alarm(`${name}-credits`, {
      namespace: 'AWS/EC2',
      metric: credits === 'standard' ? 'CPUCreditBalance' : 'CPUSurplusCreditsCharged',
      dimensions,
      statistic: credits === 'standard' ? 'Minimum' : 'Maximum',
      comparison: credits === 'standard' ? '<' : '>',
      threshold: credits === 'standard' ? 30 : 0,
      period: 300,
      periods: 3,
      severity: 'ticket',
      what:
        credits === 'standard'
          ? 'Burst credits are nearly gone: soon the machine is slow'
          : 'Burst credits are used up and paid for',
    });
  }

  private database({ data }: Watched): void {
    const of = { namespace: 'AWS/RDS', dimensions: data.database.dimension } as const;
    this.alarm('database-connections', {
      ...of,
      metric: 'DatabaseConnections',
      statistic: 'Maximum',
      threshold: Math.floor(data.database.maxConnections * 0.8),
      severity: 'page',
      what: 'More than 80 % of the connections the database allows',
    });
    this.alarm('database-cpu', {
      ...of,
      metric: 'CPUUtilization',
      threshold: 80,
      period: 300,
      severity: 'ticket',
      what: 'The database works above 80 % for five minutes',
    });
    if (this.stack.stage.sizes.database.kind === 'aurora') {
      this.alarm('database-at-its-largest', {
        ...of,
        metric: 'ACUUtilization',
        threshold: 95,
        periods: 10,
        severity: 'ticket',
        what: 'Aurora is at its largest size for ten minutes: raise maxAcu before the next sale',
      });
    } else {
      this.alarm('database-disk', {
        ...of,
        metric: 'FreeStorageSpace',
        statistic: 'Minimum',
        comparison: '<',
        threshold: 2 * 1024 ** 3,
        period: 300,
        severity: 'ticket',
        what: 'Less than 2 GiB of storage left',
      });
    }
  }

  /** Toss is asked through here: when it dies, sales stop. */
  private wayOut({ network }: Watched): void {
    const { nat } = network;
    if (nat.kind === 'gateway') {
      this.alarm('nat', {
        namespace: 'AWS/NATGateway',
        metric: 'ErrorPortAllocation',
        dimensions: { NatGatewayId: nat.id },
        statistic: 'Sum',
        threshold: 0,
        severity: 'page',
        what: 'The NAT gateway has no ports left: calls to Toss fail',
      });
      return;
    }
    this.alarm('nat', {
      namespace: 'AWS/EC2',
      metric: 'StatusCheckFailed_System',
      dimensions: { InstanceId: nat.id },
      statistic: 'Maximum',
      comparison: '>=',
      threshold: 1,
      periods: 2,
      severity: 'page',
      silence: 'breaching',
      actions: [`arn:aws:automate:${REGION}:ec2:recover`],
      what: 'The hardware under the NAT machine failed; EC2 moves it',
    });
    this.alarm('nat-hangs', {
      namespace: 'AWS/EC2',
      metric: 'StatusCheckFailed_Instance',
      dimensions: { InstanceId: nat.id },
      statistic: 'Maximum',
      comparison: '>=',
      threshold: 1,
      periods: 3,
      severity: 'page',
      silence: 'breaching',
      actions: [`arn:aws:automate:${REGION}:ec2:reboot`],
      what: 'The NAT machine does not answer; EC2 restarts it',
    });
  }

  /** Sent every minute by the ops machine (instances/ops.sh). */
  private heartbeats(): void {
    const dimensions = { Stage: this.stack.stage.name };
    this.alarm('prometheus-silent', {
      namespace: 'TIKETI',
      metric: 'PrometheusAwake',
      dimensions,
      statistic: 'Minimum',
      comparison: '<',
      threshold: 1,
      periods: 5,
      severity: 'page',
      silence: 'breaching',
      what: 'Prometheus has said nothing for five minutes: nobody watches the sale',
    });
    this.alarm('outbox-old', {
      namespace: 'TIKETI',
      metric: 'OutboxOldestSeconds',
      dimensions,
      statistic: 'Maximum',
      threshold: 300,
      periods: 2,
      severity: 'page',
      what: 'A message has been waiting for five minutes: mails and refunds are late',
    });
  }

  private alarm(name: string, what: Alarm): void {
    alarm(this, `${this.stack.prefix}-${name}`, name, this.topics, what);
  }
}
