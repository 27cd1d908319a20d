import { LocalizedTextResponse } from '#platform/http/localized-text.response';

export class InvariantResponse {
  /** As S1, P5. */
  id!: string;
  /** I: holds at every instant. L: may lag for the time its title names. */
  kind!: 'I' | 'L';
  title!: LocalizedTextResponse;
  /** How often it is broken; null when it could not be checked. */
  violations!: number | null;
  checkedAt!: Date;
}

export class InvariantListResponse {
  /** The database's clock when it was asked; at most ten seconds ago. */
  asOf!: Date;
  items!: InvariantResponse[];
}
