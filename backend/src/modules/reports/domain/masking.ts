/** 홍길동 → 홍*동, 김산 → 김*, Alexandra → A*******a. Enough to recognise, not enough to know. */
export function maskName(name: string): string {
  const letters = [...name.trim()];
  if (letters.length <= 1) return letters.length === 1 ? '*' : '';
  const [first] = letters;
  if (letters.length === 2) return `${first}*`;
  return `${first}${'*'.repeat(letters.length - 2)}${letters.at(-1)}`;
}

/** hong@example.com → h***@e***.com. */
export function maskEmail(email: string): string {
  const [user = '', domain = ''] = email.split('@');
  const dot = domain.lastIndexOf('.');
  const end = dot > 0 ? domain.slice(dot) : '';
  return `${user.slice(0, 1)}***@${domain.slice(0, 1)}***${end}`;
}
