import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { EventDetail } from '../../api/types';
import { useFormat } from '../../lib/format';
import styles from './event-about.module.css';

/** What the organiser says. Parts without a text are left out. */
export function EventAbout({ event }: { event: EventDetail }) {
  const { t } = useTranslation('catalog');
  const { text } = useFormat();
  return (
    <>
      <Part title={t('about.description')} text={text(event.description)} />
      <Part title={t('about.cast')} text={text(event.cast)} />
      <Part title={t('about.notice')} text={text(event.notice)} />
      <Part title={t('about.organizer')} text={text(event.organizer)} />
    </>
  );
}

function Part({ title, text }: { title: string; text: string }) {
  const id = useId();
  if (text.trim() === '') return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={styles['heading']}>
        {title}
      </h2>
      <div className={styles['text']}>
        {text.split(/\n{2,}/).map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
    </section>
  );
}
