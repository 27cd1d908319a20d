import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { AppConfig, SECRET_VARIABLES } from './app-config';
import { readSecrets } from './secrets-manager';

/** Fails at start-up, naming every bad variable and none of their values. */
export function parseConfig(source: Record<string, unknown>): AppConfig {
  const known = plainToInstance(AppConfig, source, { exposeDefaultValues: true, excludeExtraneousValues: false });
  const problems = validateSync(known, { validationError: { target: false, value: false } }).flatMap((error) =>
    Object.values(error.constraints ?? {}),
  );
  if (!known.isDeveloperMachine && !known.METRICS_TOKEN)
    problems.push('METRICS_TOKEN must be set outside of a developer machine');
  if (known.STAGE !== 'test')
    problems.push(
      ...Object.keys(source)
        .filter((name) => name.startsWith('TEST_'))
        .map((name) => `${name} is only for STAGE=test`),
    );
  if (problems.length > 0) throw new Error(`Invalid configuration:\n- ${problems.join('\n- ')}`);
  return known;
}

/** The environment, and on top of it what Secrets Manager holds. Before Nest starts, and again when secrets change. */
export async function loadConfig(
  environment: Record<string, string | undefined> = { ...process.env },
): Promise<AppConfig> {
  const { SECRET_IDS: ids, SECRETS_MANAGER_URL: url, AWS_REGION: region = 'ap-northeast-2' } = environment;
  const secrets = ids === undefined ? {} : await readSecrets({ ids, url, region });
  return parseConfig({ ...environment, ...variablesOf(secrets, environment) });
}

/** Databases are where the environment says; only their passwords are secret. */
function variablesOf(
  secrets: Record<string, string>,
  { DATABASE_URL, REDIS_URL }: Record<string, string | undefined>,
): Record<string, unknown> {
  const known: Record<string, string> = {};
  for (const name of SECRET_VARIABLES) if (secrets[name] !== undefined) known[name] = secrets[name];
  const { DATABASE_PASSWORD, REDIS_PASSWORD } = secrets;
  return {
    ...known,
    ...(DATABASE_URL && DATABASE_PASSWORD && { DATABASE_URL: withPassword(DATABASE_URL, DATABASE_PASSWORD) }),
    ...(REDIS_URL && REDIS_PASSWORD && { REDIS_URL: withPassword(REDIS_URL, REDIS_PASSWORD) }),
  };
}

function withPassword(address: string, password: string): string {
  const url = new URL(address);
  url.password = encodeURIComponent(password);
  return url.href;
}
