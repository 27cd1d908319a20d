import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { NOTHING, rule } from '../testing/rule.ts';
import { block, type Json, type Synthesized } from '../synthesized.ts';

const DISABLED = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
const OPTIMIZED = '658327ea-f89d-4fab-a63d-7e88639e58f6';
const ALL_VIEWER = '216adef6-5c7f-47e4-b989-5492eafa07d3';

const cdn = (infra: Synthesized): Json => infra.one('aws_cloudfront_distribution').body;
const behaviour = (infra: Synthesized, path: string): Json =>
  (cdn(infra).ordered_cache_behavior as Json[]).find(({ path_pattern }) => path_pattern === path);
const cachePolicy = (infra: Synthesized, own: string): Json =>
  infra.one('aws_cloudfront_cache_policy', (_, name) => name === own).body;
const firewall = (infra: Synthesized): Json => infra.one('aws_wafv2_web_acl').body;

rule(
  'the distribution: our names, the certificate of Virginia, TLS 1.2 or better, HTTP/3, IPv6, an edge in Korea',
  (infra) => {
    const { domain, sizes } = infra.stage;
    const body = cdn(infra);
    assert.deepEqual(body.aliases, [domain, `www.${domain}`]);
    assert.equal(body.viewer_certificate.minimum_protocol_version, 'TLSv1.2_2021');
    assert.equal(body.http_version, 'http2and3');
    assert.equal(body.is_ipv6_enabled, true);
    assert.equal(body.price_class, 'PriceClass_200');
    assert.equal(body.web_acl_id !== undefined, sizes.waf !== 'off');
    for (const one of [body.default_cache_behavior, ...body.ordered_cache_behavior] as Json[]) {
      assert.match(String(one.viewer_protocol_policy), /^(redirect-to-https|https-only)$/);
    }
  },
  {
    'www that leads nowhere': (infra) => (cdn(infra).aliases as string[]).pop(),
    'no IPv6': (infra) => (cdn(infra).is_ipv6_enabled = false),
    'HTTP of the last century': (infra) => (cdn(infra).http_version = 'http1.1'),
    'TLS 1.0': (infra) => (cdn(infra).viewer_certificate.minimum_protocol_version = 'TLSv1'),
    'no edge in Korea': (infra) => (cdn(infra).price_class = 'PriceClass_100'),
    'a password over http': (infra) => (behaviour(infra, '/api/*').viewer_protocol_policy = 'allow-all'),
    'a firewall that protects nothing': (infra) =>
      infra.stage.sizes.waf === 'off' ? NOTHING : delete cdn(infra).web_acl_id,
  },
);

rule(
  'what people do is never cached and arrives whole',
  (infra) => {
    for (const path of ['/api/*', '/socket.io/*']) {
      const one = behaviour(infra, path);
      assert.equal(one.cache_policy_id, DISABLED, path);
      assert.equal(one.origin_request_policy_id, ALL_VIEWER, path);
      assert.equal(one.allowed_methods.length, 7, path);
      assert.equal(one.target_origin_id, 'balancer', path);
    }
    const origin = (cdn(infra).origin as Json[]).find(({ origin_id }) => origin_id === 'balancer');
    assert.equal(origin.custom_origin_config.origin_protocol_policy, 'https-only');
    assert.deepEqual(origin.custom_header, [{ name: 'X-Origin-Verify', value: '${var.origin_verify}' }]);
    assert.ok(origin.custom_origin_config.origin_keepalive_timeout < infra.one('aws_lb').body.idle_timeout);
  },
  {
    'somebody else’s booking': (infra) => (behaviour(infra, '/api/*').cache_policy_id = OPTIMIZED),
    'requests without their Authorization': (infra) => delete behaviour(infra, '/api/*').origin_request_policy_id,
    'no POST': (infra) => (behaviour(infra, '/api/*').allowed_methods = ['GET', 'HEAD']),
    'plain http behind the edge': (infra) =>
      ((cdn(infra).origin as Json[])[2].custom_origin_config.origin_protocol_policy = 'match-viewer'),
  },
);

rule(
  'only what is the same for everybody is cached: drawings for ever, seats for a second, files by their headers',
  (infra) => {
    const paths = (cdn(infra).ordered_cache_behavior as Json[]).map(({ path_pattern }) => String(path_pattern));
    assert.ok(paths.indexOf('/api/v1/seat-maps/*') < paths.indexOf('/api/*'), 'the first pattern that fits wins');
    assert.ok(paths.indexOf('/api/v1/performances/*/seat-status') < paths.indexOf('/api/*'));
    const second = cachePolicy(infra, 'one-second');
    assert.equal(second.max_ttl, 1);
    assert.equal(second.min_ttl, 0, 'what the api forbids to keep is not kept');
    const seats = behaviour(infra, '/api/v1/performances/*/seat-status');
    assert.equal(
      seats.origin_request_policy_id,
      ALL_VIEWER,
      'with a queue the api asks for the token and the admission',
    );
    const line = behaviour(infra, '/api/v1/performances/*/queue/status');
    assert.equal(infra.follow(line.cache_policy_id, 'edge').name, 'one-second');
    assert.equal(line.origin_request_policy_id, undefined, 'who asks is nobody’s business here');
    assert.equal(behaviour(infra, '/api/v1/performances/*/queue/draw').cache_policy_id, OPTIMIZED);
    const key = block(second.parameters_in_cache_key_and_forwarded_to_origin);
    assert.equal(block(key.cookies_config).cookie_behavior, 'none');
    assert.equal(block(key.headers_config).header_behavior, 'none');
    for (const one of [
      cdn(infra).default_cache_behavior,
      behaviour(infra, '/assets/*'),
      behaviour(infra, '/media/*'),
    ]) {
      assert.equal(one.cache_policy_id, OPTIMIZED);
      assert.deepEqual(one.allowed_methods, ['GET', 'HEAD']);
      assert.equal(one.compress, true);
      assert.equal(one.origin_request_policy_id, undefined, 'S3 refuses a foreign Host');
    }
  },
  {
    'everybody in the sale sent back to the queue': (infra) =>
      delete behaviour(infra, '/api/v1/performances/*/seat-status').origin_request_policy_id,
    'thousands who ask the api for one number': (infra) =>
      (behaviour(infra, '/api/v1/performances/*/queue/status').cache_policy_id = DISABLED),
    'seats of a minute ago': (infra) => (cachePolicy(infra, 'one-second').max_ttl = 60),
    'the general rule first': (infra) => (cdn(infra).ordered_cache_behavior as Json[]).reverse(),
    'files that answer to POST': (infra) =>
      (cdn(infra).default_cache_behavior.allowed_methods = ['GET', 'HEAD', 'POST']),
    'our host name sent to S3': (infra) => (cdn(infra).default_cache_behavior.origin_request_policy_id = ALL_VIEWER),
  },
);

rule(
  'the page of an event comes from the api, once a minute in each language and nobody’s own; files S3 lacks come from there too',
  (infra) => {
    const page = behaviour(infra, '/events/*');
    assert.equal(page.target_origin_id, 'balancer');
    assert.deepEqual(page.allowed_methods, ['GET', 'HEAD']);
    assert.equal(page.origin_request_policy_id, undefined);
    assert.ok(page.response_headers_policy_id);
    assert.equal(infra.follow(page.function_association[0].function_arn, 'edge').type, 'aws_cloudfront_function');
    assert.equal(infra.follow(page.cache_policy_id, 'edge').name, 'one-minute');
    const policy = cachePolicy(infra, 'one-minute');
    assert.deepEqual([policy.min_ttl, policy.max_ttl], [60, 60]);
    const key = block(policy.parameters_in_cache_key_and_forwarded_to_origin);
    assert.equal(block(key.cookies_config).cookie_behavior, 'none');
    assert.deepEqual(block(key.headers_config).headers.items, ['Accept-Language']);
    const [files] = cdn(infra).origin_group as Json[];
    assert.deepEqual(files.failover_criteria.status_codes, [403, 404, 500, 502, 503, 504]);
    assert.deepEqual(
      (files.member as Json[]).map(({ origin_id }) => String(origin_id)),
      ['static', 'balancer'],
    );
  },
  {
    'links that show nothing': (infra) => (behaviour(infra, '/events/*').target_origin_id = 'files'),
    'one language for everybody': (infra) =>
      (block(cachePolicy(infra, 'one-minute').parameters_in_cache_key_and_forwarded_to_origin).headers_config = {
        header_behavior: 'none',
      }),
    'somebody else’s cookie': (infra) => (behaviour(infra, '/events/*').origin_request_policy_id = ALL_VIEWER),
    'a thousand questions a second': (infra) => (cachePolicy(infra, 'one-minute').min_ttl = 0),
    'an XML page where a file is missing': (infra) =>
      (cdn(infra).origin_group[0].failover_criteria.status_codes = [500, 502, 503, 504]),
  },
);

rule(
  'a 404 of the API stays a 404: pages are found by a function, not by an error page',
  (infra) => {
    const errors = cdn(infra).custom_error_response as Json[];
    assert.deepEqual(
      errors.map(({ error_code, error_caching_min_ttl }) => [error_code, error_caching_min_ttl]),
      [
        [401, 0],
        [403, 0],
      ],
      'a no to one person is kept for nobody',
    );
    for (const error of errors) assert.equal(error.response_page_path, undefined);
    const { function_association } = cdn(infra).default_cache_behavior;
    assert.equal(function_association[0].event_type, 'viewer-request');
    assert.equal(infra.follow(function_association[0].function_arn, 'edge').type, 'aws_cloudfront_function');
    assert.equal(behaviour(infra, '/api/*').function_association, undefined);
  },
  {
    'a no that is kept for everybody': (infra) => delete cdn(infra).custom_error_response,
    'an error page for everything': (infra) =>
      (cdn(infra).custom_error_response = [{ error_code: 404, response_code: 200, response_page_path: '/index.html' }]),
    'pages nobody finds': (infra) => delete cdn(infra).default_cache_behavior.function_association,
  },
);

rule(
  'pages carry the headers the api gives them: HSTS for a year, a content policy, no sniffing, no frames',
  (infra) => {
    const policy = infra.one('aws_cloudfront_response_headers_policy');
    const headers = policy.body.security_headers_config;
    assert.ok(headers.strict_transport_security.access_control_max_age_sec >= 31_536_000);
    assert.equal(headers.frame_options.frame_option, 'DENY');
    assert.ok(headers.content_type_options.override);
    assert.deepEqual(
      directives(headers.content_security_policy.content_security_policy as string),
      directivesOfTheApi(),
      'the api says something else (backend/src/platform/http/security-headers.ts)',
    );
    for (const one of [
      cdn(infra).default_cache_behavior,
      behaviour(infra, '/assets/*'),
      behaviour(infra, '/media/*'),
    ]) {
      assert.equal(infra.follow(one.response_headers_policy_id, 'edge').address, policy.address);
    }
  },
  {
    'scripts from anywhere': (infra) => {
      const one = infra.one('aws_cloudfront_response_headers_policy').body.security_headers_config
        .content_security_policy;
      one.content_security_policy = String(one.content_security_policy).replace("object-src 'none'; ", '');
    },
    'pages in somebody else’s frame': (infra) =>
      (infra.one('aws_cloudfront_response_headers_policy').body.security_headers_config.frame_options.frame_option =
        'SAMEORIGIN'),
    'a day of HSTS': (infra) =>
      (infra.one(
        'aws_cloudfront_response_headers_policy',
      ).body.security_headers_config.strict_transport_security.access_control_max_age_sec = 86_400),
    'pages without headers': (infra) => delete cdn(infra).default_cache_behavior.response_headers_policy_id,
  },
);

/** Names of the directives, sorted. */
const directives = (text: string): string[] =>
  text
    .split(';')
    .map((one) => one.trim().split(' ', 1)[0] ?? '')
    .sort();

function directivesOfTheApi(): string[] {
  const file = join(import.meta.dirname, '../../backend/src/platform/http/security-headers.ts');
  const text = readFileSync(file, 'utf8').replace(/^.*useDefaults.*$/m, '');
  const block = text.slice(text.indexOf('directives: {'), text.indexOf('strictTransportSecurity'));
  const names = [...block.matchAll(/(\w+): (?:\[|tossHosts)/g)].map((one) => one[1] ?? '');
  return names.map((one) => one.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)).sort();
}

rule(
  'buckets are asked with CloudFront’s signature, and what was asked is written down without ACLs',
  (infra) => {
    for (const name of ['static', 'uploads']) {
      const origin = (cdn(infra).origin as Json[]).find(({ origin_id }) => origin_id === name);
      assert.equal(infra.follow(origin.origin_access_control_id, 'edge').type, 'aws_cloudfront_origin_access_control');
      assert.equal(origin.s3_origin_config, undefined);
    }
    assert.equal(infra.one('aws_cloudfront_origin_access_control').body.signing_behavior, 'always');
    const log = infra.one('aws_cloudwatch_log_delivery');
    assert.equal(log.body.provider, 'aws.us-east-1');
    const destination = infra.follow(log.body.delivery_destination_arn, 'edge').body;
    const bucket: unknown = block(destination.delivery_destination_configuration).destination_resource_arn;
    assert.match(infra.follow(bucket, 'edge').name, /^logs/);
  },
  {
    'unsigned questions': (infra) =>
      (infra.one('aws_cloudfront_origin_access_control').body.signing_behavior = 'never'),
    'no log': (infra) => delete infra.stacks['edge'].resource.aws_cloudwatch_log_delivery,
  },
);

rule(
  'the firewall: for CloudFront, in Virginia, limits AWS accepts, the known rule groups, every rule measured',
  (infra) => {
    if (infra.stage.sizes.waf === 'off') return assert.deepEqual(infra.every('aws_wafv2_web_acl'), []);
    const { scope, provider, rule: rules } = firewall(infra);
    assert.equal(scope, 'CLOUDFRONT');
    assert.equal(provider, 'aws.us-east-1');
    const priorities = (rules as Json[]).map(({ priority }) => Number(priority));
    assert.equal(new Set(priorities).size, priorities.length);
    assert.doesNotMatch(
      JSON.stringify((rules as Json[]).map(({ statement }) => statement as unknown)),
      /"[a-z]+[A-Z]\w*":/,
    );
    const rates: Json[] = (rules as Json[]).flatMap(({ statement }) => statement.rate_based_statement ?? []);
    assert.equal(rates.length, 2);
    for (const { limit, evaluation_window_sec } of rates) {
      assert.ok(limit >= 10);
      assert.ok([60, 120, 300, 600].includes(evaluation_window_sec as number));
    }
    const groups = (rules as Json[]).map(({ statement }) => String(statement.managed_rule_group_statement?.name));
    for (const name of ['KnownBadInputs', 'SQLi', 'Common']) {
      assert.ok(groups.includes(`AWSManagedRules${name}RuleSet`), name);
    }
    for (const { visibility_config } of rules as Json[])
      assert.equal(visibility_config.cloudwatch_metrics_enabled, true);
    const mode = infra.stage.sizes.waf;
    for (const one of rules as Json[]) {
      assert.deepEqual(
        one.action ?? one.override_action,
        one.action ? { [mode]: {} } : { [mode === 'count' ? 'count' : 'none']: {} },
      );
    }
    infra.one('aws_wafv2_web_acl_logging_configuration');
  },
  Object.fromEntries(
    Object.entries({
      'a regional one, which CloudFront cannot use': (acl) => (acl.scope = 'REGIONAL'),
      'one in Seoul': (acl) => delete acl.provider,
      'two rules with one priority': (acl) => (acl.rule[1].priority = acl.rule[0].priority as number),
      'a window AWS does not know': (acl) => (acl.rule[0].statement.rate_based_statement.evaluation_window_sec = 90),
      'keys Terraform does not read': (acl) =>
        (acl.rule[0].statement = { rateBasedStatement: acl.rule[0].statement.rate_based_statement as unknown }),
      'SQL injection let through': (acl) => (acl.rule as Json[]).splice(3, 1),
    } as Record<string, (acl: Json) => unknown>).map(([what, spoil]) => [
      what,
      (infra: Synthesized) => (infra.stage.sizes.waf === 'off' ? NOTHING : spoil(firewall(infra))),
    ]),
  ),
);

rule(
  'no rule of the firewall stands between Toss and its webhook',
  (infra) => {
    if (infra.stage.sizes.waf === 'off') return;
    for (const { name, statement } of firewall(infra).rule as Json[]) {
      const scope = (statement.rate_based_statement ?? statement.managed_rule_group_statement).scope_down_statement;
      const spared = scope.not_statement?.statement[0].byte_match_statement.search_string as string | undefined;
      assert.ok(spared === '/api/v1/payments/webhooks/' || name === 'sign-in', `${name} may refuse Toss`);
    }
  },
  {
    'money news refused as a robot’s': (infra) =>
      infra.stage.sizes.waf === 'off'
        ? NOTHING
        : delete firewall(infra).rule[4].statement.managed_rule_group_statement.scope_down_statement.not_statement,
  },
);

describe('addresses of pages', () => {
  type Answer = { uri?: string; statusCode?: number; headers?: Record<string, { value: string }> };
  const code = readFileSync(join(import.meta.dirname, '../constructs/spa-routes.js'), 'utf8');
  const handler = runInNewContext(`${code}; handler`) as (event: unknown) => Answer;
  const ask = (uri: string, host = 'tiketi.gg', querystring = {}, headers = {}) =>
    handler({ request: { uri, querystring, headers: { host: { value: host }, ...headers } } });

  for (const [asked, got] of [
    ['/', '/index.html'],
    ['/events', '/index.html'],
    ['/events/01a207ad-cda0-7be3-b022-7c4499e508bb', '/events/01a207ad-cda0-7be3-b022-7c4499e508bb'],
    ['/events/01a207ad-cda0-7be3-b022-7c4499e508bb/seats', '/index.html'],
    ['/admin', '/admin/index.html'],
    ['/admin/sales/1', '/admin/index.html'],
    ['/administration', '/index.html'],
    ['/assets/index-B2fa.js', '/assets/index-B2fa.js'],
    ['/favicon.ico', '/favicon.ico'],
  ] as const) {
    test(`${asked} is ${got}`, () => assert.equal(ask(asked).uri, got));
  }

  for (const [sent, got] of [
    [undefined, 'ko'],
    ['*', 'ko'],
    ['ko-KR,ko;q=0.9,en-US;q=0.8', 'ko'],
    ['en-US,en;q=0.9,ko;q=0.8', 'en'],
    ['fr, en;q=0.5', 'en'],
    ['en;q=0.3, ko;q=0.7', 'ko'],
  ] as const) {
    test(`the page of an event for ${sent} is ${got}`, () => {
      const headers = sent === undefined ? {} : { 'accept-language': { value: sent } };
      const answer = ask('/events/01a207ad-cda0-7be3-b022-7c4499e508bb', 'tiketi.gg', {}, headers);
      assert.equal(answer.headers?.['accept-language']?.value, got);
    });
  }

  test('www leads to the bare name, with whatever was asked', () => {
    const answer = ask('/events/1', 'www.tiketi.gg');
    assert.equal(answer.statusCode, 301);
    assert.equal(answer.headers?.['location']?.value, 'https://tiketi.gg/events/1');
    const query = {
      q: { value: '%EA%B0%80' },
      to: { value: 'a', multiValue: [{ value: 'a' }, { value: 'b' }] },
      new: { value: '' },
    };
    assert.equal(
      ask('/search', 'www.tiketi.gg', query).headers?.['location']?.value,
      'https://tiketi.gg/search?q=%EA%B0%80&to=a&to=b&new',
    );
  });
});
