import { examineDatabases } from './database';

// Whatever a suite did, in the end every invariant holds. Hooks run in the order they are made: this one before the
// suite's own, so that a broken invariant does not keep it from stopping what it started.
afterAll(() => examineDatabases());
