import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { FREE, PRICED, bill, total } from './cost/bill.ts';
import { usdToWon } from './cost/prices.ts';
import { block, everyInstallation, type Json, type Synthesized } from './synthesized.ts';
import { addresses } from './testing/keep-addresses.ts';
import { otherOf } from './stages.ts';
import { rule } from './testing/rule.ts';

const TAGS = ['Env', 'Owner', 'Project'];

/** Every text of a stack's JSON, with where it stands. */
function* texts(value: unknown, path = ''): Generator<[string, string]> {
  if (typeof value === 'string') yield [path, value];
  else if (value !== null && typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) yield* texts(inner, `${path}.${key}`);
  }
}

rule(
  'every stack: Seoul, one pinned provider, the right account or none, a state that is encrypted and locked',
  (infra) => {
    const { account, name } = infra.stage;
    for (const [stack, json] of Object.entries(infra.stacks)) {
      const [seoul, virginia] = json.provider.aws as Json[];
      assert.equal(seoul.region, 'ap-northeast-2', stack);
      if (virginia) assert.deepEqual([virginia.region, virginia.alias], ['us-east-1', 'us-east-1'], stack);
      for (const one of json.provider.aws as Json[]) assert.deepEqual(one.allowed_account_ids, [account], stack);
      assert.deepEqual(json.terraform.required_providers.aws, { source: 'hashicorp/aws', version: '5.100.0' });
      const { bucket, key, encrypt, use_lockfile } = json.terraform.backend.s3;
      assert.deepEqual(
        [bucket, key, encrypt, use_lockfile],
        [`tiketi-${name}-${account}-state`, `${stack}.tfstate`, true, true],
      );
    }
  },
  {
    'another region': (infra) => (infra.stacks['network'].provider.aws[0].region = 'us-west-2'),
    'whatever provider is newest': (infra) => delete infra.stacks['data'].terraform.required_providers.aws.version,
    'two people applying at once': (infra) => delete infra.stacks['edge'].terraform.backend.s3.use_lockfile,
    'somebody else’s account': (infra) => delete infra.stacks['edge'].provider.aws[0].allowed_account_ids,
    'two stacks in one state': (infra) => (infra.stacks['edge'].terraform.backend.s3.key = 'data.tfstate'),
  },
);

rule(
  'everything says which project, which installation and whose it is, also machines that a group starts',
  (infra) => {
    for (const json of Object.values(infra.stacks)) {
      for (const one of json.provider.aws as Json[]) {
        assert.deepEqual(Object.keys(one.default_tags[0].tags as object).sort(), TAGS);
      }
    }
    for (const { body, address } of infra.all('aws_autoscaling_group')) {
      const carried = (body.tag as Json[]).filter((one) => one.propagate_at_launch).map(({ key }) => String(key));
      for (const key of TAGS) assert.ok(carried.includes(key), `${address}: ${key}`);
    }
    for (const { body, address } of infra.all('aws_launch_template')) {
      for (const one of body.tag_specifications as Json[]) {
        for (const key of TAGS) assert.ok(key in one.tags, `${address}: ${one.resource_type} ${key}`);
      }
    }
    for (const { body, address } of infra.all('aws_instance')) {
      assert.equal(body.volume_tags, undefined, `${address}: they would overrule the tags of volumes attached later`);
      for (const key of TAGS) assert.ok(key in block(body.root_block_device).tags, `${address}: ${key}`);
    }
  },
  {
    'snapshots of a volume that has lost its tag': (infra) =>
      (infra.one('aws_instance', (_, name) => name.startsWith('ops')).body.volume_tags = { Env: 'staging' }),
    'resources without an owner': (infra) => delete infra.stacks['storage'].provider.aws[0].default_tags[0].tags.Owner,
    'disks without a project': (infra) =>
      delete infra.one('aws_launch_template', (_, name) => name.startsWith('blue')).body.tag_specifications[1].tags
        .Project,
  },
);

rule(
  'no secret is written anywhere: no key, no password, no certificate’s private half',
  (infra) => {
    for (const [stack, json] of Object.entries(infra.stacks)) {
      for (const [path, text] of texts(json)) {
        assert.doesNotMatch(
          text,
          /\b(AKIA|ASIA)[A-Z0-9]{16}\b|-----BEGIN [A-Z ]*PRIVATE KEY|(live|test)_[gs]k_\w+/,
          stack + path,
        );
        assert.doesNotMatch(
          text,
          /(password|secret|token)\w*\s*[=:]\s*['"]?[A-Za-z0-9+/_-]{16,}['"]?(\s|$)/i,
          stack + path,
        );
        if (/\.(password|master_password|secret_string|private_key)$/.test(path)) assert.fail(`${stack}${path} is set`);
      }
    }
  },
  {
    'a key of AWS': (infra) => (infra.one('aws_lb').body.tags = { note: 'AKIAABCDEFGHIJKLMNOP' }),
    'a password in a script': (infra) => {
      const { body } = infra.one('aws_instance', (_, name) => name === 'ops');
      body.user_data = `${String(body.user_data)}\nREDIS_PASSWORD=correcthorsebatterystaple\n`;
    },
    'a password of the database': (infra) =>
      ((infra.every('aws_rds_cluster')[0] ?? infra.one('aws_db_instance')).body.master_password = '${var.x}'),
    'a key of Toss': (infra) => (infra.one('aws_lb').body.tags = { note: 'live_sk_zXLkKEypNArW' }),
  },
);

rule(
  'every reference leads to something that is declared',
  (infra) => {
    for (const [stack, json] of Object.entries(infra.stacks)) {
      for (const [path, text] of texts({ resource: json.resource, output: json.output, locals: json.locals })) {
        const named = text.matchAll(/\$\{[^}]*?((?:data\.)?aws_[a-z0-9_]+)\.([\w-]+)/g);
        for (const [whole, type = '', name = ''] of named) {
          const known: unknown = type.startsWith('data.')
            ? json.data?.[type.slice(5)]?.[name]
            : json.resource?.[type]?.[name];
          assert.ok(known, `${stack}${path}: ${whole} leads nowhere`);
        }
        if (text.includes('terraform_remote_state')) infra.follow(text, stack);
      }
    }
  },
  {
    'a name that was changed in one place': (infra) => {
      const { aws_lb } = infra.stacks['compute'].resource;
      aws_lb.renamed = aws_lb.balancer as unknown;
      delete aws_lb.balancer;
    },
    'an output that is gone': (infra) => (infra.stacks['network'].output = {}),
  },
);

const KEPT = JSON.parse(readFileSync(join(import.meta.dirname, 'addresses.json'), 'utf8')) as Record<string, string[]>;

rule(
  'addresses are those of addresses.json: a renamed resource is a destroyed one',
  (infra) =>
    assert.deepEqual(
      addresses(infra),
      KEPT[infra.stage.profile],
      'on purpose? then: node cdktf/testing/keep-addresses.ts',
    ),
  {
    'a disk under another name': (infra) => {
      const { aws_ebs_volume } = infra.stacks['data'].resource;
      aws_ebs_volume.renamed = aws_ebs_volume['ops-data'] as unknown;
      delete aws_ebs_volume['ops-data'];
    },
    'a bucket that is gone': (infra) =>
      delete infra.stacks['storage'].resource.aws_s3_bucket[infra.all('aws_s3_bucket')[0]?.name ?? ''],
  },
);

describe('staging and production', () => {
  /** The same installation with its own names taken out. */
  const anonymous = (infra: Synthesized): Map<string, unknown> => {
    const { name, account, domain, alertEmail } = infra.stage;
    const other = otherOf(infra.stage);
    const text = JSON.stringify(infra.stacks)
      .replaceAll(alertEmail, 'MAIL')
      .replaceAll(domain, 'DOMAIN')
      .replaceAll(account, 'ACCOUNT')
      .replaceAll(other.account, 'OTHER-ACCOUNT')
      .replaceAll(other.name, 'OTHER')
      .replaceAll(name, 'NAME');
    const flat = new Map<string, unknown>();
    const walk = (value: unknown, path: string): void => {
      if (value !== null && typeof value === 'object') {
        for (const [key, inner] of Object.entries(value)) walk(inner, `${path}.${key}`);
      } else flat.set(path, value);
    };
    walk(JSON.parse(text), '');
    return flat;
  };
  const MAY_DIFFER = /(^|\.)(min_size|max_size|desired_capacity|threshold|limit_amount)$/;

  const differences = (profile: string, change: (infra: Synthesized) => unknown = () => undefined): string[] => {
    const [staging = new Map(), production = new Map()] = everyInstallation()
      .filter((infra) => infra.stage.profile === profile)
      .map((infra) => {
        const copy = infra.copy();
        if (copy.stage.name === 'production') change(copy);
        return anonymous(copy);
      });
    const paths = new Set([...staging.keys(), ...production.keys()] as string[]);
    return [...paths].filter((path) => staging.get(path) !== production.get(path) && !MAY_DIFFER.test(path));
  };

  for (const profile of ['target', 'budget']) {
    test(`differ in sizes only (${profile}): what passed on staging is what production gets`, () =>
      assert.deepEqual(differences(profile), []));

    test(`another difference is noticed (${profile})`, () => {
      const body = (infra: Synthesized): Json => infra.one('aws_lb').body;
      assert.deepEqual(
        differences(profile, (infra) => (body(infra).idle_timeout = 30)).map((path) => path.replace(/.*\./, '')),
        ['idle_timeout'],
      );
      assert.ok(differences(profile, (infra) => delete infra.stacks['compute'].resource.aws_lb).length > 0);
    });
  }
});

rule(
  'the bill knows every type of resource: one with a price, or one that is free',
  (infra) => {
    for (const { type, address } of infra.all()) {
      assert.ok(
        FREE.has(type) !== PRICED.has(type) || type === 'aws_guardduty_detector',
        `${address}: what does it cost?`,
      );
    }
  },
  {
    'something nobody has priced': (infra) =>
      (infra.stacks['network'].resource.aws_vpn_gateway = { way_in: { vpc_id: 'x' } }),
  },
);

rule(
  'a month costs no more than stages.ts says, and the figure there is not much too large',
  (infra) => {
    const won = usdToWon(total(bill(infra)));
    const { monthlyWon } = infra.stage.sizes;
    assert.ok(won <= monthlyWon, `₩${won} of ₩${monthlyWon}`);
    assert.ok(won > monthlyWon * 0.95, `₩${monthlyWon} says too little about ₩${won}`);
  },
  {
    'one machine more': (infra) => {
      const { body } = infra.one('aws_autoscaling_group', ({ name }) => /blue/.test(String(name)));
      body.desired_capacity += 1;
    },
    'a second balancer': (infra) =>
      (infra.stacks['compute'].resource.aws_lb.second = infra.one('aws_lb').body as unknown),
  },
);
