import { AccountSuspended, EmailUnverified } from './account.errors';

export type AccountStatus = 'ACTIVE' | 'SUSPENDED' | 'WITHDRAWN';
export type Locale = 'ko' | 'en';

/** A buyer. */
export class Account {
  id!: string;
  /** In normal form. */
  email!: string;
  /** When the person proved that they read this address; null means that anybody may have typed it. */
  emailVerifiedAt: Date | null = null;
  displayName!: string;
  /** argon2id, with its parameters; null for people who only sign in through a provider. */
  passwordHash: string | null = null;
  locale: Locale = 'ko';
  status: AccountStatus = 'ACTIVE';
  createdAt!: Date;

  static open(facts: Pick<Account, 'id' | 'email' | 'displayName' | 'locale' | 'createdAt'>): Account {
    return Object.assign(new Account(), facts);
  }

  get isEmailVerified(): boolean {
    return this.emailVerifiedAt !== null;
  }

  get isActive(): boolean {
    return this.status === 'ACTIVE';
  }

  /** @throws AccountSuspended */
  mustBeActive(): void {
    if (!this.isActive) throw new AccountSuspended();
  }

  /** @throws AccountSuspended, EmailUnverified */
  mustBeUsable(): void {
    this.mustBeActive();
    if (!this.isEmailVerified) throw new EmailUnverified();
  }

  /** The newest sign-up counts as long as nobody has proved the address: the one who reads it follows the newest link. */
  signUpAgain(wish: { displayName: string; passwordHash: string; locale: Locale }): void {
    if (this.isEmailVerified) throw new Error('A verified account cannot be signed up again.');
    Object.assign(this, wish);
  }

  verifyEmail(now: Date): void {
    this.emailVerifiedAt ??= now;
  }

  /**
   * A provider vouches for the address of an account nobody had proved to own. Whoever opened it may have typed a
   * stranger's address, so what they set does not survive: a password lying in wait would open the owner's account.
   */
  claimByProvider(displayName: string | undefined, now: Date): void {
    if (this.isEmailVerified) throw new Error('A verified account has an owner already.');
    this.passwordHash = null;
    this.displayName = displayName ?? this.displayName;
    this.emailVerifiedAt = now;
  }

  /** Following a mailed link proves the address too. */
  resetPassword(passwordHash: string, now: Date): void {
    this.passwordHash = passwordHash;
    this.emailVerifiedAt ??= now;
  }
}
