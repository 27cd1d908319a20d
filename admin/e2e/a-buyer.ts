import { randomUUID } from 'node:crypto';
import { type APIRequestContext, expect } from '@playwright/test';

const sandbox = process.env['TIKETI_SANDBOX'] ?? 'http://localhost:3900';

/** Somebody at home who signs up by e-mail and holds one seat that is still free; answers what was held. */
export async function aBuyerHoldsASeat(
  request: APIRequestContext,
  performanceId: string,
): Promise<{ number: string; email: string }> {
  const email = `staff-walk-${randomUUID()}@mail.test`;
  const agreed = { agreedToTerms: true, agreedToPrivacy: true, agreedToMarketing: false };
  await request.post('/api/v1/auth/sign-up', {
    data: { email, password: 'a long enough phrase', displayName: '남궁시험', locale: 'ko', ...agreed },
  });
  const session = await request.post('/api/v1/auth/verify-email', {
    data: { token: await verificationToken(request, email) },
  });
  const { accessToken } = (await session.json()) as { accessToken: string };
  const held = await request.post(`/api/v1/performances/${performanceId}/holds`, {
    headers: { authorization: `Bearer ${accessToken}`, 'idempotency-key': randomUUID() },
    data: { seatIds: [await aFreeSeat(request, performanceId)] },
  });
  expect(held.status()).toBe(201);
  return { number: ((await held.json()) as { number: string }).number, email };
}

async function verificationToken(request: APIRequestContext, email: string): Promise<string> {
  let token: string | undefined;
  await expect(async () => {
    const list = (await (await request.get(`${sandbox}/mail/api/messages?to=${encodeURIComponent(email)}`)).json()) as {
      items: { id: string }[];
    };
    const mail = (await (await request.get(`${sandbox}/mail/api/messages/${list.items[0]?.id}`)).json()) as {
      text: string;
    };
    token = /verify\?token=([\w.-]+)/.exec(mail.text)?.[1];
    expect(token).toBeDefined();
  }).toPass({ timeout: 15_000 });
  return token ?? '';
}

/** Any seat would do: the last free one, away from where other tests choose. */
async function aFreeSeat(request: APIRequestContext, performanceId: string): Promise<string> {
  const status = (await (await request.get(`/api/v1/performances/${performanceId}/seat-status`)).json()) as {
    seats: string;
  };
  const map = (await (await request.get(`/api/v1/performances/${performanceId}/seat-map`)).json()) as {
    drawingUrl: string;
  };
  const drawing = (await (await request.get(map.drawingUrl)).json()) as {
    sections: { id: string; rows: { label: string; numbers: number[] }[] }[];
  };
  const ids = drawing.sections.flatMap(({ id, rows }) =>
    rows.flatMap(({ label, numbers }) => numbers.map((number) => `${id}-${label}-${number}`)),
  );
  const bytes = Buffer.from(status.seats, 'base64');
  const free = ids.filter((_, ordinal) => (((bytes[ordinal >> 2] ?? 0) >> ((ordinal & 3) * 2)) & 3) === 0);
  return free[Math.floor(free.length * 0.9)] ?? '';
}
