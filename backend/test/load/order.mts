import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MeasuredService } from '../../bench/service.mts';
import { inRoot } from '../../src/local/paths.mts';
import { runTool } from '../../src/local/run-tool.mts';
import { call } from '../faults/http.mts';

/** Somebody who joined, and what became of it. */
export interface Joiner {
  /** When they pressed and when they had their answer. */
  readonly joinedAt: number;
  readonly answeredAt: number;
  /** Undefined: never told. */
  readonly place: number | undefined;
  readonly receipt: { readonly entrant: number } | null;
}

/**
 * Whoever had an answer before somebody else pressed stands in front of them; nobody shares a place; who was drawn stands in
 * front of who came later. Only the latecomers stand in the order in which they came: the others' order is the draw's.
 */
export function outOfOrder(joiners: readonly Joiner[]): string[] {
  const wrong: string[] = [];
  const placed = joiners.filter(({ place }) => place !== undefined);
  const places = new Set(placed.map(({ place }) => place));
  if (places.size < placed.length) wrong.push(`${placed.length - places.size} places were given twice`);
  const drawn = placed.filter(({ receipt }) => receipt !== null);
  const late = placed.filter(({ receipt }) => receipt === null);
  const lastDrawn = Math.max(0, ...drawn.map(({ place = 0 }) => place));
  const ahead = late.filter(({ place = 0 }) => place < lastDrawn).length;
  if (ahead > 0) wrong.push(`${ahead} latecomers stand in front of somebody who was drawn`);

  const answered = late.toSorted((a, b) => a.answeredAt - b.answeredAt);
  let [next, furthest, overtakers] = [0, 0, 0];
  for (const joiner of late.toSorted((a, b) => a.joinedAt - b.joinedAt)) {
    for (let one = answered[next]; one && one.answeredAt < joiner.joinedAt; one = answered[(next += 1)])
      furthest = Math.max(furthest, one.place ?? 0);
    if ((joiner.place ?? 0) < furthest) overtakers += 1;
  }
  if (overtakers > 0) wrong.push(`${overtakers} people stand in front of somebody who joined before them`);
  return wrong;
}

/** Holds the published draw again, with the verifier anybody can run, and compares it with what people were told. */
export async function drawProblems(
  service: MeasuredService,
  performanceId: string,
  joiners: readonly Joiner[],
  folder: string,
): Promise<string[]> {
  const drawn = joiners.filter(({ receipt }) => receipt !== null);
  if (drawn.length === 0) return [];
  const { status, body } = await call(`${service.origin}/api/v1/performances/${performanceId}/queue/draw`);
  if (status !== 200) return [`the draw of ${drawn.length} people was not published (${status})`];
  const file = join(folder, 'draw.json');
  writeFileSync(file, JSON.stringify(body));
  const { code, output } = await runTool(process.execPath, [inRoot('docs/draw/verify-draw.mjs'), file]);
  const wrong = code === 0 ? [] : [`the draw does not verify: ${output.trim()}`];
  const { order } = body as { order: number[] };
  if (order.length !== drawn.length) wrong.push(`${order.length} people were drawn, ${drawn.length} had joined`);
  const others = drawn.filter(({ place, receipt }) => place !== undefined && order[place - 1] !== receipt?.entrant);
  if (others.length > 0) wrong.push(`${others.length} people stand elsewhere than the draw says`);
  return wrong;
}

/** Nobody waits who stands in front of somebody who was let in. */
export async function passedOver(service: MeasuredService, performanceId: string): Promise<string[]> {
  const { rows } = await service.pool.query<{ count: number }>(
    `select count(*)::int as count from queue_entry e
      where performance_id = $1 and state = 'WAITING'
        and seq < (select max(seq) from queue_entry where performance_id = $1 and admission_id is not null)`,
    [performanceId],
  );
  const count = rows[0]?.count ?? 0;
  return count > 0 ? [`${count} people wait in front of somebody who was let in`] : [];
}
