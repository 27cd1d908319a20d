import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'react-router';
import { VisuallyHidden } from '../../ui/visually-hidden';

/** After a change of page, tells screen readers where they are and puts the keyboard at the start of the content. */
export function RouteAnnouncer() {
  const { pathname } = useLocation();
  const before = useRef(pathname);
  const [title, setTitle] = useState('');

  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    document.getElementById('content')?.focus({ preventScroll: true });
    // The page sets its title when its data is there; a moment later is early enough to say it.
    const timer = setTimeout(() => setTitle(document.title), 600);
    return () => clearTimeout(timer);
  }, [pathname]);

  return (
    <div aria-live="polite" role="status">
      <VisuallyHidden>{title}</VisuallyHidden>
    </div>
  );
}
