/** Asks again until there is an answer; gives up after half a minute: the machines that run tests are often busy. */
export async function eventually<T>(ask: () => Promise<T | undefined>): Promise<T> {
  const until = performance.now() + 30_000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > until) throw new Error('It did not happen within half a minute');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
