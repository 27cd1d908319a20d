import { execFile } from 'node:child_process';
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { planBeacon, QUICKNET } from './beacon-rounds';
import { holdDraw } from './draw';
import type { DrawFile } from './draw-file';
import { commitmentOf, headOf, markOf } from './entrant-chain';
import { type Receipt, receiptText } from './receipt';

const DOCS = join(__dirname, '../../../../../../docs/draw');
const { files } = JSON.parse(readFileSync(join(DOCS, 'vectors.json'), 'utf8')) as { files: readonly DrawFile[] };
const published = files[2] as DrawFile;

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'draw-'))));
afterAll(() => rmSync(folder, { recursive: true }));

/** As anybody would: a fresh Node, the single file, a JSON from outside. */
function verify(...documents: readonly unknown[]): Promise<{ code: number; output: string }> {
  const paths = documents.map((document, i) => {
    const path = join(folder, `${i}.json`);
    writeFileSync(path, JSON.stringify(document));
    return path;
  });
  return new Promise((resolve) => {
    execFile(process.execPath, [join(DOCS, 'verify-draw.mjs'), ...paths], { env: {} }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code ?? 1) : 0, output: stdout + stderr }),
    );
  });
}

it('accepts every draw of the test vectors', async () => {
  for (const file of files) {
    const { code, output } = await verify(file);
    expect(output).toContain(`VALID  ${file.entrants.length} places`);
    expect(code).toBe(0);
  }
});

const [first = 0, second = 0, ...others] = published.order;
it.each<[string, Partial<DrawFile>]>([
  ['one entrant is another', { entrants: published.entrants.with(7, 'f'.repeat(64)) }],
  ['an entrant is left out', { entrants: published.entrants.slice(0, -1) }],
  ['an entrant is added', { entrants: [...published.entrants, 'f'.repeat(64)] }],
  ['two people changed places', { order: [second, first, ...others] }],
  ['somebody was moved to the front', { order: [25, ...published.order.filter((entrant) => entrant !== 25)] }],
  ['the seed is another', { seed: 'f'.repeat(64) }],
  ['it closed later than announced', { closesAt: '2027-01-10T11:05:00.000Z' }],
  ['the beacon is left out', { beacon: null }],
])('refuses a draw in which %s', async (_, change) => {
  const { code, output } = await verify({ ...published, ...change });

  expect(output).toContain('WRONG');
  expect(code).toBe(1);
});

it('refuses an operator who drew again, consistently, with one entrant less', async () => {
  // Everything in the file fits together again; only what was announced and what people were given does not.
  const { performanceId, closesAt, commitment, seed, beacon } = published;
  const mine = draw(['a', 'b', 'c']);
  const receipt = receiptOf(mine, 'c', 3);
  const without = draw(['a', 'c', 'd']);

  expect((await verify(without)).code).toBe(0);
  const { code, output } = await verify(without, receipt);
  expect(output).toContain('Entrant 3 of the published list is not you');
  expect(output).toContain('left out, added or changed');
  expect(code).toBe(1);

  function draw(people: readonly string[]): DrawFile {
    const plan = beacon && planBeacon(new Date(closesAt));
    expect(commitmentOf({ performanceId, closesAt, beacon: plan, seed })).toBe(commitment);
    const announcement = { performanceId, commitment, closesAt, beacon: plan };
    const marks = people.map((name) => markOf(performanceId, name, `nonce of ${name}`));
    return holdDraw({ announcement, seed, marks, beacon });
  }
});

it.each([
  ['another network, whose values were known long before', { chainHash: 'c0ffee' }],
  ['a beginning that makes an old round look young', { genesisTime: 1_792_803_367 }],
])('proves nothing with %s', async (_, changed) => {
  const { performanceId, closesAt, seed } = published;
  const plan = planBeacon(new Date(closesAt), { ...QUICKNET, ...changed });
  const signature = 'ab'.repeat(48);
  const beacon = {
    ...plan,
    signature,
    randomness: createHash('sha256').update(Buffer.from(signature, 'hex')).digest('hex'),
  };
  const fixed = { performanceId, closesAt, beacon: plan };
  const announcement = { ...fixed, commitment: commitmentOf({ ...fixed, seed }) };
  const marks = ['a', 'b', 'c'].map((name) => markOf(performanceId, name, `nonce of ${name}`));

  const { code, output } = await verify(holdDraw({ announcement, seed, marks, beacon }));
  expect(output).toContain('not the value of quicknet');
  expect(code).toBe(1);
});

it('finds the place of a receipt and checks our signature under it', async () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const keys = { keys: [{ kid: 'k1', alg: 'EdDSA', publicKey: publicKey.export({ format: 'jwk' }).x }] };
  const { performanceId } = published;
  const marks = ['a', 'b', 'c'].map((name) => markOf(performanceId, name, `nonce of ${name}`));
  const file = holdDraw({ ...withoutBeacon(), marks });
  const receipt = receiptOf(file, 'b', 2);
  const signature = sign(null, Buffer.from(receiptText(receipt)), privateKey).toString('base64url');

  const { code, output } = await verify(file, { ...receipt, kid: 'k1', signature }, keys);
  expect(output).toContain(`place  ${file.order.indexOf(2) + 1} of 3`);
  expect(code).toBe(0);

  const forged = await verify(file, { ...receipt, joinedAt: '2027-01-01T00:00:00.000Z', kid: 'k1', signature }, keys);
  expect(forged.output).toContain('not signed with a published key');
  expect(forged.code).toBe(1);
});

function withoutBeacon() {
  const { performanceId, closesAt, seed } = published;
  const fixed = { performanceId, closesAt, beacon: null };
  return { announcement: { ...fixed, commitment: commitmentOf({ ...fixed, seed }) }, seed, beacon: null };
}

function receiptOf(file: DrawFile, name: string, entrant: number): Receipt {
  const { performanceId, commitment, entrants } = file;
  const link = headOf(performanceId, commitment, entrants.slice(0, entrant));
  const joinedAt = '2027-01-10T10:30:00.000Z';
  return { performanceId, commitment, entryId: name, nonce: `nonce of ${name}`, entrant, link, joinedAt };
}
