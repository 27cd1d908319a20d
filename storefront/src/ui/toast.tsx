import { useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../lib/class-names';
import { IconButton } from './button';
import { Icon } from './icon';
import styles from './toast.module.css';

type ToastTone = 'neutral' | 'success' | 'danger';

interface ToastMessage {
  id: number;
  text: string;
  tone: ToastTone;
}

const LIFETIME = 6000;
let messages: readonly ToastMessage[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function change(next: readonly ToastMessage[]): void {
  messages = next;
  for (const listener of listeners) listener();
}

/** Says a short sentence above everything, to eyes and screen readers. The newest three stay. */
export function toast(text: string, tone: ToastTone = 'neutral'): void {
  change([...messages, { id: ++lastId, text, tone }].slice(-3));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Where toasts appear. Once per application. */
export function Toaster() {
  const { t } = useTranslation('ui');
  const shown = useSyncExternalStore(subscribe, () => messages);
  return (
    <section className={styles['toaster']} aria-label={t('toasts')} aria-live="polite" aria-relevant="additions">
      {shown.map((message) => (
        <Toast key={message.id} {...message} />
      ))}
    </section>
  );
}

function Toast({ id, text, tone }: ToastMessage) {
  const { t } = useTranslation('ui');
  const dismiss = () => change(messages.filter((message) => message.id !== id));

  useEffect(() => {
    const timer = setTimeout(() => change(messages.filter((message) => message.id !== id)), LIFETIME);
    return () => clearTimeout(timer);
  }, [id]);

  return (
    <div className={classNames(styles['toast'], styles[tone])}>
      {tone !== 'neutral' && <Icon name={tone === 'success' ? 'check' : 'alert'} size={20} />}
      <p>{text}</p>
      <IconButton className={styles['close']} icon="close" label={t('close')} onClick={dismiss} />
    </div>
  );
}
