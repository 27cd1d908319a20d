import type * as t from './types';

// The routes by hand, in the form openapi-typescript generates, until docs/api/openapi.json is there to generate them from.

interface Answers<Status extends number, Body> {
  responses: { [S in Status]: { content: { 'application/json': Body } } };
}
interface Empty<Status extends number> {
  responses: { [S in Status]: { content?: never } };
}
interface With<Name extends string> {
  parameters: { path: { [N in Name]: string } };
}
interface Query<Q> {
  parameters: { query?: Q };
}
interface Body<B> {
  requestBody: { content: { 'application/json': B } };
}
interface Keyed<Name extends string> {
  parameters: { path: { [N in Name]: string }; header: { 'Idempotency-Key': string } };
}

export interface EventQuery {
  q?: string;
  category?: string;
  from?: string;
  to?: string;
  sort?: t.EventSort;
  page?: number;
  size?: number;
}

export interface paths {
  '/api/v1/auth/sign-up': { post: Body<t.SignUp> & Answers<202, { status: 'verification-sent' }> };
  '/api/v1/auth/verification-mails': { post: Body<{ email: string }> & Empty<202> };
  '/api/v1/auth/verify-email': { post: Body<{ token: string }> & Answers<200, t.Session> };
  '/api/v1/auth/sign-in': { post: Body<{ email: string; password: string }> & Answers<200, t.Session> };
  '/api/v1/auth/refresh': { post: Answers<200, t.Session> };
  '/api/v1/auth/sign-out': { post: Empty<204> };
  '/api/v1/auth/sign-out-everywhere': { post: Empty<204> };
  '/api/v1/auth/password-resets': { post: Body<{ email: string }> & Empty<202> };
  '/api/v1/auth/password-resets/confirm': { post: Body<{ token: string; password: string }> & Empty<204> };
  '/api/v1/auth/provider-sign-ups': { post: Body<{ pending: string; email: string }> & Empty<202> };
  '/api/v1/auth/provider-links': { post: Body<{ pending: string }> & Answers<200, t.Account> };
  '/api/v1/me': {
    get: Answers<200, t.Account>;
    patch: Body<{ displayName?: string; locale?: t.Locale }> & Answers<200, t.Account>;
  };
  '/api/v1/events': { get: Query<EventQuery> & Answers<200, t.Page<t.EventSummary>> };
  '/api/v1/events/suggestions': {
    get: { parameters: { query: { q: string } } } & Answers<200, { items: t.EventSuggestion[] }>;
  };
  '/api/v1/events/{eventId}': { get: With<'eventId'> & Answers<200, t.EventDetail> };
  '/api/v1/categories': { get: Answers<200, { items: t.Category[] }> };
  '/api/v1/performances/{performanceId}': { get: With<'performanceId'> & Answers<200, t.PerformanceDetail> };
  '/api/v1/performances/{performanceId}/seat-map': { get: With<'performanceId'> & Answers<200, t.SeatMap> };
  '/api/v1/performances/{performanceId}/seat-status': { get: With<'performanceId'> & Answers<200, t.SeatStatus> };
  '/api/v1/performances/{performanceId}/holds': {
    post: Keyed<'performanceId'> & Body<{ seatIds: string[] }> & Answers<201, t.SeatsHeld>;
  };
  '/api/v1/bookings': { get: Query<{ page?: number; size?: number }> & Answers<200, t.Page<t.Booking>> };
  '/api/v1/bookings/{bookingId}': { get: With<'bookingId'> & Answers<200, t.Booking> };
  '/api/v1/bookings/{bookingId}/hold': { delete: With<'bookingId'> & Empty<204> };
  '/api/v1/bookings/{bookingId}/checkout': { post: With<'bookingId'> & Answers<200, t.Checkout> };
  '/api/v1/bookings/{bookingId}/payments': {
    post: Keyed<'bookingId'> &
      Body<{ paymentKey: string; orderId: string; amount: number }> &
      Answers<200 | 202, t.PaymentResult>;
  };
  '/api/v1/bookings/{bookingId}/tickets': { get: With<'bookingId'> & Answers<200, { items: t.Ticket[] }> };
}
