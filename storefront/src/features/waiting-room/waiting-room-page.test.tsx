import { screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { admissions } from '../../api/admissions';
import { session } from '../../api/session';
import { receiptsOf } from '../../lib/kept-receipts';
import { aPerformanceDetail } from '../../test/catalog';
import { fakeApi, problem } from '../../test/fake-api';
import { aChallenge, aDraw, aJoining, anAdmission, aPlace, aQueue, aReceipt } from '../../test/queue';
import { anAccount, renderPage, signIn } from '../../test/render';
import { WaitingRoomPage } from './waiting-room-page';

vi.mock('./line/socket-queue-line', () => ({
  SocketQueueLine: class {
    open() {}
    close() {}
  },
}));

const at = '/performances/p1/queue';
const path = '/performances/:performanceId/queue';

function open(handlers: Parameters<typeof fakeApi>[0], { signedIn = true } = {}) {
  if (signedIn) signIn();
  else session.close();
  const requests = fakeApi({
    'GET /performances/:id': { body: aPerformanceDetail() },
    'GET /performances/:id/queue/challenge': { body: { challenge: null } },
    'GET /performances/:id/queue/entry': problem(404, 'queue.no-place'),
    ...handlers,
  });
  return { requests, ...renderPage(<WaitingRoomPage />, { path, at }) };
}

const status = (body: ReturnType<typeof aQueue>) => ({ 'GET /performances/:id/queue/status': { body } });
const place = (body: ReturnType<typeof aPlace>) => ({ 'GET /performances/:id/queue/entry': { body } });
const entry = (body: () => ReturnType<typeof aPlace>) => ({
  'GET /performances/:id/queue/entry': () => ({ body: body() }),
});
const preQueue = aQueue({ phase: 'PRE_QUEUE', waiting: 0, draw: aDraw() });

describe('the waiting room', () => {
  afterEach(() => admissions.keep('p1', null));

  it('says when the entrance opens, and lets people sign in before', async () => {
    open(status(aQueue({ phase: 'BEFORE', entranceOpensAt: '2999-01-01T10:00:00Z', draw: aDraw() })), {
      signedIn: false,
    });
    expect(await screen.findByText('대기열이 열릴 때까지')).toBeVisible();
    expect(screen.getByRole('link', { name: '미리 로그인하기' })).toHaveAttribute(
      'href',
      '/sign-in?returnTo=%2Fperformances%2Fp1%2Fqueue',
    );
    expect(screen.getByText('c'.repeat(64))).toBeInTheDocument();
  });

  it('joins the draw once however often one presses, and keeps the receipt', async () => {
    let joined = false;
    const { requests, user } = open({
      ...status(preQueue),
      'GET /performances/:id/queue/entry': () =>
        joined ? { body: aPlace({ place: null, ahead: null, etaSeconds: null }) } : problem(404, 'queue.no-place'),
      'POST /performances/:id/queue/entries': () => {
        joined = true;
        return {
          status: 201,
          body: aJoining({ receipt: aReceipt() }),
        };
      },
    });
    await user.dblClick(await screen.findByRole('button', { name: '순번 추첨에 참여하기' }));

    expect(await screen.findByRole('heading', { name: '참여했어요' })).toBeVisible();
    expect(screen.getByRole('heading', { name: '참여 영수증 7번' })).toBeVisible();
    const joins = requests.filter(({ method }) => method === 'POST');
    expect(joins).toHaveLength(1);
    expect(joins[0]?.body).toEqual({ nonce: expect.stringMatching(/^[0-9a-f]{48}$/) as string });
    expect(receiptsOf(anAccount().id)).toMatchObject([{ performanceId: 'p1', receipt: { entrant: 7 } }]);
    expect(receiptsOf('somebody else')).toEqual([]);
  });

  it('joins with one press also where the solution in hand was used for a place one gave up', async () => {
    let [asked, joined] = [0, false];
    const { requests, user } = open({
      ...status(preQueue),
      'GET /performances/:id/queue/challenge': () => ({ body: { challenge: aChallenge({ token: `t.${++asked}` }) } }),
      ...entry(() => (joined ? aPlace({ place: null }) : aPlace({ state: 'LEFT', endedBecause: 'left' }))),
      'POST /performances/:id/queue/entries': ({ body }) => {
        joined = (body as { challenge?: { token: string } }).challenge?.token === 't.2';
        return joined ? { status: 201, body: aJoining({ receipt: aReceipt() }) } : problem(403, 'queue.challenge-used');
      },
    });
    await user.click(await screen.findByRole('button', { name: '대기열에 다시 들어가기' }));

    expect(await screen.findByRole('heading', { name: '참여했어요' })).toBeVisible();
    expect(requests.filter(({ method }) => method === 'POST')).toHaveLength(2);
  });

  it('sends a refused solution a second time and no more', async () => {
    let asked = 0;
    const { requests, user } = open({
      ...status(preQueue),
      'GET /performances/:id/queue/challenge': () => ({ body: { challenge: aChallenge({ token: `t.${++asked}` }) } }),
      'POST /performances/:id/queue/entries': problem(403, 'queue.challenge-used'),
    });
    await user.click(await screen.findByRole('button', { name: '순번 추첨에 참여하기' }));

    expect(await screen.findByText(/이미 사용한 접속 확인이에요/)).toBeVisible();
    expect(requests.filter(({ method }) => method === 'POST')).toHaveLength(2);
  });

  it('explains a place that another account of the same person has', async () => {
    const { user } = open({
      ...status(preQueue),
      'POST /performances/:id/queue/entries': problem(409, 'queue.other-account'),
    });
    await user.click(await screen.findByRole('button', { name: '순번 추첨에 참여하기' }));
    expect(await screen.findByText('다른 계정으로 이미 참여했어요')).toBeVisible();
  });

  it('shows how many are ahead, how long it takes and what happens when one goes', async () => {
    open({ ...status(aQueue()), ...place(aPlace({ place: 1512, ahead: 1500, etaSeconds: 754 })) });
    const stub = await screen.findByRole('region', { name: '내 앞에' });
    expect(stub).toHaveTextContent('1,500');
    expect(stub).toHaveTextContent('1,512번');
    expect(stub).toHaveTextContent('약 13분');
    expect(screen.getByRole('progressbar', { name: '대기 진행 정도' })).toBeVisible();
    expect(screen.getByText(/10분 안에 돌아오면 같은 순번으로/)).toBeVisible();
    await waitFor(() => expect(document.title).toMatch(/^앞에 1,500명/));
    await waitFor(() => expect(screen.getByText('앞에 1,500명이 있어요.')).toBeInTheDocument());
  });

  it.each([
    ['paused', { phase: 'PAUSED' as const }, '운영자가 입장을 잠시 멈췄어요'],
    ['slow', { admittedPerMinute: 0 }, '지금은 천천히 입장하고 있어요. 순번은 그대로예요.'],
    ['behind the draw', { phase: 'DRAWING' as const }, '추첨이 끝나면 추첨 순번 다음으로 입장해요.'],
  ])('says so while it is %s', async (_, over, words) => {
    open({ ...status(aQueue(over)), ...place(aPlace()) });
    expect(await screen.findByText(words)).toBeVisible();
  });

  it.each([
    ['the sale is over', aQueue({ phase: 'CLOSED' }), null, '판매가 끝났어요'],
    ['there is no queue', aQueue({ phase: 'OFF' }), null, '지금은 대기열이 없어요'],
    ['the time inside is over', aQueue(), aPlace({ state: 'EXPIRED' }), '입장 시간이 끝났어요'],
    ['all is booked', aQueue(), aPlace({ state: 'COMPLETED' }), '예매를 마쳤어요'],
    [
      'the turn passed meanwhile',
      aQueue(),
      aPlace({ state: 'LEFT', endedBecause: 'away' }),
      '자리를 비운 동안 순서가 지나갔어요',
    ],
    ['one left on another device', aQueue(), aPlace({ state: 'LEFT', endedBecause: 'left' }), '대기를 그만뒀어요'],
    ['it is being drawn', aQueue({ phase: 'DRAWING', draw: aDraw() }), aPlace({ place: null }), '순번을 뽑고 있어요'],
  ])('has a screen for when %s', async (_, queue, mine, title) => {
    open({
      ...status(queue),
      ...(mine && place(mine)),
      'POST /performances/:id/queue/entries': problem(409, 'queue.closed'),
    });
    expect(await screen.findByRole('heading', { name: title })).toBeVisible();
  });

  it('goes on to the seats by itself when the turn comes while one waits here', async () => {
    let isTurn = false;
    const { router } = open({
      'GET /performances/:id/queue/status': () => ({ body: aQueue({ serving: isTurn ? 12 : 0 }) }),
      'GET /performances/:id/queue/entry': () => ({
        body: isTurn ? aPlace({ state: 'ADMITTED', ahead: 0, admission: anAdmission }) : aPlace(),
      }),
    });
    await screen.findByRole('region', { name: '내 앞에' });
    isTurn = true;
    document.dispatchEvent(new Event('visibilitychange'));

    expect(await screen.findByRole('heading', { name: '입장할 차례예요' })).toBeVisible();
    await waitFor(() => expect(router.state.location.pathname).toBe('/performances/p1/seats'), { timeout: 4_000 });
    expect(admissions.of('p1')).toEqual(anAdmission);
  });

  it('asks before it gives the place up', async () => {
    let hasLeft = false;
    const { requests, user } = open({
      ...status(aQueue()),
      'GET /performances/:id/queue/entry': () => ({ body: aPlace({ state: hasLeft ? 'LEFT' : 'WAITING' }) }),
      'DELETE /performances/:id/queue/entry': () => {
        hasLeft = true;
        return { status: 204 };
      },
    });
    await user.click(await screen.findByRole('button', { name: '대기 그만두기' }));
    expect(requests.some(({ method }) => method === 'DELETE')).toBe(false);
    await user.click(screen.getByRole('button', { name: '그만두기' }));
    expect(await screen.findByRole('heading', { name: '대기를 그만뒀어요' })).toBeVisible();
  });
});
