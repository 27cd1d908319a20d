import assert from 'node:assert/strict';
import { rule } from '../testing/rule.ts';
import type { Synthesized } from '../synthesized.ts';

const publicRecords = (infra: Synthesized): string[] =>
  infra
    .all('aws_route53_record')
    .filter(({ body }) => body.alias !== undefined)
    .map(({ body, stack }) => `${body.type} ${body.name} -> ${infra.follow(body.alias.name, stack).type}`)
    .sort();

rule(
  'two certificates, proved by DNS so that they renew themselves: Virginia for CloudFront, Seoul for the balancer',
  (infra) => {
    const certificates = infra.all('aws_acm_certificate');
    assert.deepEqual(certificates.map(({ body }) => (body.provider as string | undefined) ?? 'seoul').sort(), [
      'aws.us-east-1',
      'seoul',
    ]);
    for (const { body, address } of certificates) {
      assert.equal(body.validation_method, 'DNS', address);
      assert.equal(body.lifecycle.create_before_destroy, true, address);
      assert.deepEqual(body.subject_alternative_names, [`*.${infra.stage.domain}`], address);
    }
    for (const { body, stack } of infra.all('aws_acm_certificate_validation')) {
      const proved = infra.follow(body.certificate_arn, stack).body;
      assert.equal(proved.provider, body.provider, 'waits in the wrong region');
    }
    assert.equal(infra.all('aws_acm_certificate_validation').length, 2);
    const cdn = infra.one('aws_cloudfront_distribution');
    const waited = infra.follow(cdn.body.viewer_certificate.acm_certificate_arn, cdn.stack).body;
    assert.equal(waited.provider, 'aws.us-east-1');
    const listener = infra.one('aws_lb_listener', ({ port }) => port === 443);
    assert.equal(infra.follow(listener.body.certificate_arn, listener.stack).body.provider, undefined);
  },
  {
    'both in Seoul, where CloudFront cannot see them': (infra) =>
      delete infra.one('aws_acm_certificate', (_, name) => name === 'cdn-certificate').body.provider,
    'proof by mail, which nobody reads in a year': (infra) =>
      (infra.one('aws_acm_certificate', (_, name) => name === 'alb-certificate').body.validation_method = 'EMAIL'),
    'a certificate nobody waits for': (infra) =>
      delete infra.stacks['dns'].resource.aws_acm_certificate_validation['cdn-certificate-valid'],
    'a gap at renewal': (infra) =>
      delete infra.one('aws_acm_certificate', (_, name) => name === 'cdn-certificate').body.lifecycle,
  },
);

rule(
  'the bare name and www lead to CloudFront over IPv4 and IPv6; only Amazon may sign for them',
  (infra) => {
    const { domain } = infra.stage;
    assert.deepEqual(
      publicRecords(infra),
      [
        `A ${domain} -> aws_cloudfront_distribution`,
        `A origin.${domain} -> aws_lb`,
        `A www.${domain} -> aws_cloudfront_distribution`,
        `AAAA ${domain} -> aws_cloudfront_distribution`,
        `AAAA www.${domain} -> aws_cloudfront_distribution`,
      ].sort(),
    );
    const caa = infra.one('aws_route53_record', ({ type }) => type === 'CAA').body.records as string[];
    assert.ok(caa.every((one) => /amazon/.test(one)));
    assert.equal(
      infra.all('aws_route53_record').filter(({ body }) => body.type === 'CNAME' && body.name === domain).length,
      0,
    );
  },
  {
    'no IPv6': (infra) => delete infra.stacks['edge'].resource.aws_route53_record['apex-aaaa'],
    'a name that goes past CloudFront': (infra) => {
      const { body } = infra.one('aws_route53_record', (_, name) => name === 'apex-a');
      const balancer = infra.one('aws_route53_record', (_, name) => name === 'origin').body.alias.name as string;
      infra.stacks['compute'].resource.aws_route53_record['apex'] = { ...body, alias: { name: balancer } };
      delete infra.stacks['edge'].resource.aws_route53_record['apex-a'];
    },
    'no CAA': (infra) => delete infra.stacks['dns'].resource.aws_route53_record['caa'],
  },
);

rule(
  'mail is signed, its bounces come to us, and receivers are told what to do with the rest',
  (infra) => {
    const records = infra.all('aws_route53_record').map(({ body }) => body);
    assert.equal(records.filter((one) => String(one.name).includes('._domainkey.')).length, 3);
    assert.ok(records.some((one) => String(one.records).startsWith('v=spf1') && String(one.records).endsWith('-all')));
    assert.ok(records.some((one) => /^v=DMARC1; p=(quarantine|reject)/.test(String(one.records))));
  },
  {
    'a key missing': (infra) => delete infra.stacks['dns'].resource.aws_route53_record['dkim-2'],
    'a policy that asks for nothing': (infra) =>
      (infra.one('aws_route53_record', (_, name) => name === 'dmarc').body.records = ['v=DMARC1; p=none']),
  },
);
