import { mkdirSync } from 'node:fs';
import { App } from 'cdktf';
import { ComputeStack } from './stacks/compute.ts';
import { DataStack } from './stacks/data.ts';
import { DnsStack } from './stacks/dns.ts';
import { EdgeStack } from './stacks/edge.ts';
import { MonitoringStack } from './stacks/monitoring.ts';
import { NetworkStack } from './stacks/network.ts';
import { RegistryStack } from './stacks/registry.ts';
import { SecurityStack } from './stacks/security.ts';
import { StorageStack } from './stacks/storage.ts';
import type { Installation } from './stages.ts';

/** The stacks in the order they are applied; each needs only those before it. */
export const STACKS = [
  'registry',
  'network',
  'storage',
  'security',
  'dns',
  'data',
  'compute',
  'edge',
  'monitoring',
] as const;

/** Every stack of one installation, written to `outdir/stacks/<name>/cdk.tf.json` by `synth()`. */
export function build(stage: Installation, outdir: string): App {
  mkdirSync(outdir, { recursive: true });
  const app = new App({ outdir, context: { targetVersions: { terraform: '>=1.11.0' } } });
  new RegistryStack(app, stage);
  const network = new NetworkStack(app, stage);
  const storage = new StorageStack(app, stage);
  const security = new SecurityStack(app, stage, { network, storage });
  const dns = new DnsStack(app, stage);
  const data = new DataStack(app, stage, { network, security });
  const compute = new ComputeStack(app, stage, { dns, network, storage, security, data });
  new EdgeStack(app, stage, { dns, storage, compute });
  new MonitoringStack(app, stage, { network, dns, data, compute });
  return app;
}
