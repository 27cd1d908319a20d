// A pretend API for working on the screens alone: `node dev/fake-api.mjs [port]`, then http://127.0.0.1:4201/admin/.
// Serves the built app too. Any password signs in; the name before the @ is the role (operator, auditor, admin).
// FAKE_SOCKETS=off shows the polling fallback, FAKE_EMPTY=on empty lists, FAKE_ERRORS=on failing lists.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { Server } from 'socket.io';
import { bookings, dailyRevenue, eventRevenue, events, salesOf, sellSomething } from './fake-data.mjs';

const port = Number(process.argv[2] ?? 4201);
const dist = join(import.meta.dirname, '../dist');
const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
const isOn = (name) => process.env[name] === 'on';

const json = (res, status, body, headers = {}) => {
  res.writeHead(status, { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json', ...headers });
  res.end(body === undefined ? undefined : JSON.stringify(body));
};
const problem = (res, status, code) => json(res, status, { status, code, title: code, traceId: 'c0ffee0123456789' });

const roleOf = (email) => ['operator', 'auditor', 'admin'].find((role) => email.startsWith(role));
const session = (role) => ({
  accessToken: `access-${role}-${Date.now()}`,
  expiresAt: new Date(Date.now() + 900_000).toISOString(),
  member: {
    id: `staff-${role}`,
    email: `${role}@tiketi.test`,
    name: { operator: '김운영', auditor: '박감사', admin: '이관리' }[role],
    role,
  },
});
const cookieRole = (req) => /tiketi_staff_refresh=(\w+)/.exec(req.headers.cookie ?? '')?.[1];
const setCookie = (value, age) => ({
  'Set-Cookie': `tiketi_staff_refresh=${value}; Path=/api/v1/staff/auth; HttpOnly; SameSite=Strict; Max-Age=${age}`,
});
const bodyOf = async (req) => {
  let text = '';
  for await (const chunk of req) text += chunk;
  return text ? JSON.parse(text) : {};
};
const paged = (all, query) => {
  const page = Number(query.get('page') ?? 1);
  const size = Number(query.get('size') ?? 20);
  const items = isOn('FAKE_EMPTY') ? [] : all;
  return { items: items.slice((page - 1) * size, page * size), page, size, total: items.length };
};

async function staffAuth(req, res, action) {
  if (action === 'sign-in') {
    const { email } = await bodyOf(req);
    const role = roleOf(email ?? '');
    return role ? json(res, 200, session(role), setCookie(role, 86_400)) : problem(res, 401, 'auth.wrong-credentials');
  }
  if (req.headers['x-requested-with'] !== 'tiketi') return problem(res, 403, 'auth.forbidden');
  if (action === 'sign-out') return json(res, 204, undefined, setCookie('', 0));
  const role = cookieRole(req);
  return role ? json(res, 200, session(role)) : problem(res, 401, 'auth.refresh-invalid');
}

function staffData(req, res, path, query) {
  const role = /^Bearer access-(\w+)-/.exec(req.headers.authorization ?? '')?.[1];
  if (!role) return problem(res, 401, 'auth.token-invalid');
  if (isOn('FAKE_ERRORS')) return problem(res, 503, 'server.unavailable');
  const q = (query.get('q') ?? '').toLowerCase();
  const holds = (value) => JSON.stringify(value).toLowerCase().includes(q);
  if (path === 'events') return json(res, 200, paged(events.filter(holds), query));
  const performance = /^performances\/([\w-]+)\/sales$/.exec(path)?.[1];
  if (performance) {
    const sales = salesOf(performance);
    return sales ? json(res, 200, sales) : problem(res, 404, 'catalog.performance-not-found');
  }
  if (path === 'bookings') {
    const [state, performanceId] = [query.get('state'), query.get('performanceId')];
    const found = bookings.filter(
      (b) => holds(b) && (!state || b.state === state) && (!performanceId || b.performance.id === performanceId),
    );
    return json(res, 200, paged(found, query));
  }
  if (role === 'operator') return problem(res, 403, 'auth.forbidden');
  const [from, to] = [query.get('from'), query.get('to')];
  if (path === 'revenue/daily') return json(res, 200, dailyRevenue(from, to));
  if (path === 'revenue/events') return json(res, 200, eventRevenue(from, to));
  const csv = /^revenue\/(\w+)\.csv$/.exec(path)?.[1];
  if (csv) {
    res.writeHead(200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="revenue-${csv}.csv"; filename*=UTF-8''${encodeURIComponent(`매출-${csv}-${from}-${to}.csv`)}`,
    });
    return res.end('\uFEFFday,net\r\n2026-11-01,1000\r\n');
  }
  return problem(res, 404, 'request.not-found');
}

async function staticFile(res, path) {
  const file = normalize(join(dist, path.replace(/^\/admin\/?/, '') || 'index.html'));
  const name = file.startsWith(dist) && extname(file) ? file : join(dist, 'index.html');
  try {
    const body = await readFile(name);
    res.writeHead(200, {
      'Content-Type': TYPES[extname(name)] ?? 'application/octet-stream',
      'Content-Security-Policy':
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self' ws:",
    });
    res.end(body);
  } catch {
    res.writeHead(404).end();
  }
}

const server = createServer((req, res) => {
  const { pathname, searchParams } = new URL(req.url, 'http://localhost');
  const auth = /^\/api\/v1\/staff\/auth\/([\w-]+)$/.exec(pathname)?.[1];
  const data = /^\/api\/v1\/staff\/(.+)$/.exec(pathname)?.[1];
  if (auth) return void staffAuth(req, res, auth);
  if (data)
    return void setTimeout(() => staffData(req, res, data, searchParams), Number(process.env.FAKE_DELAY ?? 120));
  return void staticFile(res, pathname);
});

if (process.env.FAKE_SOCKETS !== 'off') {
  const staff = new Server(server, { transports: ['websocket'] }).of('/staff');
  staff.use((socket, next) =>
    next(/^access-/.test(socket.handshake.auth.token ?? '') ? undefined : new Error('auth.token-invalid')),
  );
  staff.on('connection', (socket) => {
    socket.on('watch-sales', ({ performanceId }, ack) => {
      void socket.join(performanceId);
      ack({ ok: true, sales: salesOf(performanceId) });
    });
  });
  setInterval(() => {
    for (const id of sellSomething()) staff.to(id).emit('sales', salesOf(id));
  }, 1500).unref();
} else {
  setInterval(sellSomething, 1500).unref();
}

server.listen(port, '127.0.0.1', () => console.log(`fake API on http://127.0.0.1:${port}/admin/`));
