/** SHA-256 (FIPS 180-4) of one block, as plain arithmetic: WebCrypto answers later, and that wait is most of a million tries. */
const K = new Int32Array(64);
const START = new Int32Array(8);
const schedule = new Int32Array(64);

/** The first 32 bits of the fractions of roots of primes, which is where the constants come from. */
function fillConstants(): void {
  const fraction = (root: number) => ((root - Math.floor(root)) * 0x1_0000_0000) | 0;
  let count = 0;
  for (let candidate = 2; count < 64; candidate += 1) {
    let isPrime = true;
    for (let divisor = 2; divisor * divisor <= candidate; divisor += 1) if (candidate % divisor === 0) isPrime = false;
    if (!isPrime) continue;
    if (count < 8) START[count] = fraction(Math.sqrt(candidate));
    K[count] = fraction(Math.cbrt(candidate));
    count += 1;
  }
}
fillConstants();

/** The longest text that fits one block, in bytes. */
export const LONGEST = 55;

/** Hashes the ASCII text in `block[0..length)` into `out`, eight words. `block` is 64 bytes and is written behind the text. */
export function hashBlock(block: Uint8Array, length: number, out: Int32Array): void {
  block.fill(0, length);
  block[length] = 0x80;
  block[62] = (length * 8) >>> 8;
  block[63] = (length * 8) & 0xff;
  const w = schedule;
  for (let i = 0; i < 16; i += 1) {
    w[i] = (at(block, i * 4) << 24) | (at(block, i * 4 + 1) << 16) | (at(block, i * 4 + 2) << 8) | at(block, i * 4 + 3);
  }
  for (let i = 16; i < 64; i += 1) {
    const a = word(w, i - 15);
    const b = word(w, i - 2);
    const s0 = turn(a, 7) ^ turn(a, 18) ^ (a >>> 3);
    const s1 = turn(b, 17) ^ turn(b, 19) ^ (b >>> 10);
    w[i] = (word(w, i - 16) + s0 + word(w, i - 7) + s1) | 0;
  }
  let a = word(START, 0);
  let b = word(START, 1);
  let c = word(START, 2);
  let d = word(START, 3);
  let e = word(START, 4);
  let f = word(START, 5);
  let g = word(START, 6);
  let h = word(START, 7);
  for (let i = 0; i < 64; i += 1) {
    const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + word(K, i) + word(w, i)) | 0;
    const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  out[0] = a + word(START, 0);
  out[1] = b + word(START, 1);
  out[2] = c + word(START, 2);
  out[3] = d + word(START, 3);
  out[4] = e + word(START, 4);
  out[5] = f + word(START, 5);
  out[6] = g + word(START, 6);
  out[7] = h + word(START, 7);
}

function turn(value: number, by: number): number {
  return (value >>> by) | (value << (32 - by));
}

function word(words: Int32Array, index: number): number {
  return words[index] ?? 0;
}

function at(bytes: Uint8Array, index: number): number {
  return bytes[index] ?? 0;
}
