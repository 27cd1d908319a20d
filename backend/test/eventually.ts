/** Asks again until there is an answer; gives up after ten seconds. */
export async function eventually<T>(ask: () => Promise<T | undefined>): Promise<T> {
  const until = performance.now() + 10_000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > until) throw new Error('It did not happen within ten seconds');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
