import { Outlet, ScrollRestoration } from 'react-router';
import { RouteAnnouncer } from './route-announcer';

/** What every page has, whatever surrounds it. */
export function Root() {
  return (
    <>
      <Outlet />
      <RouteAnnouncer />
      <ScrollRestoration />
    </>
  );
}
