import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { workflowFaults } from './workflow-faults.ts';

const ROOT = join(import.meta.dirname, '../..');
const workflows = globSync('.github/workflows/*.yml', { cwd: ROOT });
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

describe('workflows', () => {
  test('are three', () => assert.equal(workflows.length, 3));

  for (const path of workflows)
    test(`${path} is in order`, () => assert.deepEqual(workflowFaults(path, read(path)), []));

  const backend = '.github/workflows/backend.yml';
  for (const [what, from, to, fault] of [
    ['a tag instead of a commit', /actions\/checkout@[0-9a-f]{40}/, 'actions/checkout@v4', /may change/],
    ['rights to write', 'permissions:\n  contents: read', 'permissions:\n  contents: write', /more than reading/],
    ['a key that is kept', 'role-to-assume:', 'aws-access-key-id: x\n          role-to-assume:', /key that is kept/],
    ['no limit of time', 'timeout-minutes: 45', 'continue-on-error: false', /six hours/],
    [
      'deployments that overtake each other',
      'group: deploy-production, cancel-in-progress: false',
      'group: deploy-production',
      /overtaken/,
    ],
    ['a job that signs in anywhere', '    environment: production\n', '', /outside of any environment/],
    [
      'words of strangers in a script',
      'node cdktf/deploy',
      'echo ${{ github.event.head_commit.message }}; node cdktf/deploy',
      /somebody else/,
    ],
    [
      'a line behind a reviewer',
      / && github\.ref \|\| github\.sha/,
      ' && github.ref || github.ref',
      /waits for its reviewer/,
    ],
    ['an older commit over a newer one', /git merge-base --is-ancestor/, 'git diff', /over a newer one/],
    [
      'a tag that is taken the second time',
      /(image:\$GITHUB_SHA)-\$GITHUB_RUN_ATTEMPT" --meta/,
      '$1" --meta',
      /tag is taken/,
    ],
    [
      'a token left in the checkout',
      'with: { persist-credentials: false, fetch-depth: 0 }',
      'with: { fetch-depth: 0 }',
      /leaves its token/,
    ],
  ] as const) {
    test(`${what} is noticed`, () => {
      const text = read(backend);
      const spoilt = text.replace(from, to);
      assert.notEqual(spoilt, text);
      assert.match(workflowFaults(backend, spoilt).join('\n'), fault);
    });
  }

  test('put assets before pages, and take nothing away', () => {
    const text = read('.github/workflows/frontend.yml');
    assert.ok(text.indexOf('Assets first') < text.indexOf('Pages last'));
    assert.doesNotMatch(text, /--delete|s3 rm|--paths ['"]?\/\*/);
    assert.match(workflowFaults('x', text.replace('aws s3 cp site', 'aws s3 sync --delete site')).join(), /open tabs/);
  });
});
