import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AppConfig } from '#platform/config/app-config';
import { MIGRATIONS_NEEDED } from '#platform/database/schema-version';
import { gauge } from '#platform/metrics/process-metrics';

/** Which release runs where: always 1, the labels say it. */
@Injectable()
export class BuildInfo implements OnModuleInit {
  constructor(private readonly config: AppConfig) {}

  onModuleInit(): void {
    const info = gauge('tiketi_build_info', 'The release of this process and the schema it needs.', [
      'version',
      'schema',
    ]);
    info.set({ version: this.config.RELEASE, schema: String(MIGRATIONS_NEEDED) }, 1);
  }
}
