import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { categoriesQuery } from '../../api/queries/get-categories';
import type { EventSummary } from '../../api/types';
import { useFormat } from '../../lib/format';
import { Tabs } from '../../ui/tabs';
import styles from './category-shelf.module.css';
import { EventGrid } from './event-shelf';

/** The same events by kind; kinds without an event are left out. */
export function CategoryShelf({ events }: { events: readonly EventSummary[] }) {
  const { t } = useTranslation('catalog');
  const { text } = useFormat();
  const { data } = useQuery(categoriesQuery());
  const [chosen, setChosen] = useState<string>();
  const id = useId();
  const filled = data?.items.filter(({ code }) => events.some(({ category }) => category === code)) ?? [];
  const selected = filled.find(({ code }) => code === chosen) ?? filled[0];
  if (!selected) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={styles['heading']}>
        {t('home.by-category')}
      </h2>
      <Tabs
        label={t('filters.category')}
        tabs={filled.map(({ code, name }) => ({ key: code, label: text(name) }))}
        selected={selected.code}
        onSelect={setChosen}
      >
        <div className={styles['panel']}>
          <EventGrid events={events.filter(({ category }) => category === selected.code).slice(0, 5)} />
        </div>
      </Tabs>
    </section>
  );
}
