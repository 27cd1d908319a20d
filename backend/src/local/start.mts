import { statfsSync } from 'node:fs';
import { buildChanged } from './build.mts';
import { type Session, openSession, report } from './command.mts';
import { prepareDatabase } from './demo-data.mts';
import { rebuildOnChange } from './dev.mts';
import { localEnvironment, programEnvironment, sandboxOrigin } from './environment.mts';
import { DATA } from './paths.mts';
import { keepAlive } from './keep-alive.mts';
import { demandFree, freePort, portFrom } from './ports.mts';
import { diskFull } from './problem.mts';
import { diedProblem, startProgram, startPrograms } from './programs.mts';
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

  const programs = await step('Starting sandbox, api and worker', () => startPrograms(supervisor, env));
  if (process.argv.includes('--watch')) rebuildOnChange(session, env);
  else watch(session, programs, env);
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

/** The api and the worker are started again when they die; any other server that dies ends the run with its last words. */
function watch(session: Session, programs: Record<'api' | 'worker', StartedProcess>, env: NodeJS.ProcessEnv): void {
  const { supervisor } = session;
  const end = async (name: string, how: string): Promise<void> => {
    if (session.ending()) return;
    report(diedProblem(supervisor, name, how));
    await session.end(1);
  };
  for (const started of supervisor.started)
    if (started !== programs.api && started !== programs.worker)
      void started.ended.then((how) => end(started.name, how));
  for (const name of ['api', 'worker'] as const) {
    const kept = keepAlive({
      first: programs[name],
      start: () => startProgram(supervisor, name, env),
      stopping: () => session.ending(),
      tell: (how, waitSeconds) =>
        warn(`  ${name} ${how}; it starts again in ${waitSeconds} s. Its log: ${supervisor.logFile(name)}`),
    });
    void kept.then((how) => (how === undefined ? undefined : end(name, `${how}, again and again`)));
  }
}

const port = (): number => portFrom('PORT', 3000);
await openSession({ folder: DATA, address: () => `http://localhost:${port()}` }, async (session) => {
  session.onEnd(stopTools);
  await start(session, port(), process.env['HOST'] || '127.0.0.1');
});
