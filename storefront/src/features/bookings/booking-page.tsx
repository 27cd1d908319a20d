/** Replaced by the feature itself. */
export function BookingPage() {
  return null;
}
