import { Injectable } from '@angular/core';

export type Choice = 'language' | 'theme' | 'signed-in';

/** What this browser remembers between visits. Never a token, never personal data. */
@Injectable({ providedIn: 'root' })
export class KeptChoices {
  read(choice: Choice): string | null {
    try {
      return localStorage.getItem(keyOf(choice));
    } catch {
      return null; // storage is blocked: everything still works, nothing is remembered
    }
  }

  write(choice: Choice, value: string | null): void {
    try {
      if (value === null) localStorage.removeItem(keyOf(choice));
      else localStorage.setItem(keyOf(choice), value);
    } catch {
      // see read()
    }
  }

  /** Calls back when another tab changes the choice. */
  onChangeElsewhere(choice: Choice, changed: (value: string | null) => void): void {
    addEventListener('storage', ({ key, newValue }) => {
      if (key === keyOf(choice)) changed(newValue);
    });
  }
}

const keyOf = (choice: Choice) => `tiketi.admin.${choice}`;
