export class SeatStatusResponse {
  /** Names what is shown: equal versions are equal pictures. */
  version!: string;
  /** Base64; two bits a seat, the first seat lowest: 0 free, 1 held, 2 sold, 3 not for sale. */
  seats!: string;
}
