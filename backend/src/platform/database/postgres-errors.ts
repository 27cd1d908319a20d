import { QueryFailedError, QueryRunnerAlreadyReleasedError } from 'typeorm';
import { NoTurn } from './turns';

interface PostgresError {
  readonly code?: string;
  readonly constraint?: string;
  readonly detail?: string;
}

/** What PostgreSQL said, whether it came through TypeORM or straight from the driver. */
export function postgresError(error: unknown): PostgresError | undefined {
  if (error instanceof QueryFailedError) return error.driverError as PostgresError;
  if (error instanceof Error && 'code' in error) return error as PostgresError;
  return undefined;
}

/** 23505: a unique index said no (PostgreSQL, appendix A). */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  const answer = postgresError(error);
  return answer?.code === '23505' && (constraint === undefined || answer.constraint === constraint);
}

const OUT_OF_REACH = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '53100',
  '08006',
  '08001',
  '57014',
  '55P03',
]);

/** What the driver says without a code about a connection it cannot get, or that broke before or during a query. */
const BROKEN = /timeout exceeded when trying to connect|Connection terminated|is not queryable/;

/** Whether the database could not do its work just now: the caller answers 503, and the buyer may try again. */
export function isDatabaseUnavailable(error: unknown): boolean {
  const answer = postgresError(error);
  if (answer?.code && OUT_OF_REACH.has(answer.code)) return true;
  // The connection ended between two statements, and TypeORM has let it go already.
  if (error instanceof QueryRunnerAlreadyReleasedError || error instanceof NoTurn) return true;
  return error instanceof Error && BROKEN.test(error.message);
}
