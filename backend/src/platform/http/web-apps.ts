import { existsSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import type { AppConfig } from '#platform/config/app-config';

const A_YEAR = 'public, max-age=31536000, immutable';
const HASHED = /-[A-Za-z0-9_-]{8,}\.\w+$/;
const NOT_A_PAGE = /^\/(api|socket\.io|health|metrics|media)(\/|$)/;

/** Serves posters and, when their folders are given, the two web apps. Behind a CDN nobody asks for these. */
export function serveWebApps(app: NestExpressApplication, config: AppConfig): void {
  if (config.MEDIA_ROOT)
    app.useStaticAssets(resolve(config.MEDIA_ROOT), { prefix: '/media/', maxAge: '1d', index: false });
  if (config.ADMIN_DIST) serve(app, '/admin', config.ADMIN_DIST);
  if (config.STOREFRONT_DIST) serve(app, '', config.STOREFRONT_DIST);
}

function serve(app: NestExpressApplication, prefix: string, folder: string): void {
  const root = resolve(folder);
  const index = join(root, 'index.html');
  app.useStaticAssets(root, {
    prefix: `${prefix}/`,
    index: false,
    redirect: false,
    setHeaders: (response: Response, path: string) => {
      response.setHeader('Cache-Control', HASHED.test(path) ? A_YEAR : 'no-cache');
    },
  });
  app.use((request: Request, response: Response, next: NextFunction) => {
    const accept = request.headers.accept ?? '*/*';
    // Besides browsers' navigation: curl and link checkers, which take anything. A missing file stays missing.
    const takesPages = accept.includes('text/html') || (accept.startsWith('*/*') && extname(request.path) === '');
    const isPage = (request.method === 'GET' || request.method === 'HEAD') && takesPages;
    const mine = prefix === '' || request.path === prefix || request.path.startsWith(`${prefix}/`);
    if (!isPage || !mine || NOT_A_PAGE.test(request.path) || !existsSync(index)) return next();
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile(index);
  });
}
