import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Secrets of one data folder, made on the first start. Nothing here opens anything outside this machine. */
export interface LocalSecrets {
  databasePassword: string;
  /** HS256 secret of access tokens. */
  accessTokenKey: string;
  /** Ed25519 private key, PKCS8 DER, base64. */
  ticketSigningKey: string;
  tossSecretKey: string;
  kakaoClientSecret: string;
  naverClientSecret: string;
  googleClientSecret: string;
  metricsToken: string;
}

const random = (): string => randomBytes(32).toString('base64url');

function make(): LocalSecrets {
  return {
    databasePassword: random(),
    accessTokenKey: random(),
    ticketSigningKey: generateKeyPairSync('ed25519')
      .privateKey.export({ type: 'pkcs8', format: 'der' })
      .toString('base64'),
    tossSecretKey: `test_sk_${random()}`,
    kakaoClientSecret: random(),
    naverClientSecret: random(),
    googleClientSecret: random(),
    metricsToken: random(),
  };
}

/** Reads `secrets.json`, adding what a newer version needs; half a file from a crash cannot appear (written aside, renamed). */
export function localSecrets(folder: string): LocalSecrets {
  const file = join(folder, 'secrets.json');
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<LocalSecrets>) : {};
  const made = make();
  const secrets = { ...made, ...known };
  if (Object.keys(known).length < Object.keys(made).length) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${file}.new`, `${JSON.stringify(secrets, undefined, 2)}\n`, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  return secrets;
}
