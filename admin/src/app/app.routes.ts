import type { Routes } from '@angular/router';
import { rolesOf } from './shell/navigation';
import type { PageTitle } from './shell/page-titles';
import { notSignedIn, onlyFor, signedIn } from './sign-in/guards';

const titled = (title: PageTitle) => title;

export const routes: Routes = [
  {
    path: 'sign-in',
    title: titled('signIn'),
    canActivate: [notSignedIn],
    loadComponent: () => import('./sign-in/sign-in-page').then((m) => m.SignInPage),
  },
  {
    path: '',
    canActivate: [signedIn],
    loadComponent: () => import('./shell/shell').then((m) => m.Shell),
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'events' },
      {
        path: 'events',
        title: titled('events'),
        canActivate: [onlyFor(rolesOf('events'))],
        loadComponent: () => import('./events/events-page').then((m) => m.EventsPage),
      },
      {
        path: 'sales',
        title: titled('sales'),
        canActivate: [onlyFor(rolesOf('sales'))],
        loadChildren: () => [
          {
            path: '',
            loadComponent: () =>
              import('./performance-sales/choose-performance-page').then((m) => m.ChoosePerformancePage),
          },
          {
            path: ':performanceId',
            loadComponent: () => import('./performance-sales/live-sales-page').then((m) => m.LiveSalesPage),
          },
          {
            path: ':performanceId/queue',
            title: titled('queue'),
            loadComponent: () => import('./queue/queue-page').then((m) => m.QueuePage),
          },
          {
            path: ':performanceId/cancellation',
            title: titled('callOff'),
            canActivate: [onlyFor(['operator', 'admin'])],
            loadComponent: () => import('./refunds/call-off-page').then((m) => m.CallOffPage),
          },
        ],
      },
      {
        path: 'bookings',
        title: titled('bookings'),
        canActivate: [onlyFor(rolesOf('bookings'))],
        loadChildren: () => [
          { path: '', loadComponent: () => import('./bookings/bookings-page').then((m) => m.BookingsPage) },
          {
            path: ':bookingId',
            title: titled('booking'),
            loadComponent: () => import('./bookings/booking-page').then((m) => m.BookingPage),
          },
        ],
      },
      {
        path: 'refunds',
        title: titled('refunds'),
        canActivate: [onlyFor(rolesOf('refunds'))],
        loadComponent: () => import('./refunds/refunds-page').then((m) => m.RefundsPage),
      },
      {
        path: 'suspicions',
        title: titled('suspicions'),
        canActivate: [onlyFor(rolesOf('suspicions'))],
        loadComponent: () => import('./suspicions/suspicions-page').then((m) => m.SuspicionsPage),
      },
      {
        path: 'revenue',
        title: titled('revenue'),
        canActivate: [onlyFor(rolesOf('revenue'))],
        loadComponent: () => import('./revenue/revenue-page').then((m) => m.RevenuePage),
      },
      {
        path: 'books',
        title: titled('books'),
        canActivate: [onlyFor(rolesOf('books'))],
        loadComponent: () => import('./books/books-page').then((m) => m.BooksPage),
      },
      {
        path: 'reconciliation',
        title: titled('reconciliation'),
        canActivate: [onlyFor(rolesOf('reconciliation'))],
        loadComponent: () => import('./reconciliation/reconciliation-page').then((m) => m.ReconciliationPage),
      },
      {
        path: 'audit',
        title: titled('audit'),
        canActivate: [onlyFor(rolesOf('audit'))],
        loadComponent: () => import('./control/audit-page').then((m) => m.AuditPage),
      },
      {
        path: 'invariants',
        title: titled('invariants'),
        canActivate: [onlyFor(rolesOf('invariants'))],
        loadComponent: () => import('./control/invariants-page').then((m) => m.InvariantsPage),
      },
      {
        path: 'retention',
        title: titled('retention'),
        canActivate: [onlyFor(rolesOf('retention'))],
        loadComponent: () => import('./retention/retention-page').then((m) => m.RetentionPage),
      },
      {
        path: 'no-access',
        title: titled('noAccess'),
        loadComponent: () => import('./sign-in/no-access-page').then((m) => m.NoAccessPage),
      },
      {
        path: '**',
        title: titled('notFound'),
        loadComponent: () => import('./shell/not-found-page').then((m) => m.NotFoundPage),
      },
    ],
  },
];
