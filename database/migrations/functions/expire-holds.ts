/**
 * Gives the seats of holds that ran out back. PAYING bookings are never touched: only the answer of the payment
 * gateway may end them. Any number of workers may run this at once (skip locked).
 */
export const expireHolds = `
create function expire_booking(p_booking_id uuid, p_actor text) returns void language plpgsql as $$
begin
  update claim set state = 'RELEASED', released_at = clock_timestamp() where booking_id = p_booking_id and state = 'HELD';
  update booking set state = 'EXPIRED', expires_at = null, moved_by = p_actor, moved_because = 'hold-expired'
   where id = p_booking_id and state = 'HELD';
end $$;

create function expire_holds(p_limit int) returns table (booking_id uuid, performance_id uuid) language plpgsql as $$
declare v_booking record;
begin
  for v_booking in
    select b.id, b.performance_id from booking b
     where b.state = 'HELD' and b.expires_at <= clock_timestamp()
     order by b.expires_at limit p_limit for update skip locked
  loop
    perform expire_booking(v_booking.id, 'sweeper');
    booking_id := v_booking.id;
    performance_id := v_booking.performance_id;
    return next;
  end loop;
end $$`;
