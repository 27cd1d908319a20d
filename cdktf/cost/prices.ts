/**
 * Unit prices of AWS in Seoul, on demand, in US dollars without VAT. Read on 2026-10-01 from the AWS Price List by way of a
 * public catalogue and compared with real bills (NAT, balancer, addresses); t4g.small and t4g.nano are parts of t4g.medium,
 * as AWS prices the family. To be read again on https://aws.amazon.com/pricing before money depends on it.
 */
export const PRICES_READ_ON = '2026-10-01';

/** Won for a dollar: an assumption, not a rate. ₩50 more move every sum by 3.4 %. */
export const WON_PER_USD = 1450;
export const VAT = 0.1;
export const HOURS = 730;

export const PRICES = {
  machineHour: { 't4g.nano': 0.0052, 't4g.small': 0.0208, 't4g.medium': 0.0416 } as Readonly<Record<string, number>>,
  databaseHour: { 'db.t4g.micro': 0.025 } as Readonly<Record<string, number>>,
  acuHour: 0.2,
  auroraGb: 0.12,
  auroraMillionIo: 0.24,
  rdsGb: 0.131,
  gp3Gb: 0.0912,
  snapshotGb: 0.05,
  balancerHour: 0.0225,
  lcuHour: 0.008,
  addressHour: 0.005,
  natHour: 0.059,
  natGb: 0.059,
  s3Gb: 0.025,
  zone: 0.5,
  secret: 0.4,
  key: 1,
  alarm: 0.1,
  metric: 0.3,
  logGb: 0.76,
  ecrGb: 0.1,
  firewall: 5,
  firewallRule: 1,
  firewallMillion: 0.6,
  configItem: 0.012,
} as const;

/** What is used rather than ordered; a small shop with a few on-sales a month. */
export const USAGE = {
  /** Load balancer capacity units, on average over the month. */
  lcu: 0.2,
  natGb: 20,
  databaseGb: 10,
  databaseMillionIo: 10,
  /** All four buckets. */
  s3Gb: 50,
  ecrGb: 5,
  logGb: 2,
  /** Metrics the agents and the heartbeat send; detailed metrics of EC2 are counted from the machines. */
  metricsPerMachine: 4,
  heartbeatMetrics: 2,
  detailedMetrics: 7,
  configItems: 120,
  millionRequests: 1,
  /** CloudWatch gives ten alarms and ten metrics to everybody, for ever. */
  freeAlarms: 10,
  freeMetrics: 10,
  /** Between zones, Athena, Budgets reports, requests to S3. Not itemised. */
  smallThings: 3,
} as const;

export const wonToUsd = (won: number): number => won / WON_PER_USD;
export const usdToWon = (usd: number): number => Math.round(usd * WON_PER_USD);
