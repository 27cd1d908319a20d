import { Office } from '../testing/office';

const item = (id: string, violations: number | null) => ({
  id,
  kind: 'I',
  title: { ko: `${id}의 뜻`, en: `what ${id} means` },
  violations,
  checkedAt: '2026-05-20T03:00:00Z',
});

describe('InvariantsPage', () => {
  let office: Office;

  beforeEach(async () => {
    office = Office.open();
    await office.signIn('operator');
    await office.goTo('/invariants');
  });

  const answer = async (items: object[]) => {
    office.http.expectOne('/api/v1/staff/invariants').flush({ asOf: '2026-05-20T03:00:00Z', items });
    await office.settle();
  };

  it('says when all hold', async () => {
    await answer([item('S1', 0), item('P5', 0)]);

    expect(office.text).toContain('2개 항목이 모두 지켜지고 있습니다');
  });

  it('puts what is broken or unknown first and never calls unknown good', async () => {
    await answer([item('S1', 0), item('P5', null), item('L1', 3)]);

    const rows = [...office.page.querySelectorAll('tbody tr th')].map((cell) => cell.textContent);
    expect(rows).toEqual(['L1', 'P5', 'S1']);
    expect(office.text).toContain('2개 항목이 어긋났습니다');
    expect(office.text).toContain('확인하지 못함');
  });
});
