/** People to be on a machine of one's own. These passwords are public: never load them anywhere else. */
export interface DemoAccount {
  readonly role: 'buyer' | 'operator' | 'auditor' | 'admin';
  readonly email: string;
  readonly password: string;
  readonly name: string;
}

export const demoAccounts: readonly DemoAccount[] = [
  { role: 'buyer', email: 'buyer@tiketi.test', password: 'buyer-demo-2026', name: '김하늘' },
  { role: 'operator', email: 'operator@tiketi.test', password: 'operator-demo-2026', name: '이운영' },
  { role: 'auditor', email: 'auditor@tiketi.test', password: 'auditor-demo-2026', name: '박감사' },
  { role: 'admin', email: 'admin@tiketi.test', password: 'admin-demo-2026', name: '최관리' },
];
