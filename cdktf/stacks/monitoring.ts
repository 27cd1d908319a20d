import { BudgetsBudget } from '@cdktf/provider-aws/lib/budgets-budget/index.js';
import { ChatbotSlackChannelConfiguration } from '@cdktf/provider-aws/lib/chatbot-slack-channel-configuration/index.js';
import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias/index.js';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key/index.js';
import { SnsTopicPolicy } from '@cdktf/provider-aws/lib/sns-topic-policy/index.js';
import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription/index.js';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic/index.js';
import type { Construct } from 'constructs';
import { Alarms } from '../constructs/alarms.ts';
import { assumedBy, policy } from '../constructs/policy.ts';
import { Role } from '../constructs/role.ts';
import { TiketiStack } from '../constructs/tiketi-stack.ts';
import { wonToUsd } from '../cost/prices.ts';
import type { Installation } from '../stages.ts';
import type { ComputeStack } from './compute.ts';
import type { DataStack } from './data.ts';
import type { DnsStack } from './dns.ts';
import type { NetworkStack } from './network.ts';

export interface Watched {
  readonly network: NetworkStack;
  readonly dns: DnsStack;
  readonly data: DataStack;
  readonly compute: ComputeStack;
}

/** Who is told, and what about. A page wakes somebody; a ticket is for the next day. */
export class MonitoringStack extends TiketiStack {
  constructor(scope: Construct, stage: Installation, watched: Watched) {
    super(scope, 'monitoring', stage);
    const key = this.key();
    const page = this.topic('page', key);
    const ticket = this.topic('ticket', key);
    for (const [kind, topicArn] of Object.entries({ page, ticket })) {
      new SnsTopicSubscription(this, `${kind}-mail`, { topicArn, protocol: 'email', endpoint: stage.alertEmail });
    }
    // What Prometheus says, once more, in the words AWS' Slack app understands (instances/alertmanager.yml).
    this.slack([page, ticket, this.topic('chat', key)]);
    new Alarms(this, watched, { page, ticket });
    this.budget(ticket);
  }

  /** A key of our own: CloudWatch may not use the one AWS keeps for SNS, and would fail without a word. */
  private key(): string {
    const { account } = this.stage;
    const key = new KmsKey(this, 'alerts-key', {
      description: 'Alerts on their way through SNS',
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      policy: policy(
        {
          Sid: 'AccountDecides',
          Effect: 'Allow',
          Principal: { AWS: `arn:aws:iam::${account}:root` },
          Action: 'kms:*',
          Resource: '*',
        },
        {
          Sid: 'Senders',
          Effect: 'Allow',
          Principal: { Service: ['cloudwatch.amazonaws.com', 'budgets.amazonaws.com'] },
          Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
          Resource: '*',
          Condition: { StringEquals: { 'aws:SourceAccount': account } },
        },
      ),
    });
    new KmsAlias(this, 'alerts-key-name', { name: `alias/${this.prefix}-alerts`, targetKeyId: key.keyId });
    return key.arn;
  }

  private topic(kind: 'page' | 'ticket' | 'chat', kmsMasterKeyId: string): string {
    const { account } = this.stage;
    const topic = new SnsTopic(this, kind, { name: `${this.prefix}-${kind}`, kmsMasterKeyId });
    new SnsTopicPolicy(this, `${kind}-senders`, {
      arn: topic.arn,
      policy: policy(
        {
          Sid: 'Services',
          Effect: 'Allow',
          Principal: { Service: ['cloudwatch.amazonaws.com', 'budgets.amazonaws.com'] },
          Action: 'sns:Publish',
          Resource: topic.arn,
          Condition: { StringEquals: { 'aws:SourceAccount': account } },
        },
        {
          Sid: 'OpsMachine',
          Effect: 'Allow',
          Principal: { AWS: this.roleArn('ops') },
          Action: 'sns:Publish',
          Resource: topic.arn,
        },
      ),
    });
    return topic.arn;
  }

  /** AWS' own Slack app: no webhook address to keep secret and no code. The workspace is connected by hand first. */
  private slack(snsTopicArns: string[]): void {
    const { slack } = this.stage;
    if (!slack) return;
    const role = new Role(this, 'slack-role', {
      name: 'slack',
      assumeRolePolicy: assumedBy('chatbot.amazonaws.com', {
        StringEquals: { 'aws:SourceAccount': this.stage.account },
      }),
      statements: [
        { Effect: 'Allow', Action: ['cloudwatch:Describe*', 'cloudwatch:Get*', 'cloudwatch:List*'], Resource: '*' },
      ],
    });
    new ChatbotSlackChannelConfiguration(this, 'slack', {
      configurationName: this.prefix,
      iamRoleArn: role.arn,
      slackTeamId: slack.workspaceId,
      slackChannelId: slack.channelId,
      snsTopicArns,
      guardrailPolicyArns: ['arn:aws:iam::aws:policy/CloudWatchReadOnlyAccess'],
      loggingLevel: 'ERROR',
    });
  }

  /** The figure of stages.ts, the same one the tests hold the resources to. */
  private budget(topic: string): void {
    const { account, alertEmail, sizes } = this.stage;
    const at = (threshold: number, notificationType: 'ACTUAL' | 'FORECASTED') => ({
      comparisonOperator: 'GREATER_THAN',
      threshold,
      thresholdType: 'PERCENTAGE',
      notificationType,
      subscriberEmailAddresses: [alertEmail],
      subscriberSnsTopicArns: [topic],
    });
    new BudgetsBudget(this, 'budget', {
      name: `${this.prefix}-monthly`,
      accountId: account,
      budgetType: 'COST',
      limitAmount: String(Math.round(wonToUsd(sizes.monthlyWon))),
      limitUnit: 'USD',
      timeUnit: 'MONTHLY',
      notification: [at(80, 'ACTUAL'), at(100, 'ACTUAL'), at(120, 'ACTUAL'), at(100, 'FORECASTED')],
    });
  }
}
