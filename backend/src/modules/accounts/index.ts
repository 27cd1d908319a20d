export { AccountsModule } from './accounts.module';
export { type BuyerContact, Buyers } from './application/buyers';
