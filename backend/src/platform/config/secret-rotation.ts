import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { AppConfig, SECRET_VARIABLES } from './app-config';
import { loadConfig } from './load-config';

/** However many connections are refused at once, the secrets are asked for once. */
const HURRY_AGAIN_AFTER_MS = 10_000;

/**
 * Keeps the configuration in step with Secrets Manager while the process runs: every SECRETS_REFRESH_SECONDS, and at once
 * when somebody refused our password. Whoever uses a secret asks the configuration each time, or makes what it made of it
 * anew (`remade`). A secret that is gone or wrong changes nothing: we go on with what worked, and say so.
 */
@Injectable()
export class SecretRotation implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(SecretRotation.name);
  private timer: NodeJS.Timeout | undefined;
  private hurriedAt = -Infinity;

  constructor(private readonly config: AppConfig) {}

  onApplicationBootstrap(): void {
    if (this.config.SECRET_IDS === undefined) return;
    // Not all processes at the same second.
    const pause = this.config.SECRETS_REFRESH_SECONDS * (0.9 + Math.random() * 0.2);
    this.timer = setInterval(() => void this.reread(), this.config.patience(pause) * 1_000).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** A password was refused: perhaps it was changed a moment ago. */
  hurry(): void {
    if (this.config.SECRET_IDS === undefined || performance.now() - this.hurriedAt < HURRY_AGAIN_AFTER_MS) return;
    this.hurriedAt = performance.now();
    void this.reread();
  }

  /** Reads the secrets now. Answers the names of the variables that changed. */
  async reread(): Promise<readonly string[]> {
    try {
      const fresh = await loadConfig();
      const changed = SECRET_VARIABLES.filter((name) => fresh[name] !== this.config[name]);
      if (changed.length === 0) return changed;
      this.config.take(fresh);
      this.log.log({ event: 'secrets.changed', variables: changed }, 'Secrets were changed and are in use');
      return changed;
    } catch (error) {
      this.log.error(
        { err: error, event: 'secrets.unreadable' },
        'Secrets could not be read; the old ones stay in use',
      );
      return [];
    }
  }
}
