import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CloudfrontDistribution,
  type CloudfrontDistributionOrderedCacheBehavior,
  type CloudfrontDistributionOrigin,
} from '@cdktf/provider-aws/lib/cloudfront-distribution/index.js';
import { CloudfrontFunction } from '@cdktf/provider-aws/lib/cloudfront-function/index.js';
import { CloudfrontOriginAccessControl } from '@cdktf/provider-aws/lib/cloudfront-origin-access-control/index.js';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record/index.js';
import { TerraformOutput } from 'cdktf';
import type { Construct } from 'constructs';
import { oneMinute, oneSecond } from '../constructs/cache-policies.ts';
import { accessLog } from '../constructs/access-log.ts';
import { Firewall } from '../constructs/firewall.ts';
import { currentOriginSecret, ORIGIN_HEADER } from '../constructs/origin-secret.ts';
import { pageHeaders } from '../constructs/page-headers.ts';
import { bucketPolicy, type PrivateBucket } from '../constructs/private-bucket.ts';
import { TiketiStack } from '../constructs/tiketi-stack.ts';
import type { Installation } from '../stages.ts';
import type { ComputeStack } from './compute.ts';
import type { DnsStack } from './dns.ts';
import type { StorageStack } from './storage.ts';

/** Policies AWS keeps for everybody, by their ids. */
const AWS_POLICY = {
  cachingOptimized: '658327ea-f89d-4fab-a63d-7e88639e58f6',
  cachingDisabled: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
  allViewer: '216adef6-5c7f-47e4-b989-5492eafa07d3',
} as const;

const READ = ['GET', 'HEAD'];
const ALL = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'POST', 'PATCH', 'DELETE'];

/** One name for everything: files from S3, the API through the balancer, posters from the uploads bucket. */
export class EdgeStack extends TiketiStack {
  readonly distribution: CloudfrontDistribution;
  private readonly headersPolicy: string;

  constructor(
    scope: Construct,
    stage: Installation,
    needs: { dns: DnsStack; storage: StorageStack; compute: ComputeStack },
  ) {
    super(scope, 'edge', stage);
    const { dns, storage, compute } = needs;
    const virginia = this.virginia();
    this.headersPolicy = pageHeaders(this);
    const { waf } = stage.sizes;
    const firewall = waf === 'off' ? undefined : new Firewall(this, waf, virginia);
    const aliases = [stage.domain, `www.${stage.domain}`];
    const routes = new CloudfrontFunction(this, 'routes', {
      name: `${this.prefix}-routes`,
      runtime: 'cloudfront-js-2.0',
      comment: 'Pages of the web apps; www to the bare name',
      publish: true,
      code: readFileSync(join(import.meta.dirname, '../constructs/spa-routes.js'), 'utf8'),
    });
    const aSecond = oneSecond(this);
    this.distribution = new CloudfrontDistribution(this, 'cdn', {
      enabled: true,
      comment: this.prefix,
      aliases,
      isIpv6Enabled: true,
      httpVersion: 'http2and3',
      // 100 has no edge in Korea.
      priceClass: 'PriceClass_200',
      defaultRootObject: 'index.html',
      ...(firewall ? { webAclId: firewall.arn } : {}),
      viewerCertificate: {
        acmCertificateArn: dns.cdnCertificateArn,
        sslSupportMethod: 'sni-only',
        minimumProtocolVersion: 'TLSv1.2_2021',
      },
      restrictions: { geoRestriction: { restrictionType: 'none' } },
      origin: [...this.buckets(storage), this.balancer(compute.originDomain)],
      originGroup: [
        {
          // When S3 stumbles, or does not have a file yet (which it calls 403), the web containers hand out the same files.
          originId: 'files',
          failoverCriteria: { statusCodes: [403, 404, 500, 502, 503, 504] },
          member: [{ originId: 'static' }, { originId: 'balancer' }],
        },
      ],
      defaultCacheBehavior: {
        targetOriginId: 'files',
        viewerProtocolPolicy: 'redirect-to-https',
        allowedMethods: READ,
        cachedMethods: READ,
        compress: true,
        cachePolicyId: AWS_POLICY.cachingOptimized,
        responseHeadersPolicyId: this.headersPolicy,
        functionAssociation: [{ eventType: 'viewer-request', functionArn: routes.arn }],
      },
      // A no to one person is no answer to the next; no page stands in for it.
      customErrorResponse: [401, 403].map((errorCode) => ({ errorCode, errorCachingMinTtl: 0 })),
      // The first pattern that fits wins.
      orderedCacheBehavior: [
        this.cachedApi('/api/v1/seat-maps/*', AWS_POLICY.cachingOptimized),
        // With a queue the api asks who looks and forbids keeping the answer; without one it is the same for everybody.
        {
          ...this.cachedApi('/api/v1/performances/*/seat-status', aSecond),
          originRequestPolicyId: AWS_POLICY.allViewer,
        },
        // Who cannot have a socket asks every few seconds, thousands at once: one number for all of them.
        this.cachedApi('/api/v1/performances/*/queue/status', aSecond),
        this.cachedApi('/api/v1/performances/*/queue/draw', AWS_POLICY.cachingOptimized),
        this.api('/api/*'),
        this.api('/socket.io/*'),
        this.files('/media/*', 'uploads'),
        this.files('/assets/*', 'files'),
        this.eventPage(routes.arn),
      ],
    });
    this.readers(storage);
    accessLog(this, this.distribution, { bucketArn: storage.logs.arn, provider: virginia });
    for (const [index, name] of aliases.entries()) {
      for (const type of ['A', 'AAAA']) {
        new Route53Record(this, `${index === 0 ? 'apex' : 'www'}-${type.toLowerCase()}`, {
          zoneId: dns.zoneId,
          name,
          type,
          alias: {
            name: this.distribution.domainName,
            zoneId: this.distribution.hostedZoneId,
            evaluateTargetHealth: false,
          },
        });
      }
    }
    new TerraformOutput(this, 'distribution-id', { value: this.distribution.id });
  }

  private buckets(storage: StorageStack): CloudfrontDistributionOrigin[] {
    const access = new CloudfrontOriginAccessControl(this, 'access', {
      name: `${this.prefix}-buckets`,
      description: 'CloudFront signs what it asks of the buckets',
      originAccessControlOriginType: 's3',
      signingBehavior: 'always',
      signingProtocol: 'sigv4',
    });
    const bucket = (originId: string, { regionalDomain }: PrivateBucket) => ({
      originId,
      domainName: regionalDomain,
      originAccessControlId: access.id,
    });
    return [bucket('static', storage.static), bucket('uploads', storage.uploads)];
  }

  private balancer(domainName: string): CloudfrontDistributionOrigin {
    return {
      originId: 'balancer',
      domainName,
      customHeader: [{ name: ORIGIN_HEADER, value: currentOriginSecret(this) }],
      customOriginConfig: {
        httpPort: 80,
        httpsPort: 443,
        originProtocolPolicy: 'https-only',
        originSslProtocols: ['TLSv1.2'],
        // Below the balancer's 60 s: CloudFront lets go first.
        originKeepaliveTimeout: 55,
        originReadTimeout: 60,
      },
    };
  }

  /** What a person does: never cached, everything the browser sent goes on. */
  private api(pathPattern: string): CloudfrontDistributionOrderedCacheBehavior {
    return {
      pathPattern,
      targetOriginId: 'balancer',
      viewerProtocolPolicy: 'https-only',
      allowedMethods: ALL,
      cachedMethods: READ,
      compress: true,
      cachePolicyId: AWS_POLICY.cachingDisabled,
      originRequestPolicyId: AWS_POLICY.allViewer,
    };
  }

  /** Public answers of an on-sale that are the same for everybody; nobody's cookie or token goes along. */
  private cachedApi(pathPattern: string, cachePolicyId: string): CloudfrontDistributionOrderedCacheBehavior {
    return {
      pathPattern,
      targetOriginId: 'balancer',
      viewerProtocolPolicy: 'https-only',
      allowedMethods: READ,
      cachedMethods: READ,
      compress: true,
      cachePolicyId,
    };
  }

  private files(pathPattern: string, targetOriginId: string): CloudfrontDistributionOrderedCacheBehavior {
    return {
      pathPattern,
      targetOriginId,
      viewerProtocolPolicy: 'redirect-to-https',
      allowedMethods: READ,
      cachedMethods: READ,
      compress: true,
      cachePolicyId: AWS_POLICY.cachingOptimized,
      responseHeadersPolicyId: this.headersPolicy,
    };
  }

  /** What messengers and search engines show of a link to an event stands in its page: the api writes it, a minute at a time. */
  private eventPage(routesArn: string): CloudfrontDistributionOrderedCacheBehavior {
    return {
      ...this.cachedApi('/events/*', oneMinute(this)),
      viewerProtocolPolicy: 'redirect-to-https',
      responseHeadersPolicyId: this.headersPolicy,
      functionAssociation: [{ eventType: 'viewer-request', functionArn: routesArn }],
    };
  }

  /** Only our own distribution reads the two buckets, whoever else may have one. */
  private readers(storage: StorageStack): void {
    for (const [name, bucket] of [
      ['static', storage.static],
      ['uploads', storage.uploads],
    ] as const) {
      bucketPolicy(this, `${name}-readers`, bucket, [
        {
          Sid: 'OurDistribution',
          Effect: 'Allow',
          Principal: { Service: 'cloudfront.amazonaws.com' },
          Action: 's3:GetObject',
          Resource: `${bucket.arn}/${name === 'uploads' ? 'media/*' : '*'}`,
          Condition: { StringEquals: { 'aws:SourceArn': this.distribution.arn } },
        },
      ]);
    }
  }
}
