import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { categoriesQuery } from '../../api/queries/get-categories';
import { useFormat } from '../../lib/format';
import { Skeleton } from '../../ui/skeleton';
import styles from './category-links.module.css';
import { CategorySign } from './category-sign';

/** The ways into the list. */
export function CategoryLinks() {
  const { t } = useTranslation('catalog');
  const { text } = useFormat();
  const { data } = useQuery(categoriesQuery());
  return (
    <nav aria-label={t('filters.category')}>
      <ul className={styles['links']}>
        {data
          ? data.items.map(({ code, name }) => (
              <li key={code}>
                <Link to={`/events?category=${code}`} className={styles['link']}>
                  <CategorySign code={code} />
                  {text(name)}
                </Link>
              </li>
            ))
          : Array.from({ length: 6 }, (_, at) => (
              <li key={at}>
                <Skeleton height="6.5rem" radius="var(--radius-lg)" />
              </li>
            ))}
      </ul>
    </nav>
  );
}
