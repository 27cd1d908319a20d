import { LocalizedTextResponse } from '#platform/http/localized-text.response';

export class InventoryProofResponse {
  performanceId!: string;
  title!: LocalizedTextResponse;
  startsAt!: Date;
  capacity!: number;
  sold!: number;
  held!: number;
  /** Not for sale, as it is now. */
  blocked!: number;
  free!: number;
  /** Whether the four add up to the capacity. */
  addsUp!: boolean;
}

export class InventoryResponse {
  at!: Date;
  items!: InventoryProofResponse[];
  page!: number;
  size!: number;
  total!: number;
  /** How many performances were looked at, whatever the page lists. */
  performances!: number;
  /** How many of them do not add up. */
  mismatched!: number;
}
