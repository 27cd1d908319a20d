import { AcmCertificateValidation } from '@cdktf/provider-aws/lib/acm-certificate-validation/index.js';
import { AcmCertificate } from '@cdktf/provider-aws/lib/acm-certificate/index.js';
import type { AwsProvider } from '@cdktf/provider-aws/lib/provider/index.js';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record/index.js';
import { Route53Zone } from '@cdktf/provider-aws/lib/route53-zone/index.js';
import { Sesv2EmailIdentityMailFromAttributes } from '@cdktf/provider-aws/lib/sesv2-email-identity-mail-from-attributes/index.js';
import { Sesv2EmailIdentity } from '@cdktf/provider-aws/lib/sesv2-email-identity/index.js';
import { TerraformOutput } from 'cdktf';
import type { Construct } from 'constructs';
import { TiketiStack } from '../constructs/tiketi-stack.ts';
import { type Installation, REGION } from '../stages.ts';

/**
 * The name, its two certificates and the right to send mail from it. Apart from CloudFront because certificates wait until
 * the registrar points here: that is done by hand, once (docs/deploy.md).
 */
export class DnsStack extends TiketiStack {
  readonly zoneId: string;
  /** For CloudFront, which reads certificates in Virginia only. */
  readonly cdnCertificateArn: string;
  readonly albCertificateArn: string;

  constructor(scope: Construct, stage: Installation) {
    super(scope, 'dns', stage);
    const zone = new Route53Zone(this, 'zone', { name: stage.domain, comment: `TIKETI ${stage.name}` });
    this.zoneId = zone.zoneId;
    for (const { name, nameServers } of stage.delegations) {
      this.record(`delegate-${name}`, name, 'NS', [...nameServers], 3600);
    }
    this.record('caa', stage.domain, 'CAA', ['0 issue "amazon.com"', '0 issue "amazontrust.com"'], 3600);
    this.cdnCertificateArn = this.certificate('cdn', this.virginia());
    this.albCertificateArn = this.certificate('alb');
    this.mail();
    new TerraformOutput(this, 'name-servers', {
      value: zone.nameServers,
      description: 'What the registrar must be told',
    });
  }

  /** Proved by DNS, so that it renews itself as long as the record stands. */
  private certificate(id: string, provider?: AwsProvider): string {
    const { domain } = this.stage;
    const certificate = new AcmCertificate(this, `${id}-certificate`, {
      domainName: domain,
      subjectAlternativeNames: [`*.${domain}`],
      validationMethod: 'DNS',
      lifecycle: { createBeforeDestroy: true },
      ...(provider ? { provider } : {}),
    });
    // Name and wildcard share one record; ACM may want the same one in both regions.
    const proof = (field: string) => `\${tolist(${certificate.fqn}.domain_validation_options)[0].${field}}`;
    const record = new Route53Record(this, `${id}-certificate-proof`, {
      zoneId: this.zoneId,
      name: proof('resource_record_name'),
      type: proof('resource_record_type'),
      records: [proof('resource_record_value')],
      ttl: 300,
      allowOverwrite: true,
    });
    return new AcmCertificateValidation(this, `${id}-certificate-valid`, {
      certificateArn: certificate.arn,
      validationRecordFqdns: [record.fqdn],
      ...(provider ? { provider } : {}),
    }).certificateArn;
  }

  /** SES may send as this domain: signed (DKIM), bounces to a name of ours (SPF), and receivers told to refuse the rest (DMARC). */
  private mail(): void {
    const { domain } = this.stage;
    const identity = new Sesv2EmailIdentity(this, 'mail', { emailIdentity: domain });
    for (const index of [0, 1, 2]) {
      const token = `\${${identity.fqn}.dkim_signing_attributes[0].tokens[${index}]}`;
      this.record(`dkim-${index}`, `${token}._domainkey.${domain}`, 'CNAME', [`${token}.dkim.amazonses.com`], 3600);
    }
    const bounces = `bounce.${domain}`;
    new Sesv2EmailIdentityMailFromAttributes(this, 'mail-from', {
      emailIdentity: identity.emailIdentity,
      mailFromDomain: bounces,
      behaviorOnMxFailure: 'REJECT_MESSAGE',
    });
    this.record('bounce-mx', bounces, 'MX', [`10 feedback-smtp.${REGION}.amazonses.com`], 3600);
    this.record('bounce-spf', bounces, 'TXT', ['v=spf1 include:amazonses.com -all'], 3600);
    this.record(
      'dmarc',
      `_dmarc.${domain}`,
      'TXT',
      [`v=DMARC1; p=quarantine; rua=mailto:${this.stage.alertEmail}`],
      3600,
    );
  }

  private record(id: string, name: string, type: string, records: string[], ttl: number): void {
    new Route53Record(this, id, { zoneId: this.zoneId, name, type, records, ttl });
  }
}
