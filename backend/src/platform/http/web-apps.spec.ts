import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { AppConfig } from '#platform/config/app-config';
import { type HeadOf, serveWebApps } from './web-apps';

class Nothing {}

const folder = mkdtempSync(join(tmpdir(), 'web-apps-'));
const index = '<!doctype html><title>TIKETI</title>';
const headOf: HeadOf = async (path, locale) => {
  if (path === '/broken') throw new Error('no database');
  const text = { title: locale, description: '', image: undefined, imageAlt: '', url: 'https://tiketi.test/known' };
  return path === '/known' ? { locale, ...text } : undefined;
};
let app: NestExpressApplication;

beforeAll(async () => {
  writeFileSync(join(folder, 'index.html'), index);
  app = await NestFactory.create<NestExpressApplication>({ module: Nothing }, { logger: false });
  serveWebApps(app, { STOREFRONT_DIST: folder } as AppConfig, headOf);
  await app.listen(0, '127.0.0.1');
});

afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

async function read(path: string, language = 'ko'): Promise<string> {
  const headers = { accept: 'text/html', 'accept-language': language };
  const response = await fetch(`${await app.getUrl()}${path}`, { headers });
  expect(response.status).toBe(200);
  expect(response.headers.get('cache-control')).toBe('no-cache');
  return response.text();
}

it('gives a page that has something to say a head of its own, in the language of the reader', async () => {
  expect(await read('/known')).toContain('<title>ko</title>');
  expect(await read('/known', 'en-US,en')).toContain('<title>en</title>');
  expect(await read('/known', 'fr')).toContain('<title>ko</title>');
});

it.each(['/other', '/broken'])('serves %s as it was built', async (path) => expect(await read(path)).toBe(index));
