import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { aSeating } from '../testing/a-drawing';
import { AlternativesPanel, groupLabel } from './alternatives-panel';

const seating = aSeating({ 0: 1, 1: 1 });
const props = {
  seating,
  isHolding: false,
  lost: [0, 1],
  alternatives: [
    [5, 6],
    [12, 13],
  ],
};

describe('AlternativesPanel', () => {
  it('names the lost seats and offers equal groups with what they cost', () => {
    render(<AlternativesPanel {...props} onTake={vi.fn()} onClose={vi.fn()} />);

    expect(screen.getByText('A구역 1열 1번')).toBeVisible();
    expect(screen.getByText('A구역 1열 2번')).toBeVisible();
    expect(screen.getByText('A구역 2열 1–2번')).toBeVisible();
    expect(screen.getByText('A구역 3열 3–4번')).toBeVisible();
    expect(screen.getAllByText(/240,000원/)).toHaveLength(2);
  });

  it('tells of a seat that would be left alone instead, which nobody took', () => {
    render(<AlternativesPanel {...props} lost={[2]} strands onTake={vi.fn()} onClose={vi.fn()} />);

    expect(screen.getByRole('alertdialog', { name: '한 자리가 홀로 남아요' })).toHaveTextContent('A구역 1열 3번');
    expect(screen.getAllByRole('button', { name: '이 좌석으로' })).toHaveLength(2);
    expect(screen.getByRole('button', { name: '다시 고르기' })).toBeVisible();
  });

  it('takes a group with one press', async () => {
    const onTake = vi.fn();
    render(<AlternativesPanel {...props} onTake={onTake} onClose={vi.fn()} />);

    await userEvent.click(screen.getAllByRole('button', { name: '이 좌석으로' })[1] ?? document.body);

    expect(onTake).toHaveBeenCalledWith([12, 13]);
  });

  it('is read out at once and closes with Escape', async () => {
    const onClose = vi.fn();
    render(<AlternativesPanel {...props} onTake={vi.fn()} onClose={onClose} />);

    expect(screen.getByRole('alertdialog', { name: '아쉽지만 먼저 선택된 좌석이 있어요' })).toBeVisible();
    expect(screen.getByRole('heading')).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    expect(onClose).toHaveBeenCalledOnce();
  });

  it('says so when nothing equal is left', () => {
    render(<AlternativesPanel {...props} alternatives={[]} onTake={vi.fn()} onClose={vi.fn()} />);

    expect(screen.getByText(/나란히 남은 좌석이 없어요/)).toBeVisible();
    expect(screen.queryByRole('listitem', { name: /이 좌석으로/ })).toBeNull();
  });

  it('labels a group in both languages', () => {
    expect(groupLabel(seating, [7, 6], 'en')).toBe('Section A, row 2, seats 2–3');
    expect(groupLabel(seating, [22], 'ko')).toBe('B구역 2열 3번');
  });
});
