import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { load } from 'js-yaml';
import { installation } from '../stages.ts';
import { rule } from '../testing/rule.ts';
import { type Json, statements, synthesize, type Synthesized } from '../synthesized.ts';
import { wonToUsd } from '../cost/prices.ts';

/** Alarms that tell people, by their names without the prefix; those that only scale are the compute stack's. */
const alarms = (infra: Synthesized): Map<string, Json> =>
  new Map(
    infra
      .all('aws_cloudwatch_metric_alarm')
      .filter(({ stack }) => stack === 'monitoring')
      .map(({ body }) => [String(body.alarm_name).replace(`tiketi-${infra.stage.name}-`, ''), body]),
  );

const alarm = (infra: Synthesized, name: string): Json => {
  const found: Json = alarms(infra).get(name);
  assert.ok(found, `no alarm ${name}`);
  return found;
};

rule(
  'the four alarms of the roadmap, as it says them: CPU 80 % 5 min, 5xx 10 in a minute, connections 80 %, disk 90 %',
  (infra) => {
    for (const machine of ['blue', 'green', 'ops']) {
      const cpu = alarm(infra, `${machine}-cpu`);
      assert.deepEqual([cpu.threshold, cpu.period * cpu.evaluation_periods], [80, 300], machine);
      assert.equal(alarm(infra, `${machine}-disk`).threshold, 90);
    }
    for (const name of ['errors-of-ours', 'errors-of-balancer']) {
      const { threshold, period, statistic, treat_missing_data } = alarm(infra, name);
      assert.deepEqual([threshold, period, statistic, treat_missing_data], [10, 60, 'Sum', 'notBreaching'], name);
    }
    const connections = alarm(infra, 'database-connections');
    const size = infra.stage.sizes.database;
    assert.equal(connections.threshold, size.kind === 'aurora' ? 360 : Math.floor(size.maxConnections * 0.8));
  },
  {
    'a tired processor nobody hears of': (infra) => (alarm(infra, 'blue-cpu').threshold = 99),
    'errors of the balancer itself forgotten': (infra) => (alarm(infra, 'errors-of-balancer').alarm_name = 'x'),
    'averages of errors': (infra) => (alarm(infra, 'errors-of-ours').statistic = 'Average'),
    'a limit of another database': (infra) => (alarm(infra, 'database-connections').threshold = 5000),
  },
);

rule(
  'and what an on-sale dies of: the way out, too few machines, a database at its largest, credits, old messages, silence',
  (infra) => {
    const { nat, database, app } = infra.stage.sizes;
    const names = [...alarms(infra).keys()];
    const wanted = [
      'nat',
      'too-few-machines',
      'blue-credits',
      'green-credits',
      'ops-credits',
      'outbox-old',
      'certificate',
    ];
    wanted.push(database.kind === 'aurora' ? 'database-at-its-largest' : 'database-disk');
    if (nat === 'instance') wanted.push('nat-hangs');
    for (const name of wanted) assert.ok(names.includes(name), name);
    assert.equal(alarm(infra, 'too-few-machines').threshold, app.min);
    for (const name of ['prometheus-silent', 'too-few-machines']) {
      assert.equal(alarm(infra, name).treat_missing_data, 'breaching', name);
    }
  },
  {
    'a dead Prometheus that counts as quiet': (infra) =>
      (alarm(infra, 'prometheus-silent').treat_missing_data = 'notBreaching'),
    'a way out nobody watches': (infra) => (alarm(infra, 'nat').alarm_name = 'x'),
    'messages nobody misses': (infra) => (alarm(infra, 'outbox-old').alarm_name = 'x'),
  },
);

rule(
  'every alarm says what silence means, whom to tell, that it is over, and which page of the runbook helps',
  (infra) => {
    for (const [name, body] of alarms(infra)) {
      assert.match(String(body.treat_missing_data), /^(breaching|notBreaching)$/, name);
      const told = (body.alarm_actions as string[]).filter((one) => one.includes('aws_sns_topic'));
      assert.equal(told.length, 1, name);
      assert.deepEqual(body.ok_actions, told, name);
      assert.match(String(body.alarm_description), /docs\/runbooks\/cloudwatch\.md#[\w-]+$/, name);
      assert.ok(body.metric_query ?? body.metric_name, name);
    }
  },
  {
    'an alarm nobody hears': (infra) => (alarm(infra, 'nat').alarm_actions = []),
    'an alarm that never ends': (infra) => delete alarm(infra, 'ops-cpu').ok_actions,
    'an alarm without advice': (infra) => (alarm(infra, 'ops-cpu').alarm_description = 'CPU'),
  },
);

rule(
  'figures of the machines carry the dimensions the agent sends: otherwise the alarm waits for ever',
  (infra) => {
    const agent = (script: string): string[] =>
      (/"aggregation_dimensions": \[\[(.*?)\]\]/.exec(script)?.[1] ?? '')
        .split(',')
        .map((one) => one.replaceAll('"', '').trim());
    const app = Object.values(infra.stacks['compute'].locals as Record<string, string>).map(agent);
    const ops = agent(String(infra.one('aws_instance', (_, name) => name === 'ops').body.user_data));
    for (const kind of ['disk', 'mem']) {
      for (const colour of ['blue', 'green']) {
        assert.deepEqual(Object.keys(alarm(infra, `${colour}-${kind}`).dimensions as object), app[0]);
      }
      assert.deepEqual(Object.keys(alarm(infra, `ops-${kind}`).dimensions as object), ops);
    }
    assert.deepEqual(app[0], app[1]);
    assert.match(
      String(infra.one('aws_instance', (_, name) => name === 'ops').body.user_data),
      /Stage=(staging|production)/,
    );
  },
  {
    'other dimensions': (infra) => (alarm(infra, 'ops-disk').dimensions = { host: 'ops' }),
    'an agent that sends others': (infra) => {
      const { body } = infra.one('aws_instance', (_, name) => name === 'ops');
      body.user_data = String(body.user_data).replace('[["InstanceId"]]', '[["host"]]');
    },
  },
);

rule(
  'alerts travel encrypted with a key CloudWatch may use, only from this account, to a mailbox',
  (infra) => {
    const { account, alertEmail } = infra.stage;
    const topics = infra.all('aws_sns_topic');
    assert.deepEqual(
      topics.map(({ body }) => body.name as string).sort(),
      ['chat', 'page', 'ticket'].map((kind) => `tiketi-${infra.stage.name}-${kind}`),
    );
    for (const { body, stack } of topics) assert.equal(infra.follow(body.kms_master_key_id, stack).type, 'aws_kms_key');
    const key = statements(infra.one('aws_kms_key').body.policy).find(({ Sid }) => Sid === 'Senders');
    assert.ok((key?.['Principal'].Service as string[]).includes('cloudwatch.amazonaws.com'));
    assert.equal(infra.one('aws_kms_key').body.enable_key_rotation, true);
    for (const { body } of infra.all('aws_sns_topic_policy')) {
      const [services] = statements(body.policy);
      assert.ok((services?.['Principal'].Service as string[]).includes('cloudwatch.amazonaws.com'));
      assert.equal(services?.['Condition'].StringEquals['aws:SourceAccount'], account);
    }
    const mails = infra.all('aws_sns_topic_subscription').filter(({ body }) => body.protocol === 'email');
    assert.deepEqual(
      mails.map(({ body }) => body.endpoint as string),
      [alertEmail, alertEmail],
    );
  },
  {
    'AWS’ own key, which CloudWatch may not use': (infra) =>
      (infra.one('aws_sns_topic', ({ name }) => String(name).endsWith('page')).body.kms_master_key_id =
        'alias/aws/sns'),
    'a key that is not for CloudWatch': (infra) => {
      const { body } = infra.one('aws_kms_key');
      body.policy = String(body.policy).replace('"cloudwatch.amazonaws.com",', '');
    },
    'anybody’s alarms': (infra) => {
      const { body } = infra.one('aws_sns_topic_policy', (_, name) => name.startsWith('page'));
      body.policy = String(body.policy).replace(infra.stage.account, '*');
    },
    'nobody told': (infra) => delete infra.stacks['monitoring'].resource.aws_sns_topic_subscription['page-mail'],
  },
);

describe('Slack hears CloudWatch and Prometheus, when it is connected', () => {
  const infra = synthesize({ ...installation('production'), slack: { workspaceId: 'T0', channelId: 'C0' } });

  /** What is wrong between those who speak and the channel that listens. */
  const faults = (told: Synthesized): string[] => {
    const { body, stack } = told.one('aws_chatbot_slack_channel_configuration');
    const heard = (body.sns_topic_arns as unknown[]).map((one) => String(told.follow(one, stack).body.name));
    const script = String(told.one('aws_instance', (_, name) => name === 'ops').body.user_data);
    const spoken = [...script.matchAll(/topic_arn: '[^']*:([\w-]+)'/g)].map(([, name = '']) => name);
    const { body: role } = told.one('aws_iam_role_policy', ({ name }) => name === 'ops');
    const [may] = statements(role.policy).filter(({ Sid }) => Sid === 'Alerts');
    return [
      ...spoken.filter((name) => !heard.includes(name)).map((name) => `${name} is not heard`),
      ...spoken
        .filter((name) => !may?.Resource.some((arn) => arn.endsWith(`:${name}`)))
        .map((name) => `${name} is refused`),
      ...(heard.includes('tiketi-production-chat') ? [] : ['Prometheus is not heard']),
    ];
  };

  test('each topic somebody speaks on', () => assert.deepEqual(faults(infra), []));

  test('and a topic it does not listen to is noticed', () => {
    const deaf = infra.copy();
    (deaf.one('aws_chatbot_slack_channel_configuration').body.sns_topic_arns as unknown[]).pop();
    assert.ok(faults(deaf).includes('tiketi-production-chat is not heard'));
    const mute = infra.copy();
    const { body } = mute.one('aws_iam_role_policy', ({ name }) => name === 'ops');
    body.policy = String(body.policy).replace('-chat"', '-chats"');
    assert.ok(faults(mute).includes('tiketi-production-chat is refused'));
  });

  test('in words it understands', () => {
    const text = readFileSync(join(import.meta.dirname, '../instances/alertmanager.yml'), 'utf8');
    const { receivers } = load(text) as { receivers: { name: string; sns_configs: { message?: string }[] }[] };
    assert.deepEqual(
      receivers.map(({ name }) => name),
      ['page', 'ticket'],
    );
    for (const { name, sns_configs } of receivers) {
      const [chat] = sns_configs.flatMap(({ message }) => message ?? []);
      const said = JSON.parse((chat ?? '').replaceAll(/\{\{.*?\}\}/g, 'x')) as {
        version: string;
        source: string;
        content: { title: string; description: string };
      };
      assert.deepEqual([said.version, said.source], ['1.0', 'custom'], name);
      assert.match(said.content.title, /x x: x/);
      assert.match(said.content.description, /x\. x/);
    }
  });
});

rule(
  'the budget is the figure of stages.ts, told at 80, 100 and 120 % and when the month is heading there',
  (infra) => {
    const { body } = infra.one('aws_budgets_budget');
    assert.equal(Number(body.limit_amount), Math.round(wonToUsd(infra.stage.sizes.monthlyWon)));
    assert.deepEqual(
      (body.notification as Json[]).map(({ threshold, notification_type }) => `${notification_type} ${threshold}`),
      ['ACTUAL 80', 'ACTUAL 100', 'ACTUAL 120', 'FORECASTED 100'],
    );
  },
  {
    'another figure': (infra) => (infra.one('aws_budgets_budget').body.limit_amount = '9999'),
    'nobody told in time': (infra) => (infra.one('aws_budgets_budget').body.notification as Json[]).shift(),
  },
);

rule(
  'no log group lives for ever',
  (infra) => {
    for (const { body, address } of infra.all('aws_cloudwatch_log_group'))
      assert.ok(body.retention_in_days > 0, address);
  },
  {
    'one that does': (infra) =>
      delete infra.one('aws_cloudwatch_log_group', ({ name }) => /rds/.test(String(name))).body.retention_in_days,
  },
);
