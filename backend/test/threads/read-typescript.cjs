/** Lets a thread of a test run the sources: found and compiled as jest.config.cjs says, for jest does not reach into threads. */
const { existsSync, readFileSync } = require('node:fs');
const { registerHooks } = require('node:module');
const { dirname, resolve } = require('node:path');
const { fileURLToPath, pathToFileURL } = require('node:url');
const { transformSync } = require('@swc/core');
const { moduleNameMapper, transform } = require('../../jest.config.cjs');

const backend = resolve(__dirname, '../..');
const [, options] = Object.values(transform)[0];

function sourceOf(specifier, parent) {
  for (const [pattern, target] of Object.entries(moduleNameMapper)) {
    const found = new RegExp(pattern).exec(specifier);
    if (found) return target.replace('<rootDir>', backend).replace('$1', found[1]);
  }
  return specifier.startsWith('.') && parent?.endsWith('.ts')
    ? resolve(dirname(fileURLToPath(parent)), specifier)
    : undefined;
}

registerHooks({
  resolve(specifier, context, next) {
    const source = sourceOf(specifier, context.parentURL);
    const file = source && [`${source}.ts`, `${source}/index.ts`].find((path) => existsSync(path));
    return file ? { url: pathToFileURL(file).href, format: 'commonjs', shortCircuit: true } : next(specifier, context);
  },
  load(url, context, next) {
    if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context);
    const filename = fileURLToPath(url);
    const { code } = transformSync(readFileSync(filename, 'utf8'), { ...options, filename });
    return { format: 'commonjs', source: code, shortCircuit: true };
  },
});
