import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Navigate, useLocation, useSearchParams } from 'react-router';
import { ApiProblem } from '../../api/api-problem';
import { session, useSession } from '../../api/session';
import { safeReturnTo, signInPath } from '../../lib/sign-in-path';
import { usePageTitle } from '../../lib/use-page-title';
import { ButtonLink } from '../../ui/button';
import { ProblemNotice } from '../../ui/notice';
import { Spinner } from '../../ui/spinner';
import { AuthPage } from './auth-page';
import { LinkProvider } from './link-provider';
import { ProviderEmail } from './provider-email';

const KNOWN = ['kakao', 'naver', 'google'];

/** Where Kakao, Naver and Google send people back to, with what came of it in the address. */
export function ProviderReturnPage() {
  const { t } = useTranslation('auth');
  const [params] = useSearchParams();
  const { status: sessionStatus } = useSession();
  const { pathname, search } = useLocation();
  const returnTo = safeReturnTo(params.get('returnTo'));
  const pending = params.get('pending') ?? '';
  const provider = KNOWN.find((known) => known === params.get('provider'));
  const name = provider ? t(`provider.${provider}`) : t('provider.any');
  usePageTitle(t('sign-in.title'));

  switch (params.get('status') ?? 'failed') {
    case 'signed-in':
      return <Arrive returnTo={returnTo} />;
    case 'link-required':
      if (sessionStatus === 'unknown') return <Wait />;
      return sessionStatus === 'signed-in' ? (
        <LinkProvider pending={pending} name={name} returnTo={returnTo} />
      ) : (
        <AuthPage title={t('link.exists')} lead={<p>{t('link.exists-text', { provider: name })}</p>}>
          <ButtonLink to={signInPath(pathname + search)} size="lg" block>
            {t('link.sign-in')}
          </ButtonLink>
          <ButtonLink to="/password-reset" variant="ghost" block>
            {t('sign-in.forgot')}
          </ButtonLink>
        </AuthPage>
      );
    case 'email-required':
      return <ProviderEmail pending={pending} name={name} />;
    default:
      return <Failed code={params.get('code')} returnTo={returnTo} />;
  }
}

/** The cookie is set; the access token is fetched with it. */
function Arrive({ returnTo }: { returnTo: string }) {
  const { status } = useSession();
  const arrival = useQuery({
    queryKey: ['arrival'],
    queryFn: () => session.refresh(),
    retry: false,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  if (arrival.isFetching) return <Wait />;
  if (status === 'signed-in') return <Navigate to={returnTo} replace />;
  return <Failed code={null} returnTo={returnTo} error={arrival.error} />;
}

function Failed({ code, returnTo, error }: { code: string | null; returnTo: string; error?: unknown }) {
  const { t } = useTranslation('auth');
  return (
    <AuthPage title={t('provider.failed')}>
      <ProblemNotice error={error ?? new ApiProblem(code ?? 'auth.provider-failed', 0)} />
      <ButtonLink to={signInPath(returnTo)} size="lg" block>
        {t('provider.again')}
      </ButtonLink>
    </AuthPage>
  );
}

function Wait() {
  const { t } = useTranslation('auth');
  return (
    <AuthPage title={t('provider.arriving')}>
      <div role="status">
        <Spinner size={32} label={t('provider.arriving')} />
      </div>
    </AuthPage>
  );
}
