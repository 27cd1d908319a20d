import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * What checks types in `npm test`: TypeScript 7, a native program, in a third of the time; TypeScript 6 where the former has
 * not been installed. Everything else (builds, editors, `npx tsc`) is TypeScript 6, which Angular, Nest and ESLint need.
 */
export function typeCheck(project: string): string[] {
  return [nativeCompiler() ?? 'tsc', '-p', project, '--noEmit'];
}

/** It comes as one optional package per platform; `typescript` itself at version 7 would take the name `tsc` from 6. */
function nativeCompiler(): string | undefined {
  try {
    const name = `@typescript/typescript-${process.platform}-${process.arch}/package.json`;
    return join(dirname(createRequire(import.meta.url).resolve(name)), 'lib/tsc');
  } catch {
    return undefined;
  }
}
