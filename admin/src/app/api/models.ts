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
export interface StaffPerformance {
  id: string;
  startsAt: string;
  saleStatus: SaleStatus;
  capacity: number;
  sold: number;
  held: number;
  free: number;
  revenue: number;
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

export interface SeatCounts {
  capacity: number;
  free: number;
  held: number;
  sold: number;
  blocked: number;
  revenue: number;
}
export interface GradeSales extends SeatCounts {
  code: string;
  name: LocalizedText;
  price: number;
}
export interface PerformanceSales {
  performance: { id: string; startsAt: string; saleStatus: SaleStatus; title: LocalizedText; venue: LocalizedText };
  asOf: string;
  totals: SeatCounts;
  grades: GradeSales[];
}

export type BookingState = 'HELD' | 'PAYING' | 'AWAITING_DEPOSIT' | 'CONFIRMED' | 'CANCELLED' | 'EXPIRED';
export interface StaffBooking {
  id: string;
  number: string;
  state: BookingState;
  buyer: { name: string; email: string };
  event: { id: string; title: LocalizedText };
  performanceId: string;
  performanceStartsAt: string;
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
}
export interface RevenueReport<Row extends RevenueAmounts> {
  asOf: string;
  timezone: string;
  from: string;
  to: string;
  rows: Row[];
  totals: RevenueAmounts;
}
