import type { ReactNode } from 'react';

const SIGNS: Record<string, ReactNode> = {
  concert: (
    <path d="M9.5 17.5V6l9-2v11.5M9.5 17.5a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0Zm9-2a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0Z" />
  ),
  musical: <path d="m12 3.5 2.5 5.3 5.8.7-4.3 4 1.2 5.8L12 16.5l-5.2 2.8L8 13.5l-4.3-4 5.8-.7L12 3.5Z" />,
  play: (
    <path d="M4 5.5c2.5 1 5 1.5 8 1.5s5.5-.5 8-1.5V12c0 4.5-3.5 8-8 8.5-4.5-.5-8-4-8-8.5V5.5Zm4.5 6h.1m6.9 0h.1M8.5 15c1 1.2 2.1 1.8 3.5 1.8s2.5-.6 3.5-1.8" />
  ),
  classic: (
    <path d="M8.5 3.5c0 3 2 3.8 2 6s-2.8 2.5-2.8 5.3c0 3 2 5.2 4.3 5.2s4.3-2.2 4.3-5.2c0-2.8-2.8-3.1-2.8-5.3s2-3 2-6M12 3v13m-2 1.5h4" />
  ),
  sports: (
    <path d="M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17Zm0-17c-1 5 2 8.5 8.3 9.5M12 12c-2.5-3-5.5-4-8-2.5M12 12c-.2 3.5-2.2 6-5.5 6.5" />
  ),
  exhibition: <path d="M4.5 4.5h15v12h-15v-12Zm3 9 3-4 2.5 3 1.5-1.7 2.5 2.7M12 16.5v4m-3.5 0h7" />,
};

/** A small drawing for a kind of event. */
export function CategorySign({ code }: { code: string }) {
  return (
    <svg
      width="28"
      height="28"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {SIGNS[code] ?? SIGNS['musical']}
    </svg>
  );
}
