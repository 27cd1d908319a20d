import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

const PATIENCE_MS = 5_000;

export interface SecretsAddress {
  /** Names of secrets, by commas: `tiketi/production/jwt,tiketi/production/toss`. */
  readonly ids: string;
  readonly region: string;
  /** Somewhere else than AWS, as the sandbox. */
  readonly url: string | undefined;
}

/**
 * Every variable that the secrets hold. Each is a JSON object of variables, as AWS' console writes it; who may read is
 * the machine's role, whose keys the client finds by itself.
 *
 * @throws naming the secret, never what is in it
 * @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html
 */
export async function readSecrets({ ids, region, url }: SecretsAddress): Promise<Record<string, string>> {
  const client = new SecretsManagerClient({
    region,
    ...(url === undefined ? {} : { endpoint: url }),
    maxAttempts: 3,
    requestHandler: { connectionTimeout: PATIENCE_MS, requestTimeout: PATIENCE_MS },
  });
  try {
    const secrets = await Promise.all(ids.split(',').map((id) => readSecret(client, id.trim())));
    return Object.assign({}, ...secrets) as Record<string, string>;
  } finally {
    client.destroy();
  }
}

async function readSecret(client: SecretsManagerClient, id: string): Promise<Record<string, string>> {
  const answer = await client.send(new GetSecretValueCommand({ SecretId: id })).catch((error: unknown) => {
    const why = error instanceof Error ? error.name : 'unknown';
    throw new Error(`The secret ${id} could not be read: ${why}`);
  });
  try {
    const value: unknown = JSON.parse(answer.SecretString ?? '');
    if (typeof value === 'object' && value !== null) return value as Record<string, string>;
  } catch {
    // What a parser says may quote the secret; told below without it.
  }
  throw new Error(`The secret ${id} is not a JSON object of variables`);
}
