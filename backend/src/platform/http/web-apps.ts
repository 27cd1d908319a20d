import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import type { AppConfig } from '#platform/config/app-config';
import { type PageHead, withHead } from './page-head';

const A_YEAR = 'public, max-age=31536000, immutable';
const HASHED = /-[A-Za-z0-9_-]{8,}\.\w+$/;
const NOT_A_PAGE = /^\/(api|socket\.io|health|metrics|media)(\/|$)/;

/** What a page of the storefront says to readers without JavaScript; undefined where it has nothing of its own to say. */
export type HeadOf = (path: string, locale: 'ko' | 'en') => Promise<PageHead | undefined>;

/** Serves posters and, when their folders are given, the two web apps. Behind a CDN nobody asks for these. */
export function serveWebApps(app: NestExpressApplication, config: AppConfig, headOf: HeadOf): void {
  if (config.MEDIA_ROOT)
    app.useStaticAssets(resolve(config.MEDIA_ROOT), { prefix: '/media/', maxAge: '1d', index: false });
  if (config.ADMIN_DIST) serve(app, '/admin', config.ADMIN_DIST);
  if (config.STOREFRONT_DIST) serve(app, '', config.STOREFRONT_DIST, headOf);
}

function serve(app: NestExpressApplication, prefix: string, folder: string, headOf?: HeadOf): void {
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
    if (!headOf) return response.sendFile(index);
    response.setHeader('Vary', 'Accept-Language');
    headFor(request, headOf)
      .then(async (head) => {
        if (!head) return response.sendFile(index);
        response.type('html').send(withHead(await readFile(index, 'utf8'), head));
      })
      .catch(next);
  });
}

async function headFor(request: Request, headOf: HeadOf): Promise<PageHead | undefined> {
  try {
    return await headOf(request.path, request.acceptsLanguages('ko', 'en') === 'en' ? 'en' : 'ko');
  } catch {
    // Without a database the page still opens, and says itself that something is wrong.
    return undefined;
  }
}
