#!/usr/bin/env node
/**
 * Checks a published draw of TIKETI. Needs this file, the published JSON and nothing else: no network, no packages, no
 * access to our systems. Runs with plain Node 20 or newer, and unchanged in a browser (it uses only Web Crypto).
 *
 *   node verify-draw.mjs draw.json
 *   node verify-draw.mjs draw.json receipt.json            your own place, from the receipt you were given
 *   node verify-draw.mjs draw.json receipt.json keys.json  also our signature under it; keys.json = GET /api/v1/ticket-keys
 *
 * What is checked and why it proves something: README.md beside this file. It shares test vectors with the service, but
 * not a line of code: it is written from the description.
 */

const FORMAT = 'tiketi-draw/1';
const RECEIPT = 'tiketi-receipt/1';
const HEX = /^[0-9a-f]{64}$/;
const text = new TextEncoder();
const subtle = globalThis.crypto.subtle;

const hex = (bytes) => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
const fromHex = (value) => Uint8Array.from(value.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const sha256 = async (input) => hex(await subtle.digest('SHA-256', input));
const digest = (purpose, ...parts) => sha256(text.encode([`${FORMAT} ${purpose}`, ...parts].join('\n')));

/** Reads 32-bit words from HMAC-SHA-256(key, "tiketi-draw/1 block\n" + counter). */
async function wordsOf(key) {
  const hmac = await subtle.importKey('raw', fromHex(key), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  let counter = 0;
  let words = [];
  return async () => {
    if (words.length === 0) {
      const block = new DataView(await subtle.sign('HMAC', hmac, text.encode(`${FORMAT} block\n${counter}`)));
      counter += 1;
      words = Array.from({ length: 8 }, (_, i) => block.getUint32(i * 4));
    }
    return words.shift();
  };
}

async function orderOf(count, key) {
  const nextWord = await wordsOf(key);
  const below = async (bound) => {
    const even = 2 ** 32 - (2 ** 32 % bound);
    for (;;) {
      const word = await nextWord();
      if (word < even) return word % bound;
    }
  };
  const order = Array.from({ length: count }, (_, i) => i + 1);
  for (let last = count - 1; last > 0; last -= 1) {
    const chosen = await below(last + 1);
    [order[last], order[chosen]] = [order[chosen], order[last]];
  }
  return order;
}

function shapeProblem(file) {
  if (typeof file !== 'object' || file === null || file.format !== FORMAT) return `not a file of format ${FORMAT}`;
  for (const name of ['commitment', 'seed', 'head'])
    if (!HEX.test(String(file[name]))) return `"${name}" is not 32 bytes in hex`;
  if (!Array.isArray(file.entrants) || !file.entrants.every((mark) => HEX.test(String(mark))))
    return '"entrants" is not a list of marks';
  if (!Array.isArray(file.order)) return '"order" is missing';
  if (
    typeof file.performanceId !== 'string' ||
    typeof file.closesAt !== 'string' ||
    Number.isNaN(Date.parse(file.closesAt))
  )
    return '"performanceId" or "closesAt" is missing';
  if (file.beacon !== null && !Number.isSafeInteger(file.beacon?.round)) return '"beacon" is neither null nor a round';
  return undefined;
}

/** drand's quicknet (docs.drand.love). Any other network could be one whose values somebody knew long before. */
const QUICKNET = {
  chainHash: '52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971',
  genesisTime: 1_692_803_367,
  periodSeconds: 3,
};

/** The first round at least ten seconds after the list was closed. */
function roundAfter(closesAt) {
  const earliest = Date.parse(closesAt) / 1_000 + 10 - QUICKNET.genesisTime;
  return Math.max(1, Math.ceil(earliest / QUICKNET.periodSeconds) + 1);
}

/** A question that was asked, and what to say where the answer is no. */
const check = (id, ok, problem) => ({ id, ok, problem });
const problemsIn = (checks) => checks.filter(({ ok }) => !ok).map(({ problem }) => problem);

/**
 * Draws again and compares. `checks` holds each question in the order asked: shape, announced, entrants, chain, and with a
 * beacon beacon-later and beacon-value, then order. `problems` are those that failed, in words.
 * @returns {Promise<{valid: boolean, checks: {id: string, ok: boolean, problem: string}[], problems: string[],
 *   notes: string[], places: number, links: string[]}>}
 */
export async function verifyDraw(file) {
  const shape = shapeProblem(file);
  const checks = [check('shape', shape === undefined, shape ?? '')];
  if (shape) return { valid: false, checks, problems: problemsIn(checks), notes: [], places: 0, links: [] };
  const { performanceId, commitment, closesAt, beacon, seed, entrants, head, order } = file;
  const notes = [];

  const plan = beacon ? [beacon.chainHash, beacon.genesisTime, beacon.periodSeconds, beacon.round].join(':') : 'none';
  const announced = (await digest('commitment', performanceId, closesAt, plan, seed)) === commitment;
  checks.push(
    check('announced', announced, 'The seed, the closing time or the beacon is not what was announced beforehand.'),
    check('entrants', new Set(entrants).size === entrants.length, 'The same entrant is listed twice.'),
  );

  const links = [];
  let link = await digest('chain', performanceId, commitment);
  for (const [i, mark] of entrants.entries()) {
    link = await digest('link', link, i + 1, mark);
    links.push(link);
  }
  checks.push(
    check('chain', link === head, 'The list of entrants was changed: its chain does not end in the published head.'),
  );

  if (beacon) {
    const isPlanned =
      Object.entries(QUICKNET).every(([name, value]) => beacon[name] === value) &&
      beacon.round === roundAfter(closesAt);
    const isItsOwn = (await sha256(fromHex(String(beacon.signature)))) === beacon.randomness;
    checks.push(
      check(
        'beacon-later',
        isPlanned,
        'The beacon is not the value of quicknet that follows the closing by ten seconds: it may have been known before the list of entrants was closed.',
      ),
      check('beacon-value', isItsOwn, "The beacon's value does not belong to its signature."),
    );
    notes.push(
      `Compare the beacon with its source: https://api.drand.sh/${beacon.chainHash}/public/${beacon.round} must say ${beacon.randomness}.`,
    );
  } else {
    notes.push('No public beacon took part: the order rests on the seed and the entrants alone.');
  }
  notes.push(
    `Compare the head with what was shown between closing and draw: ${head} over ${entrants.length} entrants.`,
  );

  const key = await digest('key', seed, head, entrants.length, beacon?.randomness ?? 'none');
  const expected = await orderOf(entrants.length, key);
  const isDrawn = expected.length === order.length && expected.every((entrant, place) => entrant === order[place]);
  checks.push(check('order', isDrawn, 'The published order is not the one that was drawn.'));

  const problems = problemsIn(checks);
  return { valid: problems.length === 0, checks, problems, notes, places: order.length, links };
}

/**
 * Finds the place of whoever holds a receipt, and whether the list they were given it for is the published one. The
 * questions: same-draw, listed, before-me, and with keys signed.
 * @returns {Promise<{valid: boolean, checks: {id: string, ok: boolean, problem: string}[], problems: string[],
 *   place: number | undefined}>}
 */
export async function verifyReceipt(file, receipt, keys) {
  const { links } = await verifyDraw(file);
  const { performanceId, commitment, entryId, nonce, entrant, link } = receipt;
  const isSame = performanceId === file.performanceId && commitment === file.commitment;
  const mark = await digest('entrant', performanceId, entryId, nonce);
  const checks = [
    check('same-draw', isSame, 'This receipt is for another draw.'),
    check('listed', file.entrants[entrant - 1] === mark, `Entrant ${entrant} of the published list is not you.`),
    check('before-me', links[entrant - 1] === link, 'Somebody who joined before you was left out, added or changed.'),
  ];
  if (keys)
    checks.push(check('signed', await isSigned(receipt, keys), 'The receipt is not signed with a published key.'));
  const problems = problemsIn(checks);
  const place = file.order.indexOf(entrant) + 1;
  return { valid: problems.length === 0, checks, problems, place: place > 0 ? place : undefined };
}

async function isSigned({ performanceId, commitment, entryId, nonce, entrant, link, joinedAt, kid, signature }, keys) {
  const key = keys.find((candidate) => candidate.kid === kid);
  if (!key) return false;
  const raw = Uint8Array.from(atob(key.publicKey.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
  const bytes = Uint8Array.from(atob(signature.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
  const signed = [RECEIPT, performanceId, commitment, entryId, nonce, entrant, link, joinedAt].join('\n');
  const publicKey = await subtle.importKey('raw', raw, { name: 'Ed25519' }, false, ['verify']);
  return subtle.verify({ name: 'Ed25519' }, publicKey, bytes, text.encode(signed));
}

async function main([drawPath, receiptPath, keysPath]) {
  const { readFile } = await import('node:fs/promises');
  const read = async (path) => JSON.parse(await readFile(path, 'utf8'));
  const file = await read(drawPath);
  const draw = await verifyDraw(file);
  const report = [
    ...draw.problems.map((problem) => `WRONG  ${problem}`),
    ...draw.notes.map((note) => `note   ${note}`),
  ];
  let valid = draw.valid;
  if (receiptPath) {
    const own = await verifyReceipt(file, await read(receiptPath), keysPath && (await read(keysPath)).keys);
    valid &&= own.valid;
    report.push(...own.problems.map((problem) => `WRONG  ${problem}`));
    if (own.place) report.push(`place  ${own.place} of ${draw.places}`);
  }
  report.push(
    valid ? `VALID  ${draw.places} places were drawn as announced.` : 'INVALID  This draw cannot be trusted.',
  );
  console.log(report.join('\n'));
  process.exitCode = valid ? 0 : 1;
}

// Started from a command line, not imported: the name of the program is the name of this file.
if (typeof process !== 'undefined' && /verify-draw\.mjs$/.test(process.argv?.[1] ?? '')) {
  if (process.argv.length > 2) void main(process.argv.slice(2));
  else console.log('usage: node verify-draw.mjs draw.json [receipt.json [keys.json]]');
}
