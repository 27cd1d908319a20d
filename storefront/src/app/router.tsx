import type { ComponentType } from 'react';
import { createBrowserRouter, type RouteObject } from 'react-router';
import { AppShell } from './shell/app-shell';
import { NotFoundPage } from './shell/not-found-page';
import { PageLoading } from './shell/page-loading';
import { RequireSignedIn } from './shell/require-signed-in';
import { RouteError } from './shell/route-error';
import { Root } from './shell/root';

const page = (load: () => Promise<ComponentType>) => ({ lazy: async () => ({ Component: await load() }) });

const open: RouteObject[] = [
  { index: true, ...page(async () => (await import('../features/catalog/home-page')).HomePage) },
  { path: 'events', ...page(async () => (await import('../features/catalog/event-list-page')).EventListPage) },
  { path: 'events/:eventId', ...page(async () => (await import('../features/catalog/event-page')).EventPage) },
  { path: 'draws/:performanceId', ...page(async () => (await import('../features/draw/draw-page')).DrawPage) },
  { path: 'sign-in', ...page(async () => (await import('../features/auth/sign-in-page')).SignInPage) },
  { path: 'sign-up', ...page(async () => (await import('../features/auth/sign-up-page')).SignUpPage) },
  { path: 'sign-up/check-mail', ...page(async () => (await import('../features/auth/check-mail-page')).CheckMailPage) },
  { path: 'auth/verify', ...page(async () => (await import('../features/auth/verify-email-page')).VerifyEmailPage) },
  {
    path: 'auth/complete',
    ...page(async () => (await import('../features/auth/provider-return-page')).ProviderReturnPage),
  },
  {
    path: 'password-reset',
    ...page(async () => (await import('../features/auth/password-reset-page')).PasswordResetPage),
  },
  {
    path: 'password-reset/confirm',
    ...page(async () => (await import('../features/auth/new-password-page')).NewPasswordPage),
  },
];

const signedIn: RouteObject[] = [
  { path: 'account', ...page(async () => (await import('../features/account/account-page')).AccountPage) },
  { path: 'bookings', ...page(async () => (await import('../features/bookings/booking-list-page')).BookingListPage) },
  { path: 'bookings/:bookingId', ...page(async () => (await import('../features/bookings/booking-page')).BookingPage) },
];

/** The seat map is for everybody to look at; whoever holds seats on it signs in. */
const seats: RouteObject = {
  path: 'performances/:performanceId/seats',
  ...page(async () => (await import('../features/seat-map/seat-map-page')).SeatMapPage),
};

/** The way to the seats while there is a queue. Joining needs an account; looking does not. */
const queue: RouteObject = {
  path: 'performances/:performanceId/queue',
  ...page(async () => (await import('../features/waiting-room/waiting-room-page')).WaitingRoomPage),
};

const checkoutReturn = page(async () => (await import('../features/checkout/checkout-return-page')).CheckoutReturnPage);
const checkout: RouteObject[] = [
  {
    path: 'checkout/:bookingId',
    ...page(async () => (await import('../features/checkout/checkout-page')).CheckoutPage),
  },
  { path: 'checkout/:bookingId/success', ...checkoutReturn },
  { path: 'checkout/:bookingId/fail', ...checkoutReturn },
];

export const routes: RouteObject[] = [
  {
    element: <Root />,
    errorElement: <RouteError />,
    HydrateFallback: PageLoading,
    children: [
      {
        element: <AppShell />,
        children: [
          {
            errorElement: <RouteError />,
            children: [
              ...open,
              { element: <RequireSignedIn />, children: signedIn },
              { path: '*', element: <NotFoundPage /> },
            ],
          },
        ],
      },
      {
        // No search and no footer: nothing beside the one thing to finish.
        element: <AppShell focused />,
        children: [
          {
            errorElement: <RouteError />,
            children: [seats, queue, { element: <RequireSignedIn />, children: checkout }],
          },
        ],
      },
    ],
  },
];

export const createRouter = () => createBrowserRouter(routes);
