import { AutoscalingGroup } from '@cdktf/provider-aws/lib/autoscaling-group/index.js';
import { AutoscalingPolicy } from '@cdktf/provider-aws/lib/autoscaling-policy/index.js';
import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm/index.js';
import { LaunchTemplate } from '@cdktf/provider-aws/lib/launch-template/index.js';
import { LbTargetGroup } from '@cdktf/provider-aws/lib/lb-target-group/index.js';
import { TerraformLocal } from 'cdktf';
import { Construct } from 'constructs';
import { AMAZON_LINUX } from './nat.ts';
import { tags, type TiketiStack } from './tiketi-stack.ts';

export type ColourName = 'blue' | 'green';

/** Ports of the roadmap and what answers on them, with the path that says whether it can serve. */
export const SERVICES = { web: { port: 3000 }, api: { port: 3001 } } as const;

interface ColourProps {
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  readonly groupId: string;
  readonly profileArn: string;
  readonly userData: string;
}

/** One of the two sets of machines of a blue/green pair: its targets, its template, its group, its scaling. */
export class Colour extends Construct {
  readonly targets: Readonly<Record<keyof typeof SERVICES, LbTargetGroup>>;
  readonly groupName: string;

  constructor(stack: TiketiStack, colour: ColourName, props: ColourProps) {
    super(stack, colour);
    this.groupName = `${stack.prefix}-${colour}`;
    this.targets = { web: this.target(stack, colour, 'web', props), api: this.target(stack, colour, 'api', props) };
    const group = this.group(stack, colour, this.template(stack, colour, props), props);
    const period = stack.stage.sizes.app.detailedMetrics ? 60 : 300;
    this.scale(group, { id: 'up', change: 2, threshold: 70, comparison: 'GreaterThanThreshold', period, periods: 1 });
    this.scale(group, {
      id: 'down',
      change: -1,
      threshold: 30,
      comparison: 'LessThanThreshold',
      period: 300,
      periods: 3,
    });
  }

  private target(stack: TiketiStack, colour: ColourName, service: keyof typeof SERVICES, props: ColourProps) {
    return new LbTargetGroup(this, service, {
      name: `${stack.prefix}-${service}-${colour}`,
      port: SERVICES[service].port,
      protocol: 'HTTP',
      targetType: 'instance',
      vpcId: props.vpcId,
      // Both answer /health/started: the api itself, and web by asking the api behind it. Not /health/ready: a database that is
      // away is away for all machines, and the group would replace every one of them for it.
      healthCheck: {
        path: '/health/started',
        protocol: 'HTTP',
        port: 'traffic-port',
        matcher: '200',
        interval: 10,
        timeout: 5,
        healthyThreshold: 2,
        unhealthyThreshold: 3,
      },
      // Requests in flight end; longer than any of them may take (requestTimeout of the api is 30 s).
      deregistrationDelay: '45',
      // Socket.IO speaks WebSocket only and the processes keep no state: stickiness would only hide mistakes.
      stickiness: { enabled: false, type: 'lb_cookie' },
    });
  }

  private template(stack: TiketiStack, colour: ColourName, props: ColourProps): LaunchTemplate {
    const { app } = stack.stage.sizes;
    const named = { ...tags(stack.stage), Name: this.groupName, Role: 'app', Colour: colour };
    const script = new TerraformLocal(this, 'start', props.userData);
    return new LaunchTemplate(this, 'template', {
      name: this.groupName,
      // Looked up when a machine starts: patches arrive with the next deployment.
      imageId: `resolve:ssm:${AMAZON_LINUX}`,
      instanceType: app.instance,
      iamInstanceProfile: { arn: props.profileArn },
      networkInterfaces: [
        { associatePublicIpAddress: 'false', securityGroups: [props.groupId], deleteOnTermination: 'true' },
      ],
      // Two hops: the SDK inside a container asks through Docker's bridge.
      metadataOptions: { httpEndpoint: 'enabled', httpTokens: 'required', httpPutResponseHopLimit: 2 },
      creditSpecification: { cpuCredits: app.credits },
      blockDeviceMappings: [
        {
          deviceName: '/dev/xvda',
          ebs: { volumeType: 'gp3', volumeSize: app.diskGb, encrypted: 'true', deleteOnTermination: 'true' },
        },
      ],
      monitoring: { enabled: app.detailedMetrics },
      userData: `\${base64encode(${script.fqn})}`,
      tagSpecifications: ['instance', 'volume', 'network-interface'].map((resourceType) => ({
        resourceType,
        tags: named,
      })),
      updateDefaultVersion: true,
    });
  }

  /** Green starts empty. From then on the deployment decides which colour has machines and how many. */
  private group(stack: TiketiStack, colour: ColourName, template: LaunchTemplate, props: ColourProps) {
    const { app } = stack.stage.sizes;
    const named = { ...tags(stack.stage), Name: this.groupName, Role: 'app', Colour: colour };
    return new AutoscalingGroup(this, 'group', {
      name: this.groupName,
      minSize: colour === 'blue' ? app.min : 0,
      desiredCapacity: colour === 'blue' ? app.desired : 0,
      maxSize: app.max,
      vpcZoneIdentifier: [...props.subnetIds],
      targetGroupArns: Object.values(this.targets).map((target) => target.arn),
      healthCheckType: 'ELB',
      // Docker, three images and a start take about two minutes.
      healthCheckGracePeriod: 300,
      defaultInstanceWarmup: 180,
      waitForCapacityTimeout: '0',
      launchTemplate: { id: template.id, version: '$Latest' },
      enabledMetrics: ['GroupInServiceInstances', 'GroupDesiredCapacity', 'GroupMaxSize'],
      tag: Object.entries(named).map(([key, value]) => ({ key, value, propagateAtLaunch: true })),
      lifecycle: { ignoreChanges: ['desired_capacity', 'min_size'] },
    });
  }

  private scale(
    group: AutoscalingGroup,
    rule: { id: string; change: number; threshold: number; comparison: string; period: number; periods: number },
  ): void {
    const scaling = new AutoscalingPolicy(this, `scale-${rule.id}`, {
      name: `${this.groupName}-${rule.id}`,
      autoscalingGroupName: group.name,
      policyType: 'StepScaling',
      adjustmentType: 'ChangeInCapacity',
      metricAggregationType: 'Average',
      stepAdjustment: [
        rule.change > 0
          ? { scalingAdjustment: rule.change, metricIntervalLowerBound: '0' }
          : { scalingAdjustment: rule.change, metricIntervalUpperBound: '0' },
      ],
    });
    new CloudwatchMetricAlarm(this, `cpu-${rule.id}`, {
      alarmName: `${this.groupName}-cpu-${rule.id}`,
      alarmDescription: `Machines of ${this.groupName}: ${rule.change > 0 ? '+' : ''}${rule.change}`,
      namespace: 'AWS/EC2',
      metricName: 'CPUUtilization',
      dimensions: { AutoScalingGroupName: group.name },
      statistic: 'Average',
      period: rule.period,
      evaluationPeriods: rule.periods,
      comparisonOperator: rule.comparison,
      threshold: rule.threshold,
      // An empty colour has no figures and needs no machines.
      treatMissingData: 'notBreaching',
      alarmActions: [scaling.arn],
    });
  }
}
