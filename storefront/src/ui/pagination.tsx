import { useTranslation } from 'react-i18next';
import { Link, type To } from 'react-router';
import { classNames } from '../lib/class-names';
import { Icon } from './icon';
import styles from './pagination.module.css';

interface PaginationProps {
  page: number;
  pages: number;
  /** Where a page is; pages are addresses, so that reload and back keep them. */
  to: (page: number) => To;
}

export function Pagination({ page, pages, to }: PaginationProps) {
  const { t } = useTranslation('ui');
  if (pages <= 1) return null;
  return (
    <nav className={styles['pagination']} aria-label={t('pagination.label')}>
      {page > 1 && (
        <Link className={styles['page']} to={to(page - 1)} aria-label={t('pagination.previous')}>
          <Icon name="chevron-left" />
        </Link>
      )}
      {around(page, pages).map((at, index) =>
        at === undefined ? (
          <span key={`gap-${index}`} className={styles['gap']} aria-hidden="true">
            …
          </span>
        ) : (
          <Link
            key={at}
            className={classNames(styles['page'], 'numeric')}
            to={to(at)}
            aria-label={t('pagination.page', { page: at })}
            aria-current={at === page ? 'page' : undefined}
          >
            {at}
          </Link>
        ),
      )}
      {page < pages && (
        <Link className={styles['page']} to={to(page + 1)} aria-label={t('pagination.next')}>
          <Icon name="chevron-right" />
        </Link>
      )}
    </nav>
  );
}

/** First, last and the neighbours of the current page; undefined where numbers are left out. */
function around(page: number, pages: number): (number | undefined)[] {
  const wanted = [1, page - 1, page, page + 1, pages].filter((at) => at >= 1 && at <= pages);
  const sorted = [...new Set(wanted)].sort((a, b) => a - b);
  return sorted.flatMap((at, index) => {
    const gap = at - (sorted[index - 1] ?? 0);
    return gap > 2 ? [undefined, at] : gap === 2 ? [at - 1, at] : [at];
  });
}
