import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { categoriesQuery } from '../../api/queries/get-categories';
import { useFormat } from '../../lib/format';
import { serverNow } from '../../lib/server-clock';
import { Button } from '../../ui/button';
import { Chip, ChipGroup } from '../../ui/chip';
import { TextField } from '../../ui/field';
import { presetRange, type Preset } from './date-presets';
import styles from './filters.module.css';
import type { ListQuery } from './list-query';

const PRESETS: readonly Preset[] = ['today', 'weekend', 'month'];

interface FiltersProps {
  query: ListQuery;
  onChange: (part: Partial<ListQuery>) => void;
}

/** Kind and dates; every change shows in the list at once. */
export function Filters({ query, onChange }: FiltersProps) {
  const { t } = useTranslation('catalog');
  const { text } = useFormat();
  const { data } = useQuery(categoriesQuery());
  const now = serverNow();
  const choices = [
    { code: '', label: t('filters.all') },
    ...(data?.items ?? []).map(({ code, name }) => ({ code, label: text(name) })),
  ];
  const isFiltered = query.category !== '' || query.from !== '' || query.to !== '';

  return (
    <div className={styles['filters']}>
      <section className={styles['group']}>
        <h2 className={styles['heading']}>{t('filters.category')}</h2>
        <div className={styles['categories']}>
          <ChipGroup label={t('filters.category')} wrap>
            {choices.map(({ code, label }) => (
              <Chip key={code} selected={query.category === code} onSelect={() => onChange({ category: code })}>
                {label}
              </Chip>
            ))}
          </ChipGroup>
        </div>
      </section>
      <section className={styles['group']}>
        <h2 className={styles['heading']}>{t('filters.dates')}</h2>
        <ChipGroup label={t('filters.dates')} wrap>
          {PRESETS.map((preset) => {
            const { from, to } = presetRange(preset, now);
            const isOn = query.from === from && query.to === to;
            return (
              <Chip key={preset} selected={isOn} onSelect={() => onChange(isOn ? { from: '', to: '' } : { from, to })}>
                {t(`filters.${preset}`)}
              </Chip>
            );
          })}
        </ChipGroup>
        <div className={styles['dates']}>
          <TextField
            type="date"
            label={t('filters.from')}
            value={query.from}
            max={query.to || undefined}
            onChange={({ target }) => onChange({ from: target.value })}
          />
          <TextField
            type="date"
            label={t('filters.to')}
            value={query.to}
            min={query.from || undefined}
            onChange={({ target }) => onChange({ to: target.value })}
          />
        </div>
      </section>
      {isFiltered && (
        <Button
          className={styles['reset']}
          variant="ghost"
          icon="refresh"
          onClick={() => onChange({ category: '', from: '', to: '' })}
        >
          {t('filters.reset')}
        </Button>
      )}
    </div>
  );
}
