import { type LogFn, type Logger, levels } from 'pino';
import { counter } from '#platform/metrics/process-metrics';

const lines = counter('tiketi_log_lines_total', 'Lines this process has logged, by level.', ['level']);

/** pino's hook: counts what is written, for the alarm about a log that is suddenly three times as long. */
export function countLine(this: Logger, args: Parameters<LogFn>, method: LogFn, level: number): void {
  lines.inc({ level: levels.labels[level] ?? 'other' });
  method.apply(this, args);
}
