import { statfsSync } from 'node:fs';
import { buildChanged } from './build.mts';
import { type Session, openSession, report } from './command.mts';
import { prepareDatabase } from './demo-data.mts';
import { rebuildOnChange } from './dev.mts';
import { localEnvironment, programEnvironment, sandboxOrigin } from './environment.mts';
import { DATA } from './paths.mts';
import { demandFree, freePort, portFrom } from './ports.mts';
import { diskFull } from './problem.mts';
import { diedProblem, keepAlive, startProgram, startPrograms } from './programs.mts';
import { stopTools } from './run-tool.mts';
import { localSecrets } from './secrets.mts';
import { startServices } from './services.mts';
import type { StartedProcess } from './supervisor.mts';
import { say, seconds, step, warn } from './terminal.mts';
import { welcome } from './welcome.mts';

const NEEDED_BYTES = 1024 ** 3;

/** `npm start`: everything TIKETI needs on this machine, until Ctrl-C. */
async function start(session: Session, port: number, host: string): Promise<void> {
  const since = performance.now();
  await demandFree('PORT', port, host, `PORT=${port < 1024 ? 3000 : port + 100} npm start`);
  const disk = statfsSync(DATA);
  if (disk.bavail * disk.bsize < NEEDED_BYTES) throw diskFull(disk.bavail * disk.bsize, DATA);

  const { supervisor } = session;
  const workerPort = await companionPort('WORKER_PORT', port + 1);
  const sandboxPort = await companionPort('SANDBOX_PORT', port + 900);
  const sandboxSmtpPort = await companionPort('SANDBOX_SMTP_PORT', port + 925);
  const services = startServices(supervisor, {
    folder: DATA,
    postgresPort: await freePort(port + 2433),
    redisPort: await freePort(port + 3380),
    durable: true,
  });
  const environment = services.then((urls) =>
    programEnvironment(
      localEnvironment(
        { host, port, workerPort, sandboxPort, sandboxSmtpPort, ...urls },
        { folder: DATA, stage: 'local', secrets: localSecrets(DATA) },
      ),
    ),
  );
  // Building needs the processors, the database mostly the disk: side by side they take little longer than the builds.
  const database = environment.then((env) => prepareDatabase(DATA, env));
  await Promise.all([buildChanged(), database]);
  const env = await environment;

  const worker = await step('Starting sandbox, api and worker', () => startPrograms(supervisor, env));
  if (process.argv.includes('--watch')) rebuildOnChange(session, env);
  else watch(session, worker, env);
  const sandbox = sandboxOrigin(env['PUBLIC_ORIGIN'] ?? '', sandboxPort);
  say(`  Ready in ${seconds(since)}.`);
  await welcome({ origin: env['PUBLIC_ORIGIN'] ?? '', sandbox, logs: supervisor.logFile('*') });
}

/** Wished for by name it must be free; otherwise any port will do. */
async function companionPort(variable: string, usual: number): Promise<number> {
  const wished = portFrom(variable, 0);
  if (wished === 0) return freePort(usual);
  await demandFree(variable, wished, '127.0.0.1', `${variable}=${wished + 1} npm start`);
  return wished;
}

/** A server that dies later ends the run with its last words; the worker alone is started again. */
function watch(session: Session, worker: StartedProcess, env: NodeJS.ProcessEnv): void {
  const { supervisor } = session;
  for (const started of supervisor.started.filter((one) => one !== worker)) {
    void started.ended.then(async (how) => {
      if (session.ending()) return;
      report(diedProblem(supervisor, started.name, how));
      await session.end(1);
    });
  }
  const again = (): Promise<StartedProcess> => startProgram(supervisor, 'worker', env);
  void keepAlive(
    again,
    worker,
    () => session.ending(),
    (how, waitSeconds) =>
      warn(
        `\nworker ${how}; it starts again in ${waitSeconds} s. Its last lines:\n${supervisor.lastLines('worker', 8)}`,
      ),
  );
}

const port = (): number => portFrom('PORT', 3000);
await openSession({ folder: DATA, address: () => `http://localhost:${port()}` }, async (session) => {
  session.onEnd(stopTools);
  await start(session, port(), process.env['HOST'] || '127.0.0.1');
});
