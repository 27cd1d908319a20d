import { type SyntheticEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { ProblemNotice } from '../../../ui/notice';
import { toast } from '../../../ui/toast';
import { useAppeal } from './suspicion-cases';
import styles from './suspicion.module.css';

const LONGEST = 2000;

/** The buyer's own words, up to 2,000 characters; sent once. */
export function AppealForm({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const { t } = useTranslation('suspicion');
  const [text, setText] = useState('');
  const [isAsked, setAsked] = useState(false);
  const appeal = useAppeal(caseId);
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const isEmpty = text.trim() === '';

  // It came because somebody asked for it: they write on where they are.
  useEffect(() => field.current?.focus(), []);

  function submit(event: SyntheticEvent): void {
    event.preventDefault();
    setAsked(true);
    if (isEmpty) return;
    appeal.mutate(text.trim(), { onSuccess: () => toast(t('sent'), 'success') });
  }

  return (
    <form className={styles['form']} onSubmit={submit} noValidate>
      <label className={styles['label']} htmlFor={id}>
        {t('words')}
      </label>
      <textarea
        id={id}
        ref={field}
        className={styles['text']}
        rows={6}
        maxLength={LONGEST}
        value={text}
        aria-invalid={isAsked && isEmpty ? true : undefined}
        aria-describedby={`${id}-help`}
        onChange={(event) => setText(event.target.value)}
      />
      <p id={`${id}-help`} className={styles['help']}>
        <span>{isAsked && isEmpty ? t('empty') : t('help')}</span>
        <span>{t('length', { typed: text.length, longest: LONGEST })}</span>
      </p>
      <ProblemNotice error={appeal.error} />
      <div className={styles['buttons']}>
        <Button variant="secondary" onClick={onClose}>
          {t('later')}
        </Button>
        <Button type="submit" loading={appeal.isPending}>
          {t('send')}
        </Button>
      </div>
    </form>
  );
}
