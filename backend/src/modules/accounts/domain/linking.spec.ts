import { type AddressOwner, decideLinking, type LinkingDecision } from './linking';

const vouched = { email: 'minji@example.com', emailVerified: true };
const typed = { email: 'minji@example.com', emailVerified: false };
const nothing = { email: null, emailVerified: false };

const owner = (wish: Partial<AddressOwner> = {}): AddressOwner => ({
  status: 'ACTIVE',
  isEmailVerified: true,
  hasOtherIdentityOfProvider: false,
  ...wish,
});
const unproved = owner({ isEmailVerified: false });
const suspended = owner({ status: 'SUSPENDED' });

describe('decideLinking', () => {
  it.each<[string, typeof vouched | typeof nothing, AddressOwner | undefined, LinkingDecision]>([
    ['no address', nothing, undefined, 'ask-for-email'],
    ['vouched address, nobody has it', vouched, undefined, 'open-account'],
    ['typed address, nobody has it', typed, undefined, 'ask-for-email'],
    ['both sides proved', vouched, owner(), 'link'],
    ['vouched address, account never proved', vouched, unproved, 'claim'],
    ['typed address, account proved', typed, owner(), 'ask-to-link'],
    ['neither side proved', typed, unproved, 'ask-for-email'],
    ['vouched, suspended owner', vouched, suspended, 'refuse-suspended'],
    ['typed, suspended owner: nothing is told', typed, suspended, 'ask-to-link'],
    ['vouched, suspended and unproved', vouched, { ...unproved, status: 'SUSPENDED' }, 'refuse-suspended'],
    ['second identity', vouched, owner({ hasOtherIdentityOfProvider: true }), 'refuse-second-identity'],
  ])('%s', (_, identity, account, decision) => {
    expect(decideLinking(identity, account)).toBe(decision);
  });

  it('never joins two sides of which one is unproved', () => {
    for (const identity of [typed, nothing]) {
      for (const account of [undefined, owner(), unproved, suspended]) {
        expect(['link', 'claim', 'open-account']).not.toContain(decideLinking(identity, account));
      }
    }
  });
});
