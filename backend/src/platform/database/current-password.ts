import { Client, type ClientConfig } from 'pg';
import type { AppConfig } from '#platform/config/app-config';
import type { SecretRotation } from '#platform/config/secret-rotation';

/** `28P01`: the password is wrong (PostgreSQL, appendix A). */
const WRONG_PASSWORD = '28P01';

/** A client for the pool that signs in with the password that is valid now, and asks for a newer one when it is refused. */
export function clientWithCurrentPassword(config: AppConfig, rotation: SecretRotation): typeof Client {
  return class extends Client {
    constructor(options?: ClientConfig) {
      super({ ...options, connectionString: config.DATABASE_URL });
    }

    override connect(): Promise<Client>;
    override connect(done: (error: Error) => void): void;
    override connect(done?: (error: Error) => void): Promise<Client> | void {
      if (!done) return super.connect();
      super.connect((error: (Error & { code?: string }) | null) => {
        if (error?.code === WRONG_PASSWORD) rotation.hurry();
        done(error as Error);
      });
    }
  };
}
