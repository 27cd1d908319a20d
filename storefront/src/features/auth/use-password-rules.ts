import { useTranslation } from 'react-i18next';
import { isProblem } from '../../api/api-problem';
import { PASSWORD_MAX, PASSWORD_MIN } from './email-rule';

/** The rules of a new password that the form can know; the API also refuses common ones. */
export function usePasswordRules() {
  const { t } = useTranslation('auth');
  return {
    required: t('password.required'),
    validate: (password: string) => {
      const { length } = [...password];
      if (length < PASSWORD_MIN) return t('password.too-short');
      return length <= PASSWORD_MAX || t('password.too-long');
    },
  };
}

/** Why the API found the password weak, or undefined. */
export function useWeakness(error: unknown): string | undefined {
  const { t } = useTranslation('auth');
  if (!isProblem(error, 'auth.password-weak')) return undefined;
  switch (error.details['reason']) {
    case 'too-short':
      return t('password.too-short');
    case 'too-long':
      return t('password.too-long');
    case 'context':
      return t('password.context');
    default:
      return t('password.common');
  }
}
