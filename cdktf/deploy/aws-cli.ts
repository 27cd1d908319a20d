import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type Cloud, type Colour, DeploymentFailed, type Release, type Size } from './blue-green.ts';

const run = promisify(execFile);
const COLOURS = ['blue', 'green'] as const;
const SERVICES = ['api', 'web'] as const;

interface Forwarding {
  RuleArn: string;
  Actions: { ForwardConfig?: { TargetGroups: { TargetGroupArn: string; Weight: number }[] } }[];
}

/** AWS by its command line, signed in by the pipeline's role or by a person's. Names are those of cdktf/stacks. */
export class AwsCli implements Cloud {
  private readonly prefix: string;
  private readonly stage: string;

  constructor(stage: string) {
    this.stage = stage;
    this.prefix = `tiketi-${stage}`;
  }

  async weights(): Promise<Record<Colour, number>> {
    const [rule] = await this.rules();
    const targets = rule?.Actions[0]?.ForwardConfig?.TargetGroups ?? [];
    const arns = await this.targetGroups('api');
    const weightOf = (colour: Colour) => targets.find((one) => one.TargetGroupArn === arns[colour])?.Weight ?? 0;
    return { blue: weightOf('blue'), green: weightOf('green') };
  }

  async setWeights(weights: Readonly<Record<Colour, number>>): Promise<void> {
    const rules = await this.rules();
    for (const [index, service] of SERVICES.entries()) {
      const arns = await this.targetGroups(service);
      const TargetGroups = COLOURS.map((colour) => ({ TargetGroupArn: arns[colour], Weight: weights[colour] }));
      const actions = JSON.stringify([{ Type: 'forward', ForwardConfig: { TargetGroups } }]);
      await this.aws('elbv2', 'modify-rule', '--rule-arn', rules[index]?.RuleArn ?? '', '--actions', actions);
    }
  }

  async size(colour: Colour): Promise<Size> {
    const { AutoScalingGroups } = await this.aws<{
      AutoScalingGroups: { MinSize: number; DesiredCapacity: number }[];
    }>('autoscaling', 'describe-auto-scaling-groups', '--auto-scaling-group-names', `${this.prefix}-${colour}`);
    const [group] = AutoScalingGroups;
    if (!group) throw new DeploymentFailed(`There is no group ${this.prefix}-${colour}`);
    return { min: group.MinSize, desired: group.DesiredCapacity };
  }

  async resize(colour: Colour, { min, desired }: Size): Promise<void> {
    const size = ['--min-size', String(min), '--desired-capacity', String(desired)];
    const name = ['--auto-scaling-group-name', `${this.prefix}-${colour}`];
    await this.aws('autoscaling', 'update-auto-scaling-group', ...name, ...size);
  }

  setRelease(colour: Colour, release: Release): Promise<void> {
    return this.setParameter(colour, release);
  }

  async healthy(colour: Colour): Promise<number> {
    const counts = await Promise.all(
      SERVICES.map(async (service) => {
        const arns = await this.targetGroups(service);
        const { TargetHealthDescriptions } = await this.aws<{
          TargetHealthDescriptions: { TargetHealth: { State: string } }[];
        }>('elbv2', 'describe-target-health', '--target-group-arn', arns[colour]);
        return TargetHealthDescriptions.filter(({ TargetHealth }) => TargetHealth.State === 'healthy').length;
      }),
    );
    return Math.min(...counts);
  }

  async errors(colour: Colour): Promise<number> {
    const balancer = (await this.balancer()).replace(/^.*:loadbalancer\//, '');
    const now = new Date();
    const counts = await Promise.all(
      SERVICES.map(async (service) => {
        const group = (await this.targetGroups(service))[colour].replace(/^.*:(?=targetgroup\/)/, '');
        const { Datapoints } = await this.aws<{ Datapoints: { Sum: number }[] }>(
          ...['cloudwatch', 'get-metric-statistics', '--namespace', 'AWS/ApplicationELB'],
          ...['--metric-name', 'HTTPCode_Target_5XX_Count', '--statistics', 'Sum', '--period', '60'],
          ...['--start-time', new Date(now.getTime() - 180_000).toISOString(), '--end-time', now.toISOString()],
          ...['--dimensions', `Name=LoadBalancer,Value=${balancer}`, `Name=TargetGroup,Value=${group}`],
        );
        return Datapoints.reduce((sum, { Sum }) => sum + Sum, 0);
      }),
    );
    return counts.reduce((sum, count) => sum + count, 0);
  }

  /** The ops machine alone may read the owner's password. */
  migrate(image: string): Promise<void> {
    return this.onOps(`/opt/tiketi/migrate '${image}'`, 'The migration');
  }

  /** Containers whose image is the same stay as they are: DragonflyDB does. */
  async setMonitoring(images: Readonly<Record<string, string>>): Promise<void> {
    await this.setParameter('ops', images);
    await this.onOps('/opt/tiketi/up', 'The start of monitoring');
  }

  async serves(colour: Colour): Promise<string | undefined> {
    return (await this.release(colour))?.version;
  }

  async release(colour: Colour): Promise<Release | undefined> {
    const name = `/tiketi/${this.stage}/release/${colour}`;
    const { Parameters } = await this.aws<{ Parameters: { Value: string }[] }>(
      'ssm',
      'get-parameters',
      '--names',
      name,
    );
    const release = JSON.parse(Parameters[0]?.Value ?? '{}') as Partial<Release>;
    // Before the first release the parameter says only that there is none.
    return release.version === undefined ? undefined : (release as Release);
  }

  private async onOps(command: string, what: string): Promise<void> {
    const { Command } = await this.aws<{ Command: { CommandId: string } }>(
      ...['ssm', 'send-command', '--document-name', 'AWS-RunShellScript', '--timeout-seconds', '900'],
      ...['--targets', 'Key=tag:Role,Values=ops', `Key=tag:Env,Values=${this.stage}`],
      ...['--parameters', JSON.stringify({ commands: [command] })],
    );
    for (let waited = 0; waited < 900; waited += 5) {
      await this.wait(5);
      const { CommandInvocations } = await this.aws<{
        CommandInvocations: { Status: string; CommandPlugins: { Output: string }[] }[];
      }>('ssm', 'list-command-invocations', '--command-id', Command.CommandId, '--details');
      const [ended] = CommandInvocations.filter(({ Status }) => !/^(Pending|InProgress|Delayed)$/.test(Status));
      if (ended?.Status === 'Success') return;
      if (ended) throw new DeploymentFailed(`${what} failed: ${ended.CommandPlugins[0]?.Output ?? ended.Status}`);
    }
    throw new DeploymentFailed(`${what} did not end within 15 minutes`);
  }

  wait(seconds: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  }

  private async setParameter(whose: string, value: unknown): Promise<void> {
    const name = `/tiketi/${this.stage}/release/${whose}`;
    const given = ['--type', 'String', '--overwrite', '--value', JSON.stringify(value)];
    await this.aws('ssm', 'put-parameter', '--name', name, ...given);
  }

  private async balancer(): Promise<string> {
    const { LoadBalancers } = await this.aws<{ LoadBalancers: { LoadBalancerArn: string }[] }>(
      ...['elbv2', 'describe-load-balancers', '--names', this.prefix],
    );
    return LoadBalancers[0]?.LoadBalancerArn ?? '';
  }

  /** The rules that forward, api first: their priorities are 10 and 20. */
  private async rules(): Promise<Forwarding[]> {
    const balancer = await this.balancer();
    const { Listeners } = await this.aws<{ Listeners: { ListenerArn: string; Port: number }[] }>(
      ...['elbv2', 'describe-listeners', '--load-balancer-arn', balancer],
    );
    const listener = Listeners.find(({ Port }) => Port === 443)?.ListenerArn ?? '';
    const { Rules } = await this.aws<{ Rules: (Forwarding & { Priority: string })[] }>(
      ...['elbv2', 'describe-rules', '--listener-arn', listener],
    );
    return ['10', '20'].map((priority) => {
      const rule = Rules.find(({ Priority }) => Priority === priority);
      if (!rule) throw new DeploymentFailed(`The balancer has no rule of priority ${priority}`);
      return rule;
    });
  }

  private async targetGroups(service: (typeof SERVICES)[number]): Promise<Record<Colour, string>> {
    const names = COLOURS.map((colour) => `${this.prefix}-${service}-${colour}`);
    const { TargetGroups } = await this.aws<{ TargetGroups: { TargetGroupName: string; TargetGroupArn: string }[] }>(
      ...['elbv2', 'describe-target-groups', '--names', ...names],
    );
    const arnOf = (name = '') =>
      TargetGroups.find(({ TargetGroupName }) => TargetGroupName === name)?.TargetGroupArn ?? '';
    return { blue: arnOf(names[0]), green: arnOf(names[1]) };
  }

  private async aws<T>(...args: string[]): Promise<T> {
    const { stdout } = await run('aws', [...args, '--region', 'ap-northeast-2', '--output', 'json']);
    return (stdout ? JSON.parse(stdout) : {}) as T;
  }
}
