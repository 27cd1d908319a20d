import helmet from 'helmet';
import type { AppConfig } from '#platform/config/app-config';

/** Helmet's headers with a content policy that knows Toss' payment window and nothing else from outside. */
export function securityHeaders(config: AppConfig) {
  const toss = [...new Set([new URL(config.TOSS_SDK_URL).origin, new URL(config.TOSS_API_URL).origin])];
  const tossHosts = config.isDeveloperMachine ? toss : [...toss, 'https://*.tosspayments.com'];
  const socket = config.PUBLIC_ORIGIN.replace(/^http/, 'ws');
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'self'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        scriptSrc: ["'self'", ...tossHosts],
        // Angular Material and the seat map set styles at run time.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'", socket, ...tossHosts],
        frameSrc: tossHosts,
        formAction: ["'self'", ...tossHosts],
        ...(config.isDeveloperMachine ? {} : { upgradeInsecureRequests: [] }),
      },
    },
    strictTransportSecurity: config.isDeveloperMachine ? false : { maxAge: 31_536_000, includeSubDomains: true },
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
  });
}
