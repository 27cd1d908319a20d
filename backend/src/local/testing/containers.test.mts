import assert from 'node:assert/strict';
import { test } from 'node:test';
import { composeFaults, dockerfileFaults, nginxFaults } from './containers.check.mts';

const sound = `
services:
  api:
    image: tiketi/api:1.2.3
    user: node
    read_only: true
    cap_drop: [ALL]
    stop_grace_period: 30s
    healthcheck: { test: [CMD, "true"] }
    environment: { TOSS_SECRET_KEY: "\${TOSS_SECRET_KEY:?}", DATABASE_URL: "postgres://tiketi:\${PASSWORD:?}@db/tiketi" }
`;

test('a sound compose file has no faults', () => assert.deepEqual(composeFaults(sound), []));

for (const [what, from, to] of [
  ['has no exact version', 'api:1.2.3', 'api:latest'],
  ['has no exact version', 'api:1.2.3', 'api'],
  ['runs as root', 'user: node', 'user: root'],
  ['may write to its own image', 'read_only: true', 'read_only: false'],
  ['has no health check', 'healthcheck:', 'x-healthcheck:'],
  ['does not say how long', 'stop_grace_period: 30s', ''],
  ['has the secret TOSS_SECRET_KEY', '${TOSS_SECRET_KEY:?}', 'live_sk_1234'],
  ['has a password in DATABASE_URL', '${PASSWORD:?}', 'hunter2'],
] as const) {
  test(`"${to}" instead of "${from}": ${what}`, () => {
    const faults = composeFaults(sound.replace(from, to));
    assert.equal(faults.length, 1);
    assert.match(faults[0] ?? '', new RegExp(what));
  });
}

test('an image that ends as root, floats or holds a secret is refused', () => {
  const faults = dockerfileFaults('FROM node:latest AS a\nENV API_TOKEN=abc\nUSER root\nCMD ["node"]\n');
  assert.deepEqual(faults, [
    'Dockerfile: node:latest has no exact version',
    'Dockerfile: a runs as root',
    'Dockerfile: a has no health check',
    'Dockerfile: a secret is written down',
  ]);
});

test('an expression with a brace is quoted, or nginx does not start', () => {
  assert.deepEqual(nginxFaults('server {\n  location ~ "^/a-.{8,}$" {\n  }\n  location / {\n  }\n}\n'), []);
  assert.deepEqual(nginxFaults('server {\n  location ~ ^/a-.{8,}$ {\n  }\n}\n'), [
    'nginx.conf: a brace that is not quoted: location ~ ^/a-.{8,}$ {',
  ]);
});
