import { useTranslation } from 'react-i18next';
import { useAccount } from '../../api/session';
import { useFormat } from '../../lib/format';
import type { Language } from '../../lib/localized';
import { chooseTheme, useTheme, type Theme } from '../../lib/theme';
import { Icon } from '../../ui/icon';
import { Popover } from '../../ui/popover';
import { Segmented } from '../../ui/segmented';
import { toast } from '../../ui/toast';
import { useProblemText } from '../../api/problem-text';
import { useUpdateProfile } from '../../api/queries/update-profile';
import { chooseLanguage } from '../i18n';
import styles from './preferences.module.css';

/** Language and appearance. The language of a signed-in buyer is also that of the mails they get. */
export function Preferences() {
  const { t } = useTranslation('app');
  const { language } = useFormat();
  const theme = useTheme();
  const account = useAccount();
  const problemText = useProblemText();
  const updateProfile = useUpdateProfile();

  const choose = (chosen: Language) => {
    chooseLanguage(chosen).catch((error: unknown) => toast(problemText(error), 'danger'));
    if (account && account.locale !== chosen) updateProfile.mutate({ locale: chosen });
  };

  return (
    <div className={styles['preferences']}>
      <p className={styles['label']}>{t('language.label')}</p>
      <Segmented<Language>
        label={t('language.label')}
        value={language}
        onChange={choose}
        options={[
          { value: 'ko', label: <span lang="ko">한국어</span> },
          { value: 'en', label: <span lang="en">English</span> },
        ]}
      />
      <p className={styles['label']}>{t('theme.label')}</p>
      <Segmented<Theme>
        label={t('theme.label')}
        value={theme}
        onChange={chooseTheme}
        options={[
          { value: 'system', label: t('theme.system') },
          { value: 'light', label: t('theme.light') },
          { value: 'dark', label: t('theme.dark') },
        ]}
      />
    </div>
  );
}

export function PreferencesMenu() {
  const { t } = useTranslation('app');
  const { language } = useFormat();
  return (
    <Popover
      label={t('preferences')}
      face={
        <>
          <Icon name="globe" size={22} />
          <span className={styles['face']}>{language === 'ko' ? '한국어' : 'EN'}</span>
        </>
      }
    >
      {() => <Preferences />}
    </Popover>
  );
}
