import { Navigate, Outlet, useLocation } from 'react-router';
import { useSession } from '../../api/session';
import { signInPath } from '../../lib/sign-in-path';
import { PageLoading } from './page-loading';

/** Pages behind it are for signed-in buyers; others sign in first and come back. */
export function RequireSignedIn() {
  const { status } = useSession();
  const { pathname, search } = useLocation();
  if (status === 'unknown') return <PageLoading />;
  if (status === 'anonymous') return <Navigate to={signInPath(pathname + search)} replace />;
  return <Outlet />;
}
