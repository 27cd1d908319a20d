/** The wordmark: five letters cut from one strip of tickets, the last one torn at its perforation. */
export function Logo({ height = 22 }: { height?: number }) {
  return (
    <svg height={height} viewBox="0 0 150 36" role="img" aria-label="TIKETI" style={{ width: 'auto' }}>
      <g fill="currentColor">
        <path d="M2 3h27v7.4H19.8V33h-8.6V10.4H2z" />
        <path d="M33.5 3h8.6v30h-8.6z" />
        <path d="M48 3h8.6v11.6L66.4 3h10.3L64.6 17l12.9 16H67l-10.4-13.4V33H48z" />
        <path d="M81 3h23v7.2H89.5v4.3h13v6.9h-13v4.4H104V33H81z" />
        <path d="M108 3h27v7.4h-9.2V33h-8.6V10.4H108z" />
      </g>
      <g fill="var(--accent)">
        <path d="M139 4a1 1 0 0 1 1-1h6.6a1 1 0 0 1 1 1v5.9a1.7 1.7 0 0 0-1.7 1.6h-5.2a1.7 1.7 0 0 0-1.7-1.6z" />
        <path d="M139 32V15.3a1.7 1.7 0 0 0 1.7-1.5h5.2a1.7 1.7 0 0 0 1.7 1.5V32a1 1 0 0 1-1 1H140a1 1 0 0 1-1-1Z" />
      </g>
    </svg>
  );
}
