import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Cloud, type Colour, deploy, type Release, retire, rollback, type Size } from './blue-green.ts';

const image = (name: string): string => `1.dkr.ecr/tiketi/${name}@sha256:${'a'.repeat(64)}`;
const release: Release = { backend: image('backend'), web: image('web'), alloy: image('alloy'), version: 'abc123' };

/** Blue serves with three machines; green rests. Machines are healthy at once unless told otherwise. */
class PlayedCloud implements Cloud {
  readonly done: string[] = [];
  shares: Record<Colour, number> = { blue: 100, green: 0 };
  sizes: Record<Colour, Size> = { blue: { min: 2, desired: 3 }, green: { min: 0, desired: 0 } };
  readonly releases: Partial<Record<Colour, Release>> = {};
  broken?: 'migration' | 'start' | 'before';
  errorsAt = Infinity;

  async weights() {
    return this.shares;
  }
  async setWeights(weights: Record<Colour, number>) {
    this.shares = { ...weights };
    this.done.push(`blue ${weights.blue} green ${weights.green}`);
  }
  async size(colour: Colour) {
    return this.sizes[colour];
  }
  async resize(colour: Colour, size: Size) {
    this.sizes[colour] = size;
    this.done.push(`${colour} has ${size.desired}`);
  }
  async release(colour: Colour) {
    return this.releases[colour];
  }
  async setRelease(colour: Colour, given: Release) {
    this.releases[colour] = given;
    this.done.push(`${colour} is ${given.version}`);
  }
  async healthy(colour: Colour) {
    const isBroken = (this.broken === 'start' && colour === 'green') || (this.broken === 'before' && colour === 'blue');
    return isBroken ? 0 : this.sizes[colour].desired;
  }
  async errors(colour: Colour) {
    return this.shares[colour] >= this.errorsAt ? 50 : 0;
  }
  async migrate() {
    if (this.broken === 'migration') throw new Error('the migration failed');
    this.done.push('migrated');
  }
  async wait() {}
}

const quiet = (): void => undefined;

describe('a deployment', () => {
  test('migrates, fills the resting colour, and shifts a little first', async () => {
    const cloud = new PlayedCloud();
    assert.equal(await deploy(cloud, release, quiet), 'green');
    assert.deepEqual(cloud.done, [
      'green has 0',
      'green is abc123',
      'migrated',
      'green has 3',
      'blue 95 green 5',
      'blue 75 green 25',
      'blue 50 green 50',
      'blue 0 green 100',
    ]);
    assert.deepEqual(cloud.sizes.blue, { min: 2, desired: 3 }, 'the old colour stays for a rollback');
  });

  test('may be the first: what served before has no release and answers nothing', async () => {
    const cloud = new PlayedCloud();
    cloud.broken = 'before';
    assert.equal(await deploy(cloud, release, quiet), 'green');
    assert.deepEqual(cloud.shares, { blue: 0, green: 100 });
    assert.equal(await retire(cloud), 'blue');
  });

  test('goes back by itself when errors show under traffic', async () => {
    const cloud = new PlayedCloud();
    cloud.errorsAt = 25;
    await assert.rejects(deploy(cloud, release, quiet), /50 answers of the kind 5xx/);
    assert.deepEqual(cloud.shares, { blue: 100, green: 0 });
    assert.equal(cloud.sizes.green.desired, 0);
    assert.ok(!cloud.done.includes('blue 50 green 50'));
  });

  test('leaves the release before where a rollback finds it, not the one that failed', async () => {
    const cloud = new PlayedCloud();
    cloud.releases.green = { ...release, version: 'before' };
    cloud.errorsAt = 25;
    await assert.rejects(deploy(cloud, release, quiet));
    assert.equal(cloud.releases.green?.version, 'before');
  });

  test('goes on when its group lets a machine go meanwhile', async () => {
    const cloud = new PlayedCloud();
    cloud.wait = async () => {
      if (cloud.shares.green === 25) cloud.sizes.green = { min: 2, desired: 2 };
    };
    assert.equal(await deploy(cloud, release, quiet), 'green');
  });

  test('never gets traffic when its machines do not start', async () => {
    const cloud = new PlayedCloud();
    cloud.broken = 'start';
    await assert.rejects(deploy(cloud, release, quiet), /did not become healthy/);
    assert.ok(!cloud.done.some((one) => /green [1-9]/.test(one)));
    assert.equal(cloud.sizes.green.desired, 0);
  });

  test('stops before anything starts when the migration fails', async () => {
    const cloud = new PlayedCloud();
    cloud.broken = 'migration';
    await assert.rejects(deploy(cloud, release, quiet), /migration failed/);
    assert.ok(!cloud.done.includes('green has 3'));
    assert.deepEqual(cloud.shares, { blue: 100, green: 0 });
  });

  test('is refused in the middle of another, and with an image that is only a tag', async () => {
    const cloud = new PlayedCloud();
    await assert.rejects(
      deploy(cloud, { ...release, web: '1.dkr.ecr/tiketi/web:latest' }, quiet),
      /not named by digest/,
    );
    cloud.shares = { blue: 75, green: 25 };
    await assert.rejects(deploy(cloud, release, quiet), /Traffic is shared/);
    assert.deepEqual(cloud.done, []);
  });
});

describe('a rollback', () => {
  test('is one step while the old machines are there', async () => {
    const cloud = new PlayedCloud();
    await deploy(cloud, release, quiet);
    cloud.done.length = 0;
    assert.equal(await rollback(cloud, quiet), 'blue');
    assert.deepEqual(cloud.done, ['blue 100 green 0']);
  });

  test('starts them first when they are gone', async () => {
    const cloud = new PlayedCloud();
    await deploy(cloud, release, quiet);
    assert.equal(await retire(cloud), 'blue');
    cloud.done.length = 0;
    await rollback(cloud, quiet);
    assert.deepEqual(cloud.done, ['blue has 3', 'blue 100 green 0']);
  });

  test('starts as many as serve now', async () => {
    const cloud = new PlayedCloud();
    await deploy(cloud, release, quiet);
    cloud.sizes.green = { min: 2, desired: 8 };
    cloud.done.length = 0;
    await rollback(cloud, quiet);
    assert.deepEqual(cloud.done, ['blue has 8', 'blue 100 green 0']);
  });

  test('in the middle of a shift wants to be told where to', async () => {
    const cloud = new PlayedCloud();
    cloud.shares = { blue: 50, green: 50 };
    cloud.sizes.green = { min: 2, desired: 3 };
    await assert.rejects(rollback(cloud, quiet), /Traffic is shared/);
    assert.equal(await rollback(cloud, quiet, 'blue'), 'blue');
    assert.deepEqual(cloud.shares, { blue: 100, green: 0 });
  });
});
