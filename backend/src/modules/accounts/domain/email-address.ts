/** One spelling per mailbox: addresses are compared, stored and counted in this form. */
export function normalEmail(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase();
}
