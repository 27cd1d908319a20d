import { useEffect } from 'react';

/** Names the document: "<title> | TIKETI". Undefined while the name is not known yet. */
export function usePageTitle(title: string | undefined): void {
  useEffect(() => {
    if (title !== undefined) document.title = title === '' ? 'TIKETI' : `${title} | TIKETI`;
  }, [title]);
}
