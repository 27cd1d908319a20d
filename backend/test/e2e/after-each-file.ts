import { expectInvariants } from '../integration/invariants';
import { startedService } from './service';

// The whole service has run, worker and all: also what may lag does not lag.
afterAll(() => expectInvariants(startedService().databaseUrl, 'IL'));
