/** Replaced by the feature itself. */
export function CheckoutReturnPage() {
  return null;
}
