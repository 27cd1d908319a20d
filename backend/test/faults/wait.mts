export const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

/** Asks again and again until the answer is yes. Errors count as no: servers are down on purpose here. */
export async function eventually(
  what: string,
  patienceSeconds: number,
  ask: () => Promise<boolean>,
  everyMs = 50,
): Promise<void> {
  const until = performance.now() + patienceSeconds * 1_000;
  let last: unknown;
  for (;;) {
    try {
      if (await ask()) return;
      last = undefined;
    } catch (error) {
      last = error;
    }
    if (performance.now() > until) {
      const because = last instanceof Error ? ` (${last.message})` : '';
      throw new Error(`Not within ${patienceSeconds} s: ${what}${because}`);
    }
    await pause(everyMs);
  }
}
