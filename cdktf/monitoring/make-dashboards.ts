import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DASHBOARDS, grafanaJson } from './dashboards.ts';

/** Writes grafana/dashboards/*.json from panels/*.ts. The files are committed: Grafana reads them as they are. */
for (const dashboard of DASHBOARDS) {
  writeFileSync(join(import.meta.dirname, 'grafana/dashboards', `${dashboard.uid}.json`), grafanaJson(dashboard));
}
