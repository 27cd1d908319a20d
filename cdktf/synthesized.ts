import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, STACKS } from './installation.ts';
import { type Installation, installation, PROFILES, STAGE_NAMES } from './stages.ts';

/** JSON of no known shape: what Terraform reads. Tests look into it by path. */
export type Json = ReturnType<JSON['parse']>;

export interface Resource {
  readonly stack: string;
  readonly type: string;
  readonly name: string;
  readonly address: string;
  /** What Terraform is told; a test that breaks something on purpose writes here. */
  readonly body: Json;
}

/** One installation as Terraform will read it, all stacks together. */
export class Synthesized {
  readonly stage: Installation;
  readonly stacks: Record<string, Json>;

  constructor(stage: Installation, stacks: Record<string, Json>) {
    this.stage = stage;
    this.stacks = stacks;
  }

  copy(): Synthesized {
    return new Synthesized(this.stage, structuredClone(this.stacks));
  }

  /** Every resource, of one type or of all. None of a type is a failure: a rule over nothing proves nothing. */
  all(type?: string): Resource[] {
    const found = this.every(type);
    assert.ok(found.length > 0, `there is no ${type ?? 'resource'}`);
    return found;
  }

  every(type?: string): Resource[] {
    return Object.entries(this.stacks).flatMap(([stack, { resource = {} }]) =>
      Object.entries<Record<string, Json>>(resource)
        .filter(([kind]) => type === undefined || kind === type)
        .flatMap(([kind, named]) =>
          Object.entries(named).map(([name, body]) => ({
            stack,
            type: kind,
            name,
            address: `${stack}/${kind}.${name}`,
            body: body,
          })),
        ),
    );
  }

  /** The one resource of a type that fits. */
  one(type: string, fits: (body: Json, name: string) => boolean = () => true): Resource {
    const found = this.all(type).filter(({ body, name }) => fits(body, name));
    assert.equal(found.length, 1, `${found.length} of ${type} fit, not one`);
    const [only] = found;
    assert.ok(only);
    return only;
  }

  /** The resource a reference leads to, also through another stack's outputs. @throws when it leads nowhere */
  follow(value: unknown, from: string): Resource {
    const text = String(value);
    const remote = /data\.terraform_remote_state\.cross-stack-reference-input-([\w-]+)\.outputs\.([\w-]+)/.exec(text);
    if (remote) {
      const [, stack = '', output = ''] = remote;
      const told: unknown = this.stacks[stack]?.output?.[output]?.value;
      assert.ok(told !== undefined, `${text} leads nowhere`);
      return this.follow(told, stack);
    }
    const [, type = '', name = ''] = /(?<![\w.])(aws_\w+)\.([\w-]+)/.exec(text) ?? [];
    const target = this.every(type).find((one) => one.stack === from && one.name === name);
    assert.ok(target, `${text} in ${from} leads to no resource`);
    return target;
  }

  /** Where a list of references leads, as addresses. */
  addresses(values: unknown[], from: string): string[] {
    return values.map((value) => this.follow(value, from).address).sort();
  }
}

let kept: Synthesized[] | undefined;

/** Both installations in both profiles, synthesized once per test process. */
export function everyInstallation(): Synthesized[] {
  kept ??= STAGE_NAMES.flatMap((name) => PROFILES.map((profile) => synthesize(installation(name, profile))));
  return kept;
}

/** One installation, also one that stages.ts does not have. */
export function synthesize(stage: Installation): Synthesized {
  const outdir = mkdtempSync(join(tmpdir(), 'tiketi-synth-'));
  try {
    build(stage, outdir).synth();
    const read = (stack: string): [string, Json] => [
      stack,
      JSON.parse(readFileSync(join(outdir, 'stacks', stack, 'cdk.tf.json'), 'utf8')),
    ];
    return new Synthesized(stage, Object.fromEntries(STACKS.map(read)));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** Policies are text inside JSON: their statements, with single actions and resources as lists of one. */
export function statements(text: unknown): { [key: string]: Json; Action: string[]; Resource: string[] }[] {
  const { Statement } = JSON.parse(String(text)) as { Statement: Record<string, Json>[] };
  const list = (value: Json): string[] => (value === undefined ? [] : Array.isArray(value) ? value : [value]);
  return Statement.map((one) => ({ ...one, Action: list(one['Action']), Resource: list(one['Resource']) }));
}

/** cdktf writes single blocks now as an object, now as a list of one. */
export const block = (value: Json): Json => (Array.isArray(value) ? value[0] : value);
