import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import type { PerformanceDetail, SeatMap } from '../../../api/types';
import { useFormat } from '../../../lib/format';
import { serverNow } from '../../../lib/server-clock';
import { ProblemNotice } from '../../../ui/notice';
import { Segmented } from '../../../ui/segmented';
import { toast } from '../../../ui/toast';
import { UnverifiedNotice } from '../../../ui/unverified-notice';
import { VisitBar } from '../../../ui/visit-bar';
import type { SeatMapDrawing } from '../geometry/drawing';
import type { BestWish } from '../selection/best-wish';
import { useBoardRevision, useSeatFeed, useSeating } from '../status/use-seat-board';
import type { ChangeOf } from '../../../lib/change-path';
import { AlternativesPanel } from './alternatives-panel';
import { BestSeats } from './best-seats';
import { ChangeConfirm } from './change-confirm';
import { ChangeNotice } from './change-notice';
import { FeedNotice } from './feed-notice';
import { GradeLegend } from './grade-legend';
import { NoneAdjacentPanel } from './none-adjacent-panel';
import { ordinalsIn } from './ordinals-in';
import { OwnHoldNotice } from './own-hold-notice';
import { SeatCanvas, type SeatCanvasHandle } from './seat-canvas';
import { SeatList } from './seat-list';
import styles from './seat-picker.module.css';
import { SelectionTray } from './selection-tray';
import { StateLegend } from './state-legend';
import { useChangeFlow } from './use-change-flow';
import { type HoldFlow, useHoldFlow } from './use-hold-flow';
import { useOwnHold } from './use-own-hold';
import { useSelection } from './use-selection';

interface SeatPickerProps {
  performance: PerformanceDetail;
  seatMap: SeatMap;
  drawing: SeatMapDrawing;
  /** The seats are to take the place of these. */
  change: ChangeOf | undefined;
  /** The sale has opened, or the server says otherwise than we thought. */
  onSaleMoved: () => void;
}

const NO_GROUPS: readonly (readonly number[])[] = [];
const NO_SEATS: readonly number[] = [];

export function SeatPicker({ performance, seatMap, drawing, change, onSaleMoved }: SeatPickerProps) {
  const { t } = useTranslation('seat-map');
  const format = useFormat();
  const seating = useSeating(drawing, seatMap);
  const feed = useSeatFeed(performance.id, seating.board);
  const navigate = useNavigate();
  // A wish to change seats goes with the person through the queue.
  const { search } = useLocation();
  useEffect(() => {
    if (feed === 'refused') void navigate(`/performances/${performance.id}/queue${search}`, { replace: true });
  }, [feed, navigate, performance.id, search]);
  useBoardRevision(seating.board);
  const [said, setSaid] = useState('');
  // The same sentence twice in a row is still two events: an invisible mark makes them differ.
  const announce = useCallback((text: string) => setSaid((before) => (before === text ? `${text}\u200b` : text)), []);
  const [view, setView] = useState<'map' | 'list'>('map');
  const [grades, setGrades] = useState<ReadonlySet<number> | null>(null);
  const [brushes, setBrushes] = useState(false);
  const canvas = useRef<SeatCanvasHandle>(null);
  const own = useOwnHold(performance.id, seating.plan);
  const holdingRef = useRef(false);
  const limit = change?.seatIds.length ?? performance.seatsPerPerson;
  const { selection, dispatch, toggle } = useSelection(performance, seating, own.ordinals, announce, holdingRef, limit);
  const holding = useHoldFlow(performance.id, seating, dispatch, holdingRef);
  const changing = useChangeFlow(performance.id, change, seating, dispatch, holdingRef);
  const flow: HoldFlow = change
    ? {
        ...changing,
        hold: changing.ask,
        holdBest: () => undefined,
        noneAdjacent: null,
        isHolding: changing.isPending,
        isUnverified: false,
        opensAt: null,
        problem: null,
      }
    : holding;
  const [opened, setOpened] = useState<string | null>(null);
  // Kept here: the offers stand in the place of the tray meanwhile.
  const [wish, setWish] = useState<BestWish>({ count: 2 });

  const mine = useMemo(() => new Set([...selection.ordinals, ...own.ordinals]), [selection.ordinals, own.ordinals]);
  const alternatives = flow.taken?.alternatives ?? NO_GROUPS;
  const stranded = flow.taken?.strands ? flow.taken.lost : NO_SEATS;
  const expectedOpening = flow.opensAt ?? performance.saleOpensAt;
  const opensAt =
    opened !== expectedOpening && new Date(expectedOpening).getTime() > serverNow() ? expectedOpening : null;

  function take(group: readonly number[]): void {
    dispatch({ type: 'replace', ordinals: group });
    flow.hold(group);
  }

  /** On the map, a seat of an offered group stands for the group. */
  function tapSeat(ordinal: number): void {
    const offer = alternatives.find((group) => group.includes(ordinal));
    if (offer) take(offer);
    else toggle(ordinal);
  }

  useEffect(() => canvas.current?.showSeats(alternatives.flat()), [alternatives]);

  return (
    <div className={styles['page']}>
      <header className={styles['head']}>
        <div className={styles['what']}>
          <h1 className={styles['title']}>{format.text(performance.event.title)}</h1>
          <p className={styles['when']}>
            <time dateTime={performance.startsAt}>{format.dateTime(performance.startsAt)}</time>
            <span>{format.text(performance.event.venue.name)}</span>
          </p>
        </div>
        <Segmented
          label={t('view.label')}
          options={[
            { value: 'map', label: t('view.map') },
            { value: 'list', label: t('view.list') },
          ]}
          value={view}
          onChange={setView}
        />
      </header>

      <div className={styles['stage']}>
        <FeedNotice state={feed} />
        {view === 'map' ? (
          <SeatCanvas
            ref={canvas}
            seating={seating}
            mine={mine}
            grades={grades}
            alternatives={alternatives}
            stranded={stranded}
            brushes={brushes}
            onBrushes={setBrushes}
            onToggle={tapSeat}
            onAdd={(ordinals) => dispatch({ type: 'add', ordinals })}
            announce={announce}
          />
        ) : (
          <SeatList seating={seating} mine={mine} grades={grades} onToggle={toggle} />
        )}
      </div>

      <aside className={styles['side']}>
        <GradeLegend seating={seating} shown={grades} onShow={setGrades} />
        <div className={styles['messages']}>
          <VisitBar performanceId={performance.id} isPaying={own.booking !== null && own.booking !== undefined} />
          {change && <ChangeNotice change={change} />}
          {own.booking && <OwnHoldNotice booking={own.booking} onEnd={() => void own.refetch()} />}
          {flow.isUnverified && <UnverifiedNotice onAgain={() => flow.hold(selection.ordinals)} />}
          <ProblemNotice error={flow.problem} />
        </div>
        {flow.taken ? (
          <AlternativesPanel
            {...flow.taken}
            seating={seating}
            isHolding={flow.isHolding}
            onTake={take}
            onClose={flow.dismiss}
          />
        ) : flow.noneAdjacent ? (
          <NoneAdjacentPanel
            {...flow.noneAdjacent}
            seating={seating}
            isHolding={flow.isHolding}
            onTake={flow.holdBest}
            onClose={flow.dismiss}
          />
        ) : (
          <SelectionTray
            seating={seating}
            ordinals={selection.ordinals}
            limit={selection.limit}
            needed={change?.seatIds.length}
            bookingFee={performance.bookingFeePerTicket}
            opensAt={opensAt}
            isClosed={performance.saleStatus === 'closed'}
            isHolding={flow.isHolding}
            onOpened={() => {
              setOpened(expectedOpening);
              toast(t('sale.opened'), 'success');
              onSaleMoved();
            }}
            onRemove={(ordinal) => toggle(ordinal)}
            onShow={(ordinal) => canvas.current?.showSeats([ordinal])}
            onHold={() => flow.hold(selection.ordinals)}
            best={
              !change &&
              performance.saleStatus !== 'closed' && (
                <BestSeats
                  seating={seating}
                  limit={selection.limit}
                  isOpen={opensAt === null}
                  isHolding={flow.isHolding}
                  wish={wish}
                  onWish={setWish}
                  onHold={flow.holdBest}
                />
              )
            }
          />
        )}
        {changing.wish && (
          <ChangeConfirm
            wish={changing.wish}
            to={{
              startsAt: performance.startsAt,
              seats: ordinalsIn(changing.wish.toSeatIds, (id) => seating.plan.ordinalOf(id)).map((ordinal) =>
                seating.plan.labelOf(ordinal),
              ),
            }}
            isPending={changing.isPending}
            problem={changing.problem}
            onConfirm={changing.confirm}
            onClose={changing.dismiss}
          />
        )}
        <StateLegend />
      </aside>
      <p className={styles['said']} role="status" aria-live="polite">
        {said}
      </p>
    </div>
  );
}
