/** localStorage that may be switched off, full or forbidden: reading gives null, writing is best effort. */
export const stored = {
  get(key: string): string | null {
    try {
      return localStorage.getItem(`tiketi.${key}`);
    } catch {
      return null;
    }
  },
  set(key: string, value: string | null): void {
    try {
      if (value === null) localStorage.removeItem(`tiketi.${key}`);
      else localStorage.setItem(`tiketi.${key}`, value);
    } catch {
      // Nothing depends on it; the choice then lasts until the tab closes.
    }
  },
};
