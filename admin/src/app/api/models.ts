/** A text in both languages of the service. */
export interface LocalizedText {
  ko: string;
  en: string;
}

export interface Page<Item> {
  items: Item[];
  page: number;
  size: number;
  total: number;
}

export type StaffRole = 'operator' | 'auditor' | 'admin';
export interface StaffMember {
  id: string;
  email: string;
  name: string;
  role: StaffRole;
}
export interface StaffSession {
  accessToken: string;
  expiresAt: string;
  member: StaffMember;
}

export type SaleStatus = 'upcoming' | 'on-sale' | 'sold-out' | 'closed';
export interface SeatCounts {
  capacity: number;
  free: number;
  held: number;
  sold: number;
  revenue: number;
}
export interface StaffPerformance extends SeatCounts {
  id: string;
  startsAt: string;
  saleOpensAt: string;
  saleClosesAt: string;
  saleStatus: SaleStatus;
}
export interface StaffEvent {
  id: string;
  title: LocalizedText;
  category: string;
  venue: LocalizedText;
  performances: StaffPerformance[];
  capacity: number;
  sold: number;
  revenue: number;
}

export interface GradeSales extends SeatCounts {
  code: string;
  name: LocalizedText;
  price: number;
  color: number;
}
export interface SalesTotals extends SeatCounts {
  blocked: number;
}
export interface PerformanceSales {
  performance: {
    id: string;
    eventId: string;
    title: LocalizedText;
    venue: LocalizedText;
    startsAt: string;
    saleOpensAt: string;
    saleClosesAt: string;
  };
  asOf: string;
  totals: SalesTotals;
  grades: GradeSales[];
}

export type BookingState = 'HELD' | 'PAYING' | 'AWAITING_DEPOSIT' | 'CONFIRMED' | 'CANCELLED' | 'EXPIRED';
export interface StaffBooking {
  id: string;
  number: string;
  state: BookingState;
  buyer: { name: string; email: string };
  title: LocalizedText;
  startsAt: string;
  seatCount: number;
  total: number;
  createdAt: string;
  confirmedAt: string | null;
  paymentMethod: string | null;
}

export interface RevenueAmounts {
  bookings: number;
  tickets: number;
  gross: number;
  bookingFee: number;
  discount: number;
  refund: number;
  net: number;
}
export interface DailyRevenueRow extends RevenueAmounts {
  day: string;
}
export interface EventRevenueRow extends RevenueAmounts {
  eventId: string;
  title: LocalizedText;
  venue: LocalizedText;
}
export interface DailyRevenueReport {
  asOf: string;
  timezone: 'Asia/Seoul';
  from: string;
  to: string;
  rows: DailyRevenueRow[];
  totals: RevenueAmounts;
}
export interface EventRevenueReport extends Omit<DailyRevenueReport, 'rows'> {
  rows: EventRevenueRow[];
}
