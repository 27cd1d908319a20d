/**
 * The API already masks personal data. These repeat the rule on the screen, so that a mistake on the way can never
 * show a whole name or address to staff. What is masked already stays as it is.
 */
export function maskedName(name: string): string {
  if (name.includes('*')) return name;
  const letters = [...name.trim()];
  if (letters.length <= 1) return '*';
  if (letters.length === 2) return `${letters[0]}*`;
  return `${letters[0]}${'*'.repeat(letters.length - 2)}${letters.at(-1)}`;
}

export function maskedEmail(email: string): string {
  const at = email.lastIndexOf('@');
  const local = at < 0 ? email : email.slice(0, at);
  if (local.includes('*')) return email;
  const domain = at < 0 ? '' : email.slice(at);
  const shown = [...local].slice(0, local.length > 3 ? 2 : 1).join('');
  return `${shown}***${domain}`;
}
