import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { DrawFile } from '../../api/types';
import { aPerformanceDetail } from '../../test/catalog';
import { fakeApi, problem } from '../../test/fake-api';
import { aQueue } from '../../test/queue';
import { renderPage } from '../../test/render';
import vectors from '../../../../docs/draw/vectors.json';
import { DrawPage } from './draw-page';

const published = vectors.files[2] as DrawFile;

function open(file: DrawFile | null) {
  fakeApi({
    'GET /performances/:id': { body: aPerformanceDetail() },
    'GET /performances/:id/queue/status': { body: aQueue() },
    'GET /performances/:id/queue/draw': file ? { body: file } : problem(404, 'queue.no-draw'),
    'GET /ticket-keys': { body: { keys: [] } },
  });
  return renderPage(<DrawPage />, { path: '/draws/:performanceId', at: '/draws/p1' });
}

describe('checking a draw in the browser', () => {
  it('draws again and says yes, question by question', async () => {
    open(published);
    const verdict = await screen.findByRole('heading', { name: '약속한 그대로 추첨했어요' });
    expect(verdict).toBeVisible();
    const answers = screen.getAllByRole('listitem').map((item) => within(item).getByText(/맞음|틀림/).textContent);
    expect(new Set(answers)).toEqual(new Set([': 맞음']));
    expect(answers.length).toBeGreaterThanOrEqual(5);
  });

  it('says no, and where, after one entrant was changed', async () => {
    open({ ...published, entrants: published.entrants.with(7, 'f'.repeat(64)) });
    expect(await screen.findByRole('heading', { name: '이 추첨은 믿을 수 없어요' })).toBeVisible();
    expect(screen.getByText('명단에서 누군가 빠지거나 더해지거나 바뀌었어요.')).toBeVisible();
  });

  it('takes a file from elsewhere, and refuses what is none', async () => {
    const { user } = open(null);
    expect(await screen.findByText('아직 공개된 추첨이 없어요')).toBeVisible();
    const field = screen.getByLabelText(/파일로 확인하기/);
    await user.upload(field, new File([JSON.stringify(published)], 'saved.json', { type: 'application/json' }));
    expect(await screen.findByRole('heading', { name: '약속한 그대로 추첨했어요' })).toBeVisible();
    expect(screen.getByText(/saved\.json 파일을 확인한 결과/)).toBeVisible();

    await user.upload(field, new File(['{"hello": 1}'], 'other.json', { type: 'application/json' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('추첨 파일도 영수증도 아니에요.');
  });
});
