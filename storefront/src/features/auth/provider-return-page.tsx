export function ProviderReturnPage() {
  return null;
}
