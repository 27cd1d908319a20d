/** Replaced by the feature itself. */
export function SeatMapPage() {
  return null;
}
