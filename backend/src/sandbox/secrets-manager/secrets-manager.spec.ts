import {
  CreateSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';

import { TestSandbox } from '../testing/test-sandbox';

describe('Secrets Manager', () => {
  let sandbox: TestSandbox;
  const clients: SecretsManagerClient[] = [];

  beforeEach(async () => {
    sandbox = await TestSandbox.start({ realTime: true });
  });

  afterEach(async () => {
    for (const client of clients.splice(0)) client.destroy();
    await sandbox.close();
  });

  /** AWS' own client, signing as it does. */
  function client(secretAccessKey = 'aws-secret-spec', accessKeyId = 'AKIDSPEC'): SecretsManagerClient {
    const made = new SecretsManagerClient({
      endpoint: `${sandbox.url}/aws/secretsmanager`,
      region: 'ap-northeast-2',
      credentials: { accessKeyId, secretAccessKey },
      maxAttempts: 1,
    });
    clients.push(made);
    return made;
  }

  it('gives the newest version, and the one before it to who asks for that', async () => {
    await client().send(new CreateSecretCommand({ Name: 'tiketi/test/jwt', SecretString: '{"A":"1"}' }));
    await client().send(new PutSecretValueCommand({ SecretId: 'tiketi/test/jwt', SecretString: '{"A":"2"}' }));

    const read = (VersionStage?: string) =>
      client().send(new GetSecretValueCommand({ SecretId: 'tiketi/test/jwt', VersionStage }));
    expect((await read()).SecretString).toBe('{"A":"2"}');
    expect((await read('AWSPREVIOUS')).SecretString).toBe('{"A":"1"}');
  });

  it('refuses a wrong key, a stranger, no signature and a name that is not there', async () => {
    const get = new GetSecretValueCommand({ SecretId: 'tiketi/test/none' });

    await expect(client('another-secret').send(get)).rejects.toMatchObject({ name: 'InvalidSignatureException' });
    await expect(client('x', 'AKIDOTHER').send(get)).rejects.toMatchObject({ name: 'UnrecognizedClientException' });
    await expect(client().send(get)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    const unsigned = await fetch(`${sandbox.url}/aws/secretsmanager`, { method: 'POST', body: '{}' });
    expect(unsigned.status).toBe(400);
  });
});
