import { readFileSync } from 'node:fs';
import { CORE_SCHEMA, load, mergeTag } from 'js-yaml';
import { inRoot } from '../paths.mts';

interface Service {
  image?: string;
  user?: string;
  read_only?: boolean;
  healthcheck?: { test?: unknown; disable?: boolean };
  environment?: Record<string, string>;
  restart?: string;
  stop_grace_period?: string;
  cap_drop?: string[];
}

/** Names whose value must come from outside: `${NAME:?…}`. */
const SECRET = /(PASSWORD|SECRET|KEYS?|TOKEN)$/;
const PINNED = /:v?\d+\.\d+(\.\d+)?[\w.-]*/;

/** What is wrong with a compose file, in sentences. No Docker engine can be counted on, so it is read, not run. */
export function composeFaults(yaml: string): string[] {
  const { services } = load(yaml, { schema: CORE_SCHEMA.withTags(mergeTag) }) as { services: Record<string, Service> };
  return Object.entries(services).flatMap(([name, service]) =>
    serviceFaults(service).map((fault) => `docker-compose.yml: ${name} ${fault}`),
  );
}

function serviceFaults(service: Service): string[] {
  const oneOff = service.restart === 'no';
  // The defaults inside ${…:-…} count: they are what a plain `docker compose up` gets.
  const image = (service.image ?? '').replace(/\$\{\w+:-([^}]*)\}/g, '$1').replace(/\$\{\w+:-([^}]*)\}/g, '$1');
  const faults: [boolean, string][] = [
    [!PINNED.test(image) || image.includes(':latest'), `has no exact version: ${service.image ?? 'no image'}`],
    [!service.user || /^(root|0)\b/.test(service.user), 'runs as root'],
    [!service.read_only, 'may write to its own image'],
    [!service.cap_drop?.includes('ALL'), 'keeps capabilities'],
    [!oneOff && !service.healthcheck?.test, 'has no health check'],
    [!service.stop_grace_period, 'does not say how long it may take to stop'],
    ...Object.entries(service.environment ?? {}).map(([variable, value]): [boolean, string] => [
      SECRET.test(variable) && !/^\$\{\w+:\?/.test(value),
      `has the secret ${variable} written down`,
    ]),
    ...Object.entries(service.environment ?? {}).map(([variable, value]): [boolean, string] => [
      /:\/\/[^/@${}]+:[^$][^/@]*@/.test(value),
      `has a password in ${variable}`,
    ]),
  ];
  return faults.filter(([wrong]) => wrong).map(([, fault]) => fault);
}

/** What is wrong with a Dockerfile: base images without an exact version, a last user that is root, secrets in it. */
export function dockerfileFaults(text: string): string[] {
  const faults: string[] = [];
  const stages = text.split(/^FROM /m).slice(1);
  const names = new Set(stages.map((stage) => /^\S+ AS (\S+)/.exec(stage)?.[1]));
  for (const stage of stages) {
    const [base = ''] = stage.split(/\s/);
    if (!names.has(base) && !PINNED.test(base)) faults.push(`Dockerfile: ${base} has no exact version`);
  }
  for (const stage of stages.filter((one) => /^(CMD|EXPOSE) /m.test(one))) {
    const name = /^\S+ AS (\S+)/.exec(stage)?.[1] ?? 'a stage';
    const user = [...stage.matchAll(/^USER (\S+)/gm)].at(-1)?.[1];
    if (user === undefined || user === 'root' || user === '0') faults.push(`Dockerfile: ${name} runs as root`);
    if (!/^HEALTHCHECK /m.test(stage)) faults.push(`Dockerfile: ${name} has no health check`);
  }
  if (/^(ENV|ARG) .*(PASSWORD|SECRET|TOKEN|_KEYS?)=./m.test(text)) faults.push('Dockerfile: a secret is written down');
  return faults;
}

/** What nginx would not start with: a brace in an expression that is not quoted ends the word. */
export function nginxFaults(text: string): string[] {
  return [...text.matchAll(/^\s*(?:location|if|rewrite|map)\s.*$/gm)]
    .map(([line]) => line.trim())
    .filter((line) => /[{}]/.test(line.replace(/"[^"]*"/g, '').replace(/\{$/, '')))
    .map((line) => `nginx.conf: a brace that is not quoted: ${line}`);
}

if (import.meta.main) {
  const faults = [
    ...nginxFaults(readFileSync(inRoot('nginx.conf'), 'utf8')),
    ...composeFaults(readFileSync(inRoot('docker-compose.yml'), 'utf8')),
    ...dockerfileFaults(readFileSync(inRoot('Dockerfile'), 'utf8')),
  ];
  console.log(faults.join('\n') || 'docker-compose.yml, Dockerfile and nginx.conf are in order.');
  process.exitCode = faults.length === 0 ? 0 : 1;
}
