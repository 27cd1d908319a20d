import { useParams, useSearchParams } from 'react-router';
import { changeOf, changePath } from '../../lib/change-path';

/** Where this queue leads: to the seats, with the wish to change others for them if that is why somebody came. */
export function useSeatsPath(): string {
  const { performanceId = '' } = useParams();
  const [search] = useSearchParams();
  const change = changeOf(search);
  return change ? changePath(performanceId, change) : `/performances/${performanceId}/seats`;
}
