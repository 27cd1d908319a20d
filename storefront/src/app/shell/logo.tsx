/** The wordmark: five letters cut from one strip of tickets, a notch where they tear. */
export function Logo({ height = 22 }: { height?: number }) {
  return (
    <svg height={height} viewBox="0 0 158 36" role="img" aria-label="TIKETI" style={{ width: 'auto' }}>
      <g fill="currentColor">
        <path d="M2 3h27v7.4H19.8V33h-8.6V10.4H2z" />
        <path d="M33.5 3h8.6v30h-8.6z" />
        <path d="M48 3h8.6v11.6L66.4 3h10.3L64.6 17l12.9 16H67l-10.4-13.4V33H48z" />
        <path d="M81 3h23v7.2H89.5v4.3h13v6.9h-13v4.4H104V33H81z" />
        <path d="M108 3h27v7.4h-9.2V33h-8.6V10.4H108z" />
      </g>
      <path
        fill="var(--accent)"
        d="M142.5 3H153a2.5 2.5 0 0 1 2.5 2.5v8a4.5 4.5 0 0 0 0 9v8A2.5 2.5 0 0 1 153 33h-10.5a2.5 2.5 0 0 1-2.5-2.5v-8a4.5 4.5 0 0 0 0-9v-8a2.5 2.5 0 0 1 2.5-2.5Z"
      />
    </svg>
  );
}
