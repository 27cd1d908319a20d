import { SystemClock } from '#kernel/clock';

import { startSandbox } from './sandbox';
import { parseSandboxConfig } from './sandbox-config';

async function main(): Promise<void> {
  const sandbox = await startSandbox(parseSandboxConfig(process.env), new SystemClock());
  console.log(`sandbox: ${sandbox.url} (mail on port ${sandbox.smtpPort})`);

  const stop = () => void sandbox.close().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

main().catch((error: unknown) => {
  console.error(explained(error));
  process.exit(1);
});

/** One sentence for what a person can do something about; the whole error for the rest. */
function explained(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { code, port } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE') return `sandbox: port ${port} is taken; set SANDBOX_PORT or SANDBOX_SMTP_PORT.`;
  return code === undefined ? error.message : error;
}
