import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group/index.js';
import type { AwsProvider } from '@cdktf/provider-aws/lib/provider/index.js';
import { Wafv2WebAclLoggingConfiguration } from '@cdktf/provider-aws/lib/wafv2-web-acl-logging-configuration/index.js';
import { Wafv2WebAcl } from '@cdktf/provider-aws/lib/wafv2-web-acl/index.js';
import { Construct } from 'constructs';
import type { TiketiStack } from './tiketi-stack.ts';

/** Toss calls here from its own machines; bot rules and rate limits must not stand in the way of money news. */
const WEBHOOK = '/api/v1/payments/webhooks/';
const SIGN_IN = ['/api/v1/auth/sign-in', '/api/v1/staff/auth/sign-in', '/api/v1/auth/password-resets'];

const pathStartsWith = (path: string) => ({
  byte_match_statement: {
    field_to_match: { uri_path: {} },
    positional_constraint: 'STARTS_WITH',
    search_string: path,
    text_transformation: [{ priority: 0, type: 'NONE' }],
  },
});
const notTheWebhook = { not_statement: { statement: [pathStartsWith(WEBHOOK)] } };

/**
 * Web application firewall in front of CloudFront. Rules count or block by configuration; the statement language has no
 * TypeScript of its own, so it is written as Terraform reads it.
 */
export class Firewall extends Construct {
  readonly arn: string;

  constructor(stack: TiketiStack, mode: 'count' | 'block', provider: AwsProvider) {
    super(stack, 'firewall');
    const name = `${stack.prefix}-edge`;
    const acl = new Wafv2WebAcl(this, 'acl', {
      provider,
      name,
      description: 'In front of CloudFront',
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: visible(name),
    });
    // Mobile carriers put thousands of buyers behind one address: limits are per address and therefore generous.
    acl.addOverride('rule', [
      rateRule('sign-in', 10, { limit: 20, seconds: 60, paths: SIGN_IN }, mode),
      rateRule('everything', 20, { limit: 2000, seconds: 300, paths: [] }, mode),
      managedRule('AWSManagedRulesKnownBadInputsRuleSet', 30, mode),
      managedRule('AWSManagedRulesSQLiRuleSet', 40, mode),
      // Bodies above 8 kB are posters; the api has its own limits.
      managedRule('AWSManagedRulesCommonRuleSet', 50, mode, ['SizeRestrictions_BODY']),
    ]);
    this.arn = acl.arn;
    // The name must begin with aws-waf-logs-.
    const logs = new CloudwatchLogGroup(this, 'logs', { provider, name: `aws-waf-logs-${name}`, retentionInDays: 30 });
    new Wafv2WebAclLoggingConfiguration(this, 'logging', {
      provider,
      resourceArn: acl.arn,
      logDestinationConfigs: [logs.arn],
      redactedFields: ['authorization', 'cookie'].map((header) => ({ singleHeader: { name: header } })),
      // What passed is in CloudFront's own log.
      loggingFilter: {
        defaultBehavior: 'DROP',
        filter: [
          {
            behavior: 'KEEP',
            requirement: 'MEETS_ANY',
            condition: ['BLOCK', 'COUNT'].map((action) => ({ actionCondition: { action } })),
          },
        ],
      },
    });
  }
}

const visible = (metricName: string) => ({
  cloudwatchMetricsEnabled: true,
  metricName,
  sampledRequestsEnabled: true,
});

const visibleRaw = (metric_name: string) => ({
  cloudwatch_metrics_enabled: true,
  metric_name,
  sampled_requests_enabled: true,
});

function rateRule(
  name: string,
  priority: number,
  rate: { limit: number; seconds: 60 | 120 | 300 | 600; paths: readonly string[] },
  mode: 'count' | 'block',
) {
  const [only, ...others] = rate.paths.map(pathStartsWith);
  const scope = !only ? notTheWebhook : others.length === 0 ? only : { or_statement: { statement: [only, ...others] } };
  return {
    name,
    priority,
    action: { [mode]: {} },
    statement: {
      rate_based_statement: {
        aggregate_key_type: 'IP',
        limit: rate.limit,
        evaluation_window_sec: rate.seconds,
        scope_down_statement: scope,
      },
    },
    visibility_config: visibleRaw(name),
  };
}

function managedRule(name: string, priority: number, mode: 'count' | 'block', alwaysCount: readonly string[] = []) {
  return {
    name,
    priority,
    override_action: mode === 'count' ? { count: {} } : { none: {} },
    statement: {
      managed_rule_group_statement: {
        vendor_name: 'AWS',
        name,
        scope_down_statement: notTheWebhook,
        rule_action_override: alwaysCount.map((rule) => ({ name: rule, action_to_use: { count: {} } })),
      },
    },
    visibility_config: visibleRaw(name),
  };
}
