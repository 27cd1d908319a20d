import { useSearchParams } from 'react-router';
import { Pagination } from '../../../ui/pagination';

export function MorePages({ page, pages }: { page: number; pages: number }) {
  const [search] = useSearchParams();
  const pageAt = (to: number) => {
    const next = new URLSearchParams(search);
    next.set('page', String(to));
    return { search: next.toString() };
  };
  return <Pagination page={page} pages={pages} to={pageAt} />;
}
