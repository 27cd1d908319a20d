import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { instanceFile } from '../constructs/instance-file.ts';

/** Folders a start script writes to; in a played machine they are below a folder of its own. */
const FOLDERS = /(?<![\w.:}/-])\/(?=(opt|run|etc|usr\/libexec|data|dev\/disk|swap)\b)/g;

/**
 * Programs that a played machine has of its own, in the shell: each writes down how it was called, and does what the scripts
 * need of it. `fails` is how often it is still to fail, `after` the word behind a flag.
 */
const PROGRAMS: Readonly<Record<string, string>> = {
  aws: `case $1 in
    secretsmanager) cat "$answers/secrets/$(after --secret-id "$@" | tr / _)" ;;
    ssm) cat "$answers/parameters/$(after --name "$@" | tr / _)" ;;
    ecr) echo login-of-the-registry ;;
    esac`,
  curl: `fails curl && exit 6
    file=$(after -o "$@")
    [ -n "$file" ] || { echo '{"data": {"result": [{"value": [0, "1"]}]}}'; exit; }
    case "$*" in *--create-dirs*) mkdir -p "$(dirname "$file")" ;; esac
    echo fetched >"$file"`,
  dnf: `fails dnf && exit 1
    case "$*" in *amazon-cloudwatch-agent*) mkdir -p "$root/opt/aws/amazon-cloudwatch-agent/etc" ;; esac`,
  docker: `case "$*" in *--password-stdin*) cat >/dev/null ;; esac
    [ "$1" = run ] || exit 0
    cat "$(after --env-file "$@")" >>"$root/given"
    fails docker && exit 1
    true`,
  install: `for one in "$@"; do case $one in /*) mkdir -p "$one" ;; esac; done`,
  ip: `echo 'default via 10.0.1.1 dev ens5 proto dhcp'`,
  sha256sum: `cat >/dev/null`,
  ...Object.fromEntries(
    'blkid chown fallocate mkfs.xfs mkswap modprobe mount sleep swapon sysctl systemctl'
      .split(' ')
      .map((name) => [name, '']),
  ),
};

/** The little of jq that the scripts use, for machines without one. */
const JQ = `const input = JSON.parse(fs.readFileSync(0, 'utf8'));
const of = (one) => {
  const [keys, ...then] = one.split('|');
  let found = input;
  for (const key of keys.replaceAll('[', '.').replaceAll(']', '').split('.').filter(Boolean)) found = found?.[key];
  return found !== undefined && then.includes('@uri') ? encodeURIComponent(found) : found;
};
const [flags, filter] = process.argv.slice(2);
const found = filter.startsWith('"') ? filter.slice(1, -1).replace(/\\\\\\((.*?)\\)/g, (_, one) => of(one)) : of(filter);
if (found === undefined || found === null) process.exit(flags.includes('e') ? 1 : 0);
process.stdout.write(found + (flags.includes('j') ? '' : '\\n'));`;

interface Ran {
  readonly status: number | null;
  readonly output: string;
}

interface Answers {
  secrets: Record<string, string>;
  parameters: Record<string, string>;
  /** How often a program fails before it works. */
  failures: Record<string, number>;
}

/**
 * A machine that is only played: bash runs its real start script in a folder, with programs that write down how they were
 * called. It shows what a reader overlooks (a file nobody made, a variable nobody set); that AWS does its part it cannot show.
 */
export class Machine {
  readonly root = mkdtempSync(join(tmpdir(), 'tiketi-machine-'));
  readonly answers: Answers;
  /** How its first start ended. */
  readonly start: Ran;

  constructor(script: string, values: Readonly<Record<string, string>> = {}, answers: Partial<Answers> = {}) {
    this.answers = { secrets: {}, parameters: {}, failures: {}, ...answers };
    for (const folder of ['programs', 'run', 'etc/systemd/system', 'etc/sysconfig', 'etc/sysctl.d', 'data'])
      mkdirSync(join(this.root, folder), { recursive: true });
    this.write('/etc/fstab', '');
    this.write('/dev/disk/by-id/nvme-Amazon_Elastic_Block_Store_vol0123', '');
    for (const [name, does] of Object.entries(PROGRAMS)) this.program(name, does);
    const jq = `#!${process.execPath}\nconst fs = require('node:fs');\n${JQ}\n`;
    writeFileSync(join(this.root, 'programs/jq'), jq, { mode: 0o755 });
    // As Terraform hands it over: its own two signs are the shell's again.
    const text = instanceFile(script, values)
      .replaceAll('$${', () => '${')
      .replaceAll('%%{', () => '%{');
    this.start = this.bash(text.replaceAll(FOLDERS, () => `${this.root}/`));
  }

  /** One of the programs its script has left. */
  run(program: string, ...args: string[]): Ran {
    return this.bash(this.read(program, false), args);
  }

  read(path: string, withoutRoot = true): string {
    const text = readFileSync(join(this.root, path), 'utf8');
    return withoutRoot ? text.replaceAll(this.root, '') : text;
  }

  /** An empty folder and nothing beside it. */
  onlyFolder(path: string): void {
    rmSync(join(this.root, dirname(path)), { recursive: true, force: true });
    mkdirSync(join(this.root, path), { recursive: true });
  }

  private write(path: string, text: string): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), text);
  }

  /** How programs were called since the start, one line each. */
  calls(): string[] {
    return existsSync(join(this.root, 'calls')) ? this.read('calls').trim().split('\n') : [];
  }

  /** `NAME=value` lines of a file as Docker reads them. */
  variables(path: string): Map<string, string> {
    const lines = this.read(path).split('\n').filter(Boolean);
    return new Map(
      lines.map((line) => {
        const [, name = line, quoted = ''] = /^([A-Z_]+)=(.*)$/.exec(line) ?? [];
        return [name, quoted.replace(/^'(.*)'$/, '$1')];
      }),
    );
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  private bash(script: string, args: string[] = []): Ran {
    for (const [kind, answers] of Object.entries(this.answers)) {
      rmSync(join(this.root, 'answers', kind), { recursive: true, force: true });
      for (const [name, text] of Object.entries(answers))
        this.write(`answers/${kind}/${name.replaceAll('/', '_')}`, String(text));
    }
    const ran = spawnSync('bash', ['-s', ...args], {
      input: script,
      encoding: 'utf8',
      env: { PATH: `${this.root}/programs:/usr/bin:/bin`, HOME: this.root },
    });
    return { status: ran.status, output: (ran.stdout + ran.stderr).replaceAll(this.root, '') };
  }

  private program(name: string, does: string): void {
    const text = `#!/bin/sh
root='${this.root}' answers='${this.root}/answers'
echo "${name} $*" >>"$root/calls"
after() { flag=$1; shift; while [ $# -gt 0 ]; do [ "$1" = "$flag" ] && { echo "$2"; return; }; shift; done; }
fails() {
  left=$(cat "$answers/failures/$1" 2>/dev/null || echo 0)
  [ "$left" -gt 0 ] || return 1
  echo $((left - 1)) >"$answers/failures/$1"
}
${does}
`;
    writeFileSync(join(this.root, 'programs', name), text, { mode: 0o755 });
  }
}
