import {
  CloudwatchMetricAlarm,
  type CloudwatchMetricAlarmMetricQuery,
} from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm/index.js';
import type { Construct } from 'constructs';

export interface Topics {
  readonly page: string;
  readonly ticket: string;
}

export interface Alarm {
  readonly namespace?: string;
  readonly metric?: string;
  readonly dimensions?: Readonly<Record<string, string>>;
  /** Several metrics in one figure, instead of one metric. */
  readonly query?: CloudwatchMetricAlarmMetricQuery[];
  readonly statistic?: 'Average' | 'Maximum' | 'Minimum' | 'Sum';
  readonly comparison?: '>' | '>=' | '<';
  readonly threshold: number;
  readonly period?: number;
  readonly periods?: number;
  readonly severity: keyof Topics;
  /** Silence is a fault for a heartbeat, and nothing at all for a count of errors. */
  readonly silence?: 'breaching' | 'notBreaching';
  readonly actions?: readonly string[];
  readonly what: string;
}

const COMPARISON = {
  '>': 'GreaterThanThreshold',
  '>=': 'GreaterThanOrEqualToThreshold',
  '<': 'LessThanThreshold',
} as const;

/** One alarm of CloudWatch, with the page of the runbook that helps. */
export function alarm(scope: Construct, alarmName: string, name: string, topics: Topics, alarm: Alarm): void {
  const topic = topics[alarm.severity];
  new CloudwatchMetricAlarm(scope, name, {
    alarmName,
    alarmDescription: `${alarm.what}. docs/runbooks/cloudwatch.md#${paragraph(name)}`,
    comparisonOperator: COMPARISON[alarm.comparison ?? '>'],
    threshold: alarm.threshold,
    evaluationPeriods: alarm.periods ?? 1,
    treatMissingData: alarm.silence ?? 'notBreaching',
    alarmActions: [topic, ...(alarm.actions ?? [])],
    okActions: [topic],
    ...(alarm.query
      ? { metricQuery: alarm.query }
      : {
          namespace: alarm.namespace,
          metricName: alarm.metric,
          dimensions: { ...alarm.dimensions },
          statistic: alarm.statistic ?? 'Average',
          period: alarm.period ?? 60,
        }),
  });
}

/** One paragraph for all machines. */
const paragraph = (name: string): string =>
  name.replace(/^(blue|green|ops)-(cpu|disk|mem|credits|at-its-largest)$/, 'machine-$2');
