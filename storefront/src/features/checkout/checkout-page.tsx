/** Replaced by the feature itself. */
export function CheckoutPage() {
  return null;
}
