import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

import type { Clock } from '#kernel/clock';

import { homePage } from './home.page';
import { Mail } from './mail/mail';
import { OAuth } from './oauth/oauth';
import { SecretsManager } from './secrets-manager/secrets-manager';
import type { SandboxConfig } from './sandbox-config';
import { Toss } from './toss/toss';
import { layout } from './web/layout';
import { STYLES } from './web/styles';
import { asset, json, page } from './web/web-answer';
import { WebRoutes, createWebServer } from './web/web-server';

const ANSWERS_LEAVE_WITHIN_MS = 1_000;

export interface RunningSandbox {
  readonly url: string;
  readonly smtpPort: number;
  close(): Promise<void>;
}

/** Starts every stand-in on one HTTP port and one SMTP port. Port 0 takes a free one. */
export async function startSandbox(config: SandboxConfig, clock: Clock): Promise<RunningSandbox> {
  const routes = new WebRoutes();
  const toss = Toss.open(config, clock, routes);
  const oauth = OAuth.open(config, clock, routes);
  const secrets = SecretsManager.open(config, clock, routes);
  const mail = await Mail.open(config, clock, routes);
  routes
    .get('/', (request) => {
      const body = homePage(config, mail.smtpPort, request.locale);
      return page(layout(request, { title: 'TIKETI', brand: 'sandbox', name: 'Sandbox', body, width: 'wide' }));
    })
    .get('/health', () => json({ status: 'ok' }))
    .get('/assets/sandbox.css', () => asset('text/css', STYLES));

  const server = createWebServer(routes);
  server.listen(config.port, config.host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://${config.host}:${port}`,
    smtpPort: mail.smtpPort,
    close: async () => {
      toss.letGo();
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      const patience = setTimeout(() => server.closeAllConnections(), ANSWERS_LEAVE_WITHIN_MS);
      await closed;
      clearTimeout(patience);
      await Promise.all([toss.close(), oauth.close(), mail.close(), secrets.close()]);
    },
  };
}
