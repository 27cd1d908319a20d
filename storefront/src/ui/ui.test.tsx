import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { renderPage } from '../test/render';
import { Button } from './button';
import { Countdown } from './countdown';
import { Dialog } from './dialog';
import { Checkbox, TextField } from './field';
import { Pagination } from './pagination';
import { Popover } from './popover';
import { Tabs } from './tabs';
import { toast, Toaster } from './toast';

describe('Button', () => {
  it('cannot be pressed twice while it works, and does not submit its form', async () => {
    const press = vi.fn();
    const submit = vi.fn((event: React.FormEvent) => event.preventDefault());
    render(
      <form onSubmit={submit}>
        <Button type="submit" loading onClick={press}>
          저장
        </Button>
      </form>,
    );

    await userEvent.click(screen.getByRole('button'));

    expect(press).not.toHaveBeenCalled();
    expect(submit).not.toHaveBeenCalled();
    expect(screen.getByRole('button')).toHaveAttribute('aria-busy', 'true');
  });
});

describe('TextField', () => {
  it('ties its error to the control', () => {
    render(<TextField label="이메일" hint="인증 메일을 보내요" error="주소를 확인해 주세요" />);

    expect(screen.getByLabelText('이메일')).toBeInvalid();
    expect(screen.getByLabelText('이메일')).toHaveAccessibleDescription('주소를 확인해 주세요');
    expect(screen.queryByText('인증 메일을 보내요')).not.toBeInTheDocument();
  });

  it('shows a password on request', async () => {
    render(<TextField label="비밀번호" type="password" />);

    await userEvent.click(screen.getByRole('button', { name: '비밀번호 보기' }));

    expect(screen.getByLabelText('비밀번호')).toHaveAttribute('type', 'text');
  });
});

it('Checkbox is ticked by its words', async () => {
  render(<Checkbox label="동의해요" />);

  await userEvent.click(screen.getByText('동의해요'));

  expect(screen.getByRole('checkbox')).toBeChecked();
});

describe('Dialog', () => {
  function Example() {
    const [isOpen, setOpen] = useState(false);
    return (
      <>
        <Button onClick={() => setOpen(true)}>열기</Button>
        <Dialog open={isOpen} onClose={() => setOpen(false)} title="필터">
          내용
        </Dialog>
      </>
    );
  }

  it('opens with a name and closes by its button', async () => {
    render(<Example />);

    await userEvent.click(screen.getByRole('button', { name: '열기' }));
    expect(screen.getByRole('dialog', { name: '필터' })).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: '닫기' }));

    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(document.documentElement.style.overflow).toBe('');
  });
});

it('Popover closes on Escape and gives the focus back', async () => {
  render(
    <Popover label="설정" face="한국어">
      {() => <button type="button">안쪽</button>}
    </Popover>,
  );

  await userEvent.click(screen.getByRole('button', { name: '한국어 설정' }));
  screen.getByRole('button', { name: '안쪽' }).focus();
  await userEvent.keyboard('{Escape}');

  expect(screen.queryByRole('button', { name: '안쪽' })).not.toBeInTheDocument();
  expect(screen.getByRole('button', { name: '한국어 설정' })).toHaveFocus();
});

it('Tabs move by arrow keys, round the corner too', async () => {
  function Example() {
    const [selected, setSelected] = useState('a');
    const tabs = [
      { key: 'a', label: '콘서트' },
      { key: 'b', label: '연극' },
    ];
    return (
      <Tabs label="장르" tabs={tabs} selected={selected} onSelect={setSelected}>
        {selected}
      </Tabs>
    );
  }
  render(<Example />);

  screen.getByRole('tab', { name: '콘서트' }).focus();
  await userEvent.keyboard('{ArrowLeft}');

  expect(screen.getByRole('tab', { name: '연극' })).toHaveFocus();
  expect(screen.getByRole('tabpanel', { name: '연극' })).toHaveTextContent('b');
});

describe('Pagination', () => {
  const pages = () =>
    within(screen.getByRole('navigation', { name: '페이지' }))
      .getAllByRole('link')
      .map((link) => link.textContent || link.getAttribute('aria-label'));

  it('shows the neighbours and both ends', () => {
    renderPage(<Pagination page={5} pages={12} to={(page) => ({ search: `?page=${page}` })} />);

    expect(pages()).toEqual(['이전 페이지', '1', '4', '5', '6', '12', '다음 페이지']);
    expect(screen.getByRole('link', { name: '5페이지' })).toHaveAttribute('aria-current', 'page');
  });

  it('leaves no gap of a single page', () => {
    renderPage(<Pagination page={3} pages={5} to={(page) => ({ search: `?page=${page}` })} />);

    expect(pages()).toEqual(['이전 페이지', '1', '2', '3', '4', '5', '다음 페이지']);
  });
});

it('Countdown says once that the time is over', () => {
  vi.useFakeTimers({ now: Date.parse('2026-05-01T12:00:00Z') });
  const over = vi.fn();
  render(<Countdown until="2026-05-01T12:00:03Z" as="clock" onEnd={over} />);
  expect(screen.getByRole('timer')).toHaveTextContent('0:03');

  act(() => void vi.advanceTimersByTime(2000));
  expect(over).not.toHaveBeenCalled();
  act(() => void vi.advanceTimersByTime(3000));
  vi.useRealTimers();

  expect(over).toHaveBeenCalledOnce();
});

it('a toast is announced and can be sent away', async () => {
  render(<Toaster />);

  toast('저장했어요.', 'success');

  expect(await screen.findByText('저장했어요.')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: '닫기' }));
  expect(screen.queryByText('저장했어요.')).not.toBeInTheDocument();
});
