import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** The pages that open without a network; whatever they import comes along. Texts of both languages: people switch. */
const OFFLINE = [
  'src/features/bookings/booking-list-page.tsx',
  'src/features/bookings/booking-page.tsx',
  'src/app/texts-ko.ts',
  'src/app/texts-en.ts',
];
/** From `public/`: what the page names besides its scripts and styles. */
const BESIDE = ['appearance.js', 'icon.svg'];

/** Builds `/sw.js` from `src/service-worker/sw.ts` and writes in front of it which files it keeps. */
export function serviceWorker(): Plugin {
  return {
    name: 'tiketi-service-worker',
    apply: 'build',
    enforce: 'post',
    buildStart() {
      this.emitFile({ type: 'chunk', id: 'src/service-worker/sw.ts', fileName: 'sw.js' });
    },
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const worker = chunks.find(({ fileName }) => fileName === 'sw.js');
      const entry = chunks.find((chunk) => chunk.isEntry && chunk !== worker);
      if (!worker || !entry) this.error('The service worker or the entry of the app is missing');
      const pages = OFFLINE.map(
        (path) =>
          chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(`/${path}`)) ??
          this.error(`${path} is not a chunk of its own any more: it would not open without a network`),
      );
      const files = new Set<string>();
      const take = (fileName: string): void => {
        const chunk = bundle[fileName];
        if (chunk?.type !== 'chunk' || files.has(`/${fileName}`)) return;
        files.add(`/${fileName}`);
        for (const style of chunk.viteMetadata?.importedCss ?? []) files.add(`/${style}`);
        chunk.imports.forEach(take);
      };
      [entry, ...pages].forEach(({ fileName }) => take(fileName));
      const hash = createHash('sha256').update([...files].sort().join());
      for (const name of BESIDE) {
        files.add(`/${name}`);
        hash.update(readFileSync(join(import.meta.dirname, '../public', name)));
      }
      const shell = { version: hash.digest('hex').slice(0, 12), entry: entry.fileName, files: [...files] };
      worker.code = `const SHELL=${JSON.stringify(shell)};${worker.code}`;
    },
  };
}
