import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fakeApi, problem } from '../../../test/fake-api';
import { aChallenge } from '../../../test/queue';
import { renderPage, signIn } from '../../../test/render';
import { JoinChallengePanel } from './join-challenge-panel';
import { useJoinChallenge } from './use-join-challenge';

const ASK = 'GET /performances/:id/queue/challenge';
function Page() {
  const challenge = useJoinChallenge('p1');
  return (
    <>
      <JoinChallengePanel challenge={challenge} />
      <button type="button" onClick={challenge.renew}>
        refused
      </button>
      <p>{challenge.isReady ? JSON.stringify(challenge.solution ?? 'nothing') : 'not yet'}</p>
    </>
  );
}

const show = () => {
  signIn();
  return renderPage(<Page />, { path: '/join' });
};

describe('the challenge before joining', () => {
  it('is solved without anybody doing anything', async () => {
    fakeApi({ [ASK]: { body: { challenge: aChallenge() } } });
    show();

    expect(await screen.findByText('준비됐어요.')).toBeVisible();
    expect(screen.getByText('{"token":"t.1","number":321}')).toBeVisible();
  });

  it('shows nothing where nothing is asked', async () => {
    fakeApi({ [ASK]: { body: { challenge: null } } });
    show();

    expect(await screen.findByText('"nothing"')).toBeVisible();
    expect(screen.queryByText('준비됐어요.')).toBeNull();
  });

  it('waits for the declaration, which the keyboard can give', async () => {
    fakeApi({ [ASK]: { body: { challenge: aChallenge({ declare: true }) } } });
    const { user } = show();

    expect(await screen.findByRole('heading', { name: '직접 예매하는 것이 맞나요?' })).toBeVisible();
    expect(screen.getByText('not yet')).toBeVisible();
    await user.tab();
    await user.keyboard('{Enter}');

    expect(await screen.findByText('{"token":"t.1","number":321,"declared":true}')).toBeVisible();
  });

  it('takes no declaration before anybody could have read it', async () => {
    fakeApi({ [ASK]: { body: { challenge: aChallenge({ declare: true, readyAt: '2999-01-01T00:00:00Z' }) } } });
    const { user } = show();

    await user.click(await screen.findByRole('button', { name: /네, 직접 예매합니다/ }));

    expect(screen.getByText('not yet')).toBeVisible();
  });

  it('asks for the declaration again with a new challenge', async () => {
    let asked = 0;
    fakeApi({ [ASK]: () => ({ body: { challenge: aChallenge({ declare: true, token: `t.${++asked}` }) } }) });
    const { user } = show();

    await user.click(await screen.findByRole('button', { name: '네, 직접 예매합니다' }));
    expect(await screen.findByText(/"token":"t.1"/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'refused' }));

    expect(await screen.findByRole('button', { name: '네, 직접 예매합니다' })).toBeVisible();
    expect(screen.getByText('not yet')).toBeVisible();
  });

  it('can be tried again when it could not be had', async () => {
    let answers = 0;
    fakeApi({ [ASK]: () => (++answers === 1 ? problem(409, 'queue.off') : { body: { challenge: aChallenge() } }) });
    const { user } = show();

    await user.click(await screen.findByRole('button', { name: '다시 시도' }));

    expect(await screen.findByText('준비됐어요.')).toBeVisible();
  });
});
