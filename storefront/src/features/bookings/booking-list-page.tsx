/** Replaced by the feature itself. */
export function BookingListPage() {
  return null;
}
