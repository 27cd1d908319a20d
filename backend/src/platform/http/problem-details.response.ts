/** How every refusal looks (RFC 9457). Clients branch on `code` and translate it; `title` is for developers. */
export class ProblemDetails {
  /** HTTP status. */
  status!: number;
  /** Stable: never renamed. */
  code!: string;
  title!: string;
  /** Facts for this code, for instance the seats that were lost. */
  details?: Record<string, unknown>;
  /** Quote it to support; it finds the log line. */
  traceId?: string;
}
