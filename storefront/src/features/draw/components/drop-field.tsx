import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/icon';
import { VisuallyHidden } from '../../../ui/visually-hidden';
import styles from './drop-field.module.css';

interface DropFieldProps {
  onFile: (name: string, content: string) => void;
  isUnreadable: boolean;
}

/** A draw or a receipt from elsewhere: dropped, or chosen. It stays in this browser. */
export function DropField({ onFile, isUnreadable }: DropFieldProps) {
  const { t } = useTranslation('draw');
  const [isOver, setOver] = useState(false);
  const id = useId();
  const read = async (files: FileList | null) => {
    for (const file of files ?? []) onFile(file.name, await file.text());
  };
  return (
    <div>
      <label
        className={styles['field']}
        data-over={isOver || undefined}
        htmlFor={id}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void read(event.dataTransfer.files);
        }}
      >
        <Icon name="download" size={24} />
        <strong>{t('drop.title')}</strong>
        <span>{t('drop.text')}</span>
        <VisuallyHidden>
          <input
            id={id}
            type="file"
            accept="application/json,.json"
            multiple
            aria-describedby={isUnreadable ? `${id}-problem` : undefined}
            onChange={({ target }) => {
              void read(target.files).then(() => (target.value = ''));
            }}
          />
        </VisuallyHidden>
      </label>
      {isUnreadable && (
        <p id={`${id}-problem`} className={styles['problem']} role="alert">
          {t('drop.unreadable')}
        </p>
      )}
    </div>
  );
}
