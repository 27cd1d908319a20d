export function CheckMailPage() {
  return null;
}
