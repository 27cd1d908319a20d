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
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
