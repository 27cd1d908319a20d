import 'reflect-metadata';
import { parseConfig } from './load-config';

const anything = 'x'.repeat(40);
const production = {
  STAGE: 'production',
  PUBLIC_ORIGIN: 'https://tiketi.test',
  DATABASE_URL: 'postgres://localhost/none',
  REDIS_URL: 'redis://localhost',
  ACCESS_TOKEN_KEYS: `one:${anything}`,
  TICKET_SIGNING_KEYS: `one:${anything}`,
  TOSS_CLIENT_KEY: anything,
  TOSS_SECRET_KEY: anything,
  KAKAO_CLIENT_ID: anything,
  KAKAO_CLIENT_SECRET: anything,
  NAVER_CLIENT_ID: anything,
  NAVER_CLIENT_SECRET: anything,
  GOOGLE_CLIENT_ID: anything,
  GOOGLE_CLIENT_SECRET: anything,
  SMTP_URL: 'smtps://localhost:465',
  METRICS_TOKEN: anything,
};

describe('the configuration', () => {
  it('keeps the waits of production as they are written', () => {
    expect(parseConfig(production).patience(20)).toBe(20);
  });

  it.each(['TEST_HURRY', 'TEST_CLOCK_OFFSET_SECONDS'])('refuses %s outside of tests', (name) => {
    for (const STAGE of ['local', 'staging', 'production']) {
      expect(() => parseConfig({ ...production, STAGE, [name]: '5' })).toThrow(`${name} is only for STAGE=test`);
    }
  });

  it('lets a fault run wait less', () => {
    expect(parseConfig({ ...production, STAGE: 'test', TEST_HURRY: '5' }).patience(20)).toBe(4);
  });
});
