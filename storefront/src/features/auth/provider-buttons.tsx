import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Provider } from '../../api/types';
import styles from './provider-buttons.module.css';

const MARKS: Record<Provider, ReactNode> = {
  kakao: (
    <path
      fill="#191600"
      d="M12 4C6.9 4 2.8 7.2 2.8 11.2c0 2.6 1.7 4.8 4.3 6.1l-.9 3.3c-.1.3.2.5.5.4l3.9-2.6c.5 0 .9.1 1.4.1 5.1 0 9.2-3.3 9.2-7.3S17.1 4 12 4Z"
    />
  ),
  naver: <path fill="currentColor" d="M15.1 12.6 8.7 3.5H3.5v17h5.4v-9.1l6.4 9.1h5.2v-17h-5.4z" />,
  google: (
    <>
      <path fill="#4285f4" d="M21.6 12.2c0-.7-.1-1.4-.2-2H12v3.9h5.4a4.6 4.6 0 0 1-2 3v2.5h3.2c1.9-1.7 3-4.3 3-7.4Z" />
      <path
        fill="#34a853"
        d="M12 22c2.7 0 5-.9 6.6-2.4l-3.2-2.5c-.9.6-2 1-3.4 1a5.9 5.9 0 0 1-5.6-4.1H3.1v2.6A10 10 0 0 0 12 22Z"
      />
      <path fill="#fbbc05" d="M6.4 14a6 6 0 0 1 0-3.9V7.5H3.1a10 10 0 0 0 0 9L6.4 14Z" />
      <path fill="#ea4335" d="M12 6c1.5 0 2.8.5 3.9 1.5l2.8-2.8A10 10 0 0 0 3.1 7.5l3.3 2.6A5.9 5.9 0 0 1 12 6Z" />
    </>
  ),
};

const PROVIDERS: readonly Provider[] = ['kakao', 'naver', 'google'];

/** Leaves for the provider's own page; it sends the browser back to /auth/complete. */
export function ProviderButtons({ returnTo }: { returnTo: string }) {
  const { t } = useTranslation('auth');
  return (
    <ul className={styles['providers']}>
      {PROVIDERS.map((provider) => (
        <li key={provider}>
          <button
            type="button"
            className={styles['provider']}
            data-provider={provider}
            onClick={() =>
              window.location.assign(`/api/v1/auth/providers/${provider}/start?${new URLSearchParams({ returnTo })}`)
            }
          >
            <svg width="20" height="20" viewBox="0 0 24 24" aria-hidden="true">
              {MARKS[provider]}
            </svg>
            {t(`provider.${provider}.sign-in`)}
          </button>
        </li>
      ))}
    </ul>
  );
}
