import type { Synthesized } from '../synthesized.ts';
import { HOURS, PRICES, USAGE } from './prices.ts';

export interface Line {
  readonly item: string;
  readonly how: string;
  readonly usd: number;
}

/** Types that cost nothing by themselves, or whose cost is in another line. A new type must be put here or priced. */
export const FREE = new Set([
  'aws_accessanalyzer_analyzer',
  'aws_acm_certificate',
  'aws_acm_certificate_validation',
  'aws_autoscaling_policy',
  'aws_budgets_budget',
  'aws_chatbot_slack_channel_configuration',
  // The first terabyte and ten million requests a month are free; 1,000 invalidated paths too.
  'aws_cloudfront_cache_policy',
  'aws_cloudfront_distribution',
  'aws_cloudfront_function',
  'aws_cloudfront_origin_access_control',
  'aws_cloudfront_response_headers_policy',
  // The first trail of an account.
  'aws_cloudtrail',
  'aws_cloudwatch_log_delivery',
  'aws_cloudwatch_log_delivery_destination',
  'aws_cloudwatch_log_delivery_source',
  'aws_config_configuration_recorder_status',
  'aws_config_delivery_channel',
  'aws_db_parameter_group',
  'aws_db_subnet_group',
  'aws_default_security_group',
  'aws_dlm_lifecycle_policy',
  'aws_ebs_encryption_by_default',
  'aws_ecr_lifecycle_policy',
  'aws_ecr_repository_policy',
  'aws_eip_association',
  'aws_flow_log',
  'aws_iam_instance_profile',
  'aws_iam_openid_connect_provider',
  'aws_iam_policy',
  'aws_iam_role',
  'aws_iam_role_policy',
  'aws_iam_role_policy_attachment',
  'aws_internet_gateway',
  'aws_kms_alias',
  'aws_launch_template',
  'aws_lb_listener',
  'aws_lb_listener_rule',
  'aws_lb_target_group',
  'aws_network_acl',
  'aws_network_interface',
  'aws_rds_cluster_instance',
  'aws_rds_cluster_parameter_group',
  'aws_route',
  'aws_route53_record',
  'aws_route_table',
  'aws_route_table_association',
  'aws_s3_account_public_access_block',
  'aws_s3_bucket_cors_configuration',
  'aws_s3_bucket_lifecycle_configuration',
  'aws_s3_bucket_ownership_controls',
  'aws_s3_bucket_policy',
  'aws_s3_bucket_public_access_block',
  'aws_s3_bucket_server_side_encryption_configuration',
  'aws_s3_bucket_versioning',
  'aws_secretsmanager_secret_policy',
  'aws_security_group',
  // Mail is paid by the piece: 0.10 dollars a thousand.
  'aws_sesv2_email_identity',
  'aws_sesv2_email_identity_mail_from_attributes',
  'aws_sns_topic',
  'aws_sns_topic_policy',
  'aws_sns_topic_subscription',
  'aws_subnet',
  'aws_volume_attachment',
  'aws_vpc',
  // Gateway endpoints are free; an interface endpoint would be a price.
  'aws_vpc_endpoint',
  'aws_vpc_security_group_egress_rule',
  'aws_vpc_security_group_ingress_rule',
  'aws_wafv2_web_acl_logging_configuration',
]);

/** Types the lines below count. */
export const PRICED = new Set([
  'aws_autoscaling_group',
  'aws_cloudwatch_log_group',
  'aws_cloudwatch_metric_alarm',
  'aws_config_configuration_recorder',
  'aws_db_instance',
  'aws_ebs_volume',
  'aws_ecr_repository',
  'aws_eip',
  'aws_instance',
  'aws_kms_key',
  'aws_lb',
  'aws_nat_gateway',
  'aws_rds_cluster',
  'aws_route53_zone',
  'aws_s3_bucket',
  'aws_secretsmanager_secret',
  'aws_wafv2_web_acl',
]);

/** What a month costs as it is synthesized: quantities from Terraform's JSON, prices and usage from prices.ts. */
export function bill(infra: Synthesized): Line[] {
  const lines: Line[] = [...machines(infra), ...database(infra), ...network(infra), ...smaller(infra)];
  return lines.filter(({ usd }) => usd > 0);
}

export const total = (lines: readonly Line[]): number => lines.reduce((sum, { usd }) => sum + usd, 0);

const count = (infra: Synthesized, type: string): number => infra.every(type).length;

/** Every machine that runs on a quiet day, with its disk. */
function fleet(infra: Synthesized): { type: string; gb: number; number: number; detailed: boolean }[] {
  const single = infra.every('aws_instance').map(({ body }) => ({
    type: String(body.instance_type),
    gb: Number(body.root_block_device.volume_size),
    number: 1,
    detailed: false,
  }));
  const groups = infra.every('aws_autoscaling_group').map(({ body, stack }) => {
    const template = infra.follow(body.launch_template.id, stack).body;
    return {
      type: String(template.instance_type),
      gb: Number(template.block_device_mappings[0].ebs.volume_size),
      number: Number(body.desired_capacity),
      detailed: Boolean(template.monitoring.enabled),
    };
  });
  return [...single, ...groups].filter(({ number }) => number > 0);
}

function machines(infra: Synthesized): Line[] {
  const all = fleet(infra);
  const gb = all.reduce((sum, one) => sum + one.gb * one.number, 0);
  const data = infra.every('aws_ebs_volume').reduce((sum, { body }) => sum + Number(body.size), 0);
  const running = all.reduce((sum, one) => sum + one.number, 0);
  const detailed = all.reduce((sum, one) => sum + (one.detailed ? one.number : 0), 0);
  const metrics = running * USAGE.metricsPerMachine + USAGE.heartbeatMetrics + detailed * USAGE.detailedMetrics;
  return [
    ...all.map(({ type, number }) => ({
      item: `EC2 ${type}`,
      how: `${number} x ${HOURS} h`,
      usd: number * HOURS * price(PRICES.machineHour, type),
    })),
    { item: 'Disks (gp3)', how: `${gb + data} GB`, usd: (gb + data) * PRICES.gp3Gb },
    { item: 'Snapshots of the data volume', how: `about ${data} GB`, usd: data * PRICES.snapshotGb },
    {
      item: 'CloudWatch metrics',
      how: `${metrics}, ${USAGE.freeMetrics} of them free`,
      usd: Math.max(0, metrics - USAGE.freeMetrics) * PRICES.metric,
    },
  ];
}

function database(infra: Synthesized): Line[] {
  const aurora = infra.every('aws_rds_cluster').flatMap(({ body }) => {
    const acu = Number(body.serverlessv2_scaling_configuration.min_capacity);
    return [
      { item: 'Aurora Serverless v2', how: `${acu} ACU x ${HOURS} h`, usd: acu * HOURS * PRICES.acuHour },
      {
        item: 'Aurora storage and I/O',
        how: `${USAGE.databaseGb} GB, ${USAGE.databaseMillionIo} M`,
        usd: USAGE.databaseGb * PRICES.auroraGb + USAGE.databaseMillionIo * PRICES.auroraMillionIo,
      },
    ];
  });
  const rds = infra.every('aws_db_instance').flatMap(({ body }) => {
    const type = String(body.instance_class);
    const gb = Number(body.allocated_storage);
    return [
      { item: `RDS ${type}`, how: `1 x ${HOURS} h`, usd: HOURS * price(PRICES.databaseHour, type) },
      { item: 'RDS storage', how: `${gb} GB`, usd: gb * PRICES.rdsGb },
    ];
  });
  return [...aurora, ...rds];
}

function network(infra: Synthesized): Line[] {
  const balancers = infra.every('aws_lb');
  const addresses = balancers.reduce((sum, { body }) => sum + Number(body.subnets.length), 0) + count(infra, 'aws_eip');
  const gateways = count(infra, 'aws_nat_gateway');
  return [
    {
      item: 'Load balancer',
      how: `${balancers.length} x ${HOURS} h, ${USAGE.lcu} LCU`,
      usd: balancers.length * HOURS * (PRICES.balancerHour + USAGE.lcu * PRICES.lcuHour),
    },
    { item: 'Public IPv4 addresses', how: `${addresses} x ${HOURS} h`, usd: addresses * HOURS * PRICES.addressHour },
    {
      item: 'NAT gateway',
      how: `${gateways} x ${HOURS} h, ${USAGE.natGb} GB`,
      usd: gateways * (HOURS * PRICES.natHour + USAGE.natGb * PRICES.natGb),
    },
    ...infra.every('aws_wafv2_web_acl').map(({ body }) => ({
      item: 'WAF',
      how: `${body.rule.length} rules, ${USAGE.millionRequests} M requests`,
      usd:
        PRICES.firewall +
        Number(body.rule.length) * PRICES.firewallRule +
        USAGE.millionRequests * PRICES.firewallMillion,
    })),
  ];
}

function smaller(infra: Synthesized): Line[] {
  const zones = count(infra, 'aws_route53_zone');
  // RDS keeps the owner's password in one more.
  const secrets = count(infra, 'aws_secretsmanager_secret') + 1;
  const alarms = count(infra, 'aws_cloudwatch_metric_alarm');
  const keys = count(infra, 'aws_kms_key');
  return [
    { item: 'S3', how: `${count(infra, 'aws_s3_bucket')} buckets, ${USAGE.s3Gb} GB`, usd: USAGE.s3Gb * PRICES.s3Gb },
    { item: 'Images in ECR', how: `${USAGE.ecrGb} GB`, usd: USAGE.ecrGb * PRICES.ecrGb },
    { item: 'Route 53 zones', how: `${zones}`, usd: zones * PRICES.zone },
    { item: 'Secrets', how: `${secrets}`, usd: secrets * PRICES.secret },
    { item: 'KMS keys', how: `${keys}`, usd: keys * PRICES.key },
    {
      item: 'CloudWatch alarms',
      how: `${alarms}, ${USAGE.freeAlarms} of them free`,
      usd: Math.max(0, alarms - USAGE.freeAlarms) * PRICES.alarm,
    },
    { item: 'CloudWatch logs', how: `${USAGE.logGb} GB`, usd: USAGE.logGb * PRICES.logGb },
    { item: 'AWS Config', how: `${USAGE.configItems} changes`, usd: USAGE.configItems * PRICES.configItem },
    { item: 'Small things', how: 'estimate', usd: USAGE.smallThings },
  ];
}

function price(prices: Readonly<Record<string, number>>, type: string): number {
  const found = prices[type];
  if (found === undefined) throw new Error(`There is no price for ${type} in cost/prices.ts`);
  return found;
}
