/** Names for the shapes of the API that screens speak about. Instants are ISO-8601 UTC, money is an integer number of won. */
export interface LocalizedText {
  ko: string;
  en: string;
}

export type Locale = 'ko' | 'en';
export type SaleStatus = 'upcoming' | 'on-sale' | 'sold-out' | 'closed';
export type EventSort = 'popular' | 'newest' | 'soonest' | 'price';
export type BookingState = 'HELD' | 'PAYING' | 'AWAITING_DEPOSIT' | 'CONFIRMED' | 'CANCELLED' | 'EXPIRED';
export type TicketState = 'VALID' | 'USED' | 'VOID';
export type Provider = 'kakao' | 'naver' | 'google';

export interface Page<Item> {
  items: Item[];
  page: number;
  size: number;
  total: number;
}

export interface Poster {
  thumbnail: string;
  medium: string;
  full: string;
  alt: LocalizedText;
}

export interface Venue {
  id: string;
  name: LocalizedText;
  region: LocalizedText;
}

export interface Category {
  code: string;
  name: LocalizedText;
}

export interface EventSummary {
  id: string;
  title: LocalizedText;
  artist: LocalizedText;
  category: string;
  poster: Poster;
  venue: Venue;
  firstStartsAt: string;
  lastStartsAt: string;
  priceFrom: number;
  saleStatus: SaleStatus;
  saleOpensAt: string;
}

export interface EventSuggestion {
  eventId: string;
  title: LocalizedText;
  artist: LocalizedText;
  venue: LocalizedText;
}

export interface PerformanceSummary {
  id: string;
  startsAt: string;
  saleOpensAt: string;
  saleClosesAt: string;
  saleStatus: SaleStatus;
}

export interface EventDetail extends EventSummary {
  venue: Venue & { address: LocalizedText };
  description: LocalizedText;
  runningMinutes: number;
  /** Youngest age admitted; 0 for everybody. */
  ageLimit: number;
  cast: LocalizedText;
  seatsPerPerson: number;
  bookingFeePerTicket: number;
  performances: PerformanceSummary[];
  organizer: LocalizedText;
  notice: LocalizedText;
}

export interface PriceGrade {
  id: string;
  code: string;
  name: LocalizedText;
  price: number;
  /** Index of the colour token `--grade-<n>`. */
  color: number;
}

export interface CancellationStep {
  /** Cancelling before this instant costs `feePercent` of the ticket price. */
  until: string;
  feePercent: number;
  label: LocalizedText;
}

export interface PerformanceDetail {
  id: string;
  event: { id: string; title: LocalizedText; poster: Poster; venue: Venue; category: string };
  startsAt: string;
  doorsOpenAt: string;
  saleOpensAt: string;
  saleClosesAt: string;
  saleStatus: SaleStatus;
  seatsPerPerson: number;
  bookingFeePerTicket: number;
  grades: (PriceGrade & { capacity: number })[];
  cancellationLadder: CancellationStep[];
}

export interface SeatMap {
  seatMapHash: string;
  drawingUrl: string;
  seatCount: number;
  grades: PriceGrade[];
  /** One character per seat ordinal: an index into `grades`, '-' where the seat is not for sale. */
  seatGrades: string;
}

export interface SeatStatus {
  version: string;
  /** Base64, 2 bits a seat: 0 free, 1 held, 2 sold, 3 not for sale. */
  seats: string;
}

export interface BookingSeat {
  seatId: string;
  label: LocalizedText;
  section: LocalizedText;
  row: string;
  number: number;
  grade: { code: string; name: LocalizedText };
  price: number;
}

export interface BookingPayment {
  status: string;
  method: string | null;
  easyPayProvider: string | null;
  approvedAt: string | null;
  receiptUrl: string | null;
}

export interface Booking {
  id: string;
  number: string;
  state: BookingState;
  performance: {
    id: string;
    startsAt: string;
    doorsOpenAt: string;
    event: { id: string; title: LocalizedText; poster: Poster };
    venue: { name: LocalizedText; address: LocalizedText };
  };
  seats: BookingSeat[];
  amounts: { tickets: number; bookingFee: number; discount: number; total: number };
  expiresAt: string | null;
  serverTime: string;
  createdAt: string;
  confirmedAt: string | null;
  payment: BookingPayment | null;
}

/** The seats just held: what a booking says of them, without what the browser knows already. */
export type SeatsHeld = Pick<Booking, 'id' | 'number' | 'state' | 'seats' | 'amounts' | 'expiresAt' | 'serverTime'>;

export interface Checkout {
  orderId: string;
  orderName: string;
  amount: number;
  clientKey: string;
  sdkUrl: string;
  customerKey: string;
  customerName: string;
  customerEmail: string;
  successUrl: string;
  failUrl: string;
  expiresAt: string;
}

export interface PaymentResult {
  status: 'CAPTURED' | 'UNKNOWN';
  booking: Booking;
}

export interface Ticket {
  id: string;
  serial: string;
  state: TicketState;
  seat: BookingSeat;
  qrToken: string;
  qrSvg: string;
}

export interface Account {
  id: string;
  email: string;
  emailVerified: boolean;
  displayName: string;
  locale: Locale;
  providers: string[];
}

export interface Session {
  accessToken: string;
  expiresAt: string;
  account: Account;
}

export interface SignUp {
  email: string;
  password: string;
  displayName: string;
  locale: Locale;
  agreedToTerms: boolean;
  agreedToPrivacy: boolean;
  agreedToMarketing: boolean;
}
