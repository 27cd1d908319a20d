import { Navigate, Outlet, useLocation } from 'react-router';
import { ApiProblem } from '../../api/api-problem';
import { session, useSession } from '../../api/session';
import { signInPath } from '../../lib/sign-in-path';
import { ErrorState } from '../../ui/states';
import { PageLoading } from './page-loading';

/**
 * Pages behind it are for signed-in buyers; others sign in first and come back. Where nobody can be asked who is signed in,
 * bookings show what is kept on this device, and the other pages wait for the network.
 */
export function RequireSignedIn() {
  const { status } = useSession();
  const { pathname, search } = useLocation();
  if (status === 'unknown') return <PageLoading />;
  if (status === 'anonymous') return <Navigate to={signInPath(pathname + search)} replace />;
  if (status === 'away' && !/^\/bookings(\/|$)/.test(pathname)) {
    return (
      <ErrorState error={ApiProblem.unreachable()} onRetry={() => void session.refresh().catch(() => undefined)} />
    );
  }
  return <Outlet />;
}
