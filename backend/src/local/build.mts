import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LocalProblem } from './problem.mts';
import { ROOT, inRoot } from './paths.mts';
import { runTool } from './run-tool.mts';
import { step } from './terminal.mts';

interface App {
  name: string;
  title: string;
  /** Files whose content decides whether the built app is still true. */
  sources: string[];
  /** Exists when the app was built. */
  result: string;
  command: string[];
}

const everywhere = ['package-lock.json'];

const apps: App[] = [
  {
    name: 'backend',
    title: 'Building the backend',
    sources: [...everywhere, 'nest-cli.json', 'backend/*.json', 'backend/src/**/*.ts'],
    result: 'backend/dist/api/main.js',
    command: ['nest', 'build', 'api'],
  },
  {
    name: 'storefront',
    title: 'Building the storefront',
    sources: [...everywhere, 'docs/api/openapi.json', 'storefront/*.*', 'storefront/{src,public,dev}/**/*'],
    result: 'storefront/dist/index.html',
    command: ['vite', 'build', 'storefront'],
  },
  {
    name: 'admin',
    title: 'Building the back office',
    sources: [...everywhere, 'docs/api/openapi.json', 'admin/*.*', 'admin/{src,public}/**/*'],
    result: 'admin/dist/index.html',
    command: ['npm', 'run', 'build', '-w', 'admin'],
  },
];

// Written by the build itself from docs/api/openapi.json, so no source.
const generated = ['storefront/src/api/schema.d.ts', 'admin/src/app/api/generated/'];

/**
 * Builds each of the three apps (or of those named) whose sources changed since its last build, by content: a `git checkout`
 * is no change. @returns their names
 */
export async function buildChanged(names?: readonly string[]): Promise<string[]> {
  const built: string[] = [];
  const stamps = inRoot('.data/builds');
  mkdirSync(stamps, { recursive: true });
  for (const app of apps.filter(({ name }) => names?.includes(name) ?? true)) {
    const stamp = join(stamps, app.name);
    const now = contentOf(app);
    if (existsSync(inRoot(app.result)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) continue;
    rmSync(stamp, { force: true });
    await step(app.title, () => build(app));
    writeFileSync(stamp, now);
    built.push(app.name);
  }
  return built;
}

async function build(app: App): Promise<void> {
  // The web apps' API types come from the committed contract; they are not committed themselves.
  const [command = '', ...args] = app.command;
  if (app.name === 'storefront') await demand(app, 'npm', ['run', 'generate', '-w', 'storefront']);
  await demand(app, command, args);
}

async function demand(app: App, command: string, args: string[]): Promise<void> {
  const { code, output } = await runTool(command, args);
  if (code === 0) return;
  if (output.includes('ENOSPC')) throw Object.assign(new Error(output), { code: 'ENOSPC' });
  throw new LocalProblem(
    `${app.title} failed:\n${output.trim().split('\n').slice(-25).join('\n')}`,
    `Mend it and start again; the command was: npx ${app.command.join(' ')}`,
  );
}

function contentOf(app: App): string {
  const hash = createHash('sha256');
  const files = globSync(app.sources, { cwd: ROOT }).sort();
  for (const file of files) {
    const path = inRoot(file);
    if (/\.(spec|test)\.tsx?$/.test(file) || generated.some((skip) => file.startsWith(skip))) continue;
    if (statSync(path).isFile()) hash.update(`${file}\0`).update(readFileSync(path));
  }
  return hash.digest('hex');
}
