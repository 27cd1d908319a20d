import { parseSandboxConfig } from './sandbox-config';

const KEYS = {
  TOSS_CLIENT_KEY: 'test_ck',
  TOSS_SECRET_KEY: 'test_sk',
  KAKAO_CLIENT_ID: 'a',
  KAKAO_CLIENT_SECRET: 'b',
  NAVER_CLIENT_ID: 'c',
  NAVER_CLIENT_SECRET: 'd',
  GOOGLE_CLIENT_ID: 'e',
  GOOGLE_CLIENT_SECRET: 'f',
};

describe('The configuration', () => {
  it('finds the sandbox where browsers find TIKETI, on its own port', () => {
    const config = parseSandboxConfig({ ...KEYS, PUBLIC_ORIGIN: 'http://192.168.0.7:3000/', SANDBOX_PORT: '4100' });

    expect(config.publicOrigin).toBe('http://192.168.0.7:3000');
    expect(config.sandboxOrigin).toBe('http://192.168.0.7:4100');
  });

  it('names every bad variable and no value', () => {
    const start = () => parseSandboxConfig({ ...KEYS, NAVER_CLIENT_ID: '', SANDBOX_PORT: 'many' });

    expect(start).toThrow('Invalid configuration:\n- NAVER_CLIENT_ID is missing\n- SANDBOX_PORT is not a whole number');
  });
});
