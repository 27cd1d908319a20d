/** The started service an end-to-end suite talks to. Its demo data is shared: a suite makes the buyers it needs itself. */
export interface Service {
  /** What browsers call: REST below `/api/v1`, Socket.IO, both web apps. */
  origin: string;
  /** Where the worker answers whoever watches it. */
  worker: string;
  /** The other companies: Toss, Kakao, Naver, Google, the mail inbox. */
  sandbox: string;
  /** To look at what was written, never to write. */
  databaseUrl: string;
  metricsToken: string;
}

/** @throws when no service runs: use this folder's jest configuration */
export function startedService(): Service {
  const read = (name: string): string => {
    const value = process.env[name];
    if (!value) throw new Error(`${name} is missing: run this suite with its own jest configuration.`);
    return value;
  };
  return {
    origin: read('TIKETI_ORIGIN'),
    worker: read('TIKETI_WORKER'),
    sandbox: read('TIKETI_SANDBOX'),
    databaseUrl: read('TIKETI_DATABASE_URL'),
    metricsToken: read('TIKETI_METRICS_TOKEN'),
  };
}
