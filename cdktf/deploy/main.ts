import { parseArgs } from 'node:util';
import { AwsCli } from './aws-cli.ts';
import { type Colour, deploy, DeploymentFailed, namedByDigest, retire, rollback, serving } from './blue-green.ts';

/**
 * node cdktf/deploy/main.ts deploy   --stage production --backend <image@sha256:…> --web <…> --alloy <…> --version <commit>
 * node cdktf/deploy/main.ts rollback --stage production [--to blue|green]
 * node cdktf/deploy/main.ts retire   --stage production
 * node cdktf/deploy/main.ts version  --stage production       what serves: a commit, or nothing before the first release
 * node cdktf/deploy/main.ts watch    --stage production --prometheus <image@sha256:…> --grafana <…> --loki <…>
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: Object.fromEntries(
    ['stage', 'backend', 'web', 'alloy', 'version', 'to', 'prometheus', 'grafana', 'loki'].map((name) => [
      name,
      { type: 'string' as const },
    ]),
  ),
});
const given = (name: string): string => {
  const value = values[name];
  if (typeof value !== 'string') throw new DeploymentFailed(`--${name} is missing`);
  return value;
};

async function main(): Promise<void> {
  const cloud = new AwsCli(given('stage'));
  const [command] = positionals;
  if (command === 'deploy') {
    const release = { backend: given('backend'), web: given('web'), alloy: given('alloy'), version: given('version') };
    console.log(`${await deploy(cloud, release, console.log)} serves ${release.version}`);
  } else if (command === 'rollback') {
    console.log(`${await rollback(cloud, console.log, values['to'] as Colour | undefined)} serves`);
  } else if (command === 'retire') {
    console.log(`${await retire(cloud)} is empty`);
  } else if (command === 'version') {
    console.log((await cloud.serves(await serving(cloud))) ?? '');
  } else if (command === 'watch') {
    const images = { prometheus: given('prometheus'), grafana: given('grafana'), loki: given('loki') };
    namedByDigest(images);
    await cloud.setMonitoring(images);
    console.log('The ops machine runs them');
  } else throw new DeploymentFailed('Say deploy, rollback, retire, version or watch.');
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
