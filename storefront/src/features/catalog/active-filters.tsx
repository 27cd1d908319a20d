import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { categoriesQuery } from '../../api/queries/get-categories';
import { useFormat } from '../../lib/format';
import { Icon } from '../../ui/icon';
import styles from './active-filters.module.css';
import type { ListQuery } from './list-query';

/** What the list is narrowed to; a press takes one away. */
export function ActiveFilters({ query, onChange }: { query: ListQuery; onChange: (part: Partial<ListQuery>) => void }) {
  const { t } = useTranslation('catalog');
  const { text, shortDate } = useFormat();
  const { data } = useQuery(categoriesQuery());
  const category = data?.items.find(({ code }) => code === query.category);
  // A day of the calendar is the same day at noon in Korea, wherever the reader is.
  const day = (value: string) => shortDate(`${value}T12:00:00+09:00`);
  const active: { label: string; without: Partial<ListQuery> }[] = [];
  if (query.q) active.push({ label: `“${query.q}”`, without: { q: '' } });
  if (category) active.push({ label: text(category.name), without: { category: '' } });
  if (query.from && query.from === query.to) active.push({ label: day(query.from), without: { from: '', to: '' } });
  else {
    if (query.from) active.push({ label: t('filters.since', { day: day(query.from) }), without: { from: '' } });
    if (query.to) active.push({ label: t('filters.until', { day: day(query.to) }), without: { to: '' } });
  }
  if (active.length === 0) return null;
  return (
    <ul className={styles['active']} aria-label={t('filters.active')}>
      {active.map(({ label, without }) => (
        <li key={label}>
          <button
            type="button"
            className={styles['filter']}
            aria-label={t('filters.remove', { label })}
            onClick={() => onChange(without)}
          >
            {label}
            <Icon name="close" size={16} />
          </button>
        </li>
      ))}
    </ul>
  );
}
