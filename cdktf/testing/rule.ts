import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { everyInstallation, type Synthesized } from '../synthesized.ts';

/** What a break returns where there is nothing to break: a NAT machine in an installation with a NAT gateway. */
export const NOTHING = Symbol('nothing to break');

export type Break = (infrastructure: Synthesized) => unknown;

/**
 * A rule over what Terraform will be told: it holds in every installation, and it is able to fail. Each break spoils a copy
 * on purpose and must be noticed; one that changes nothing, anywhere, is a mistake in the test.
 */
export function rule(title: string, check: (infrastructure: Synthesized) => void, breaks: Record<string, Break>): void {
  assert.ok(Object.keys(breaks).length > 0, `${title}: has never been seen to fail`);
  describe(title, () => {
    for (const infrastructure of everyInstallation()) {
      const { name, profile } = infrastructure.stage;
      test(`holds for ${name}, ${profile}`, () => check(infrastructure));
    }
    for (const [what, spoil] of Object.entries(breaks)) {
      test(`notices ${what}`, () => {
        let spoilt = 0;
        for (const infrastructure of everyInstallation()) {
          const copy = infrastructure.copy();
          if (spoil(copy) === NOTHING) continue;
          assert.notDeepEqual(copy.stacks, infrastructure.stacks, 'the break changed nothing');
          assert.throws(() => check(copy), `not noticed in ${copy.stage.name}, ${copy.stage.profile}`);
          spoilt += 1;
        }
        assert.ok(spoilt > 0, 'the break applied to no installation');
      });
    }
  });
}
