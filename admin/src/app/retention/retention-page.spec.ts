import type { RetentionRule } from '../api/models';
import { NOON } from '../testing/builders';
import { Office, evened } from '../testing/office';

const same = (text: string) => ({ ko: text, en: text });
const rule = (code: string, overdue: number): RetentionRule => ({
  code,
  what: same(`${code} 기록`),
  basis: same('전자상거래법'),
  keepDays: 1826,
  action: 'REVIEW',
  oldest: NOON,
  overdue,
  deleted: 12,
  lastDeletedAt: NOON,
});

describe('RetentionPage', () => {
  it('shows rules, what was deleted when, and that something is past its date', async () => {
    const office = Office.open();
    await office.signIn('auditor');
    await office.goTo('/retention');
    office.http.expectOne('/api/v1/staff/retention').flush({
      asOf: NOON,
      rules: [rule('SESSIONS', 0), rule('CONTRACTS', 3)],
      deletions: [{ rule: 'SESSIONS', day: '2026-04-30', rows: 12 }],
    });
    await office.settle();

    expect(office.text).toContain('기한을 넘긴 기록이 있습니다');
    const rows = [...office.page.querySelectorAll('tbody tr')].map((row) => evened(row.textContent));
    expect(rows[1]).toContain('CONTRACTS 기록 전자상거래법5년');
    expect(rows[2]).toBe('2026.04.30 (목)SESSIONS 기록12');
  });
});
