import { CloudfrontResponseHeadersPolicy } from '@cdktf/provider-aws/lib/cloudfront-response-headers-policy/index.js';
import type { TiketiStack } from './tiketi-stack.ts';

const A_YEAR = 31_536_000;

/** For the pages in S3, the same words the api's helmet says (compared in edge.test.ts). */
export function pageHeaders(stack: TiketiStack): string {
  const { domain } = stack.stage;
  const toss = 'https://js.tosspayments.com https://api.tosspayments.com https://*.tosspayments.com';
  const content = [
    "default-src 'self'",
    "base-uri 'self'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    `script-src 'self' ${toss}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self' wss://${domain} ${toss}`,
    `frame-src ${toss}`,
    `form-action 'self' ${toss}`,
    'upgrade-insecure-requests',
  ].join('; ');
  return new CloudfrontResponseHeadersPolicy(stack, 'headers', {
    name: `${stack.prefix}-pages`,
    securityHeadersConfig: {
      contentSecurityPolicy: { contentSecurityPolicy: content, override: true },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: 'DENY', override: true },
      referrerPolicy: { referrerPolicy: 'strict-origin-when-cross-origin', override: true },
      strictTransportSecurity: { accessControlMaxAgeSec: A_YEAR, includeSubdomains: true, override: true },
    },
  }).id;
}
