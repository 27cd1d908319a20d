/** From now on the pages of bookings open without a network. Resolves once they do: not in every browser, nor over plain HTTP. */
export async function openWithoutNetwork(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return new Promise(() => undefined);
  await navigator.serviceWorker.register('/sw.js');
  await navigator.serviceWorker.ready;
}
