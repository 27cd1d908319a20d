import { type Signal, inject, signal } from '@angular/core';
import { MatSnackBar } from '@angular/material/snack-bar';
import { type Observable, firstValueFrom } from 'rxjs';
import { I18n } from './i18n/i18n';

/** Changing something from a list: says that it is done or why not, and has the list read again either way. */
export interface Attempt {
  readonly failed: Signal<unknown>;
  run(work: Observable<unknown>): Promise<void>;
}

/** Call it where a field is made: it injects. */
export function attempt(reload: () => unknown): Attempt {
  const toast = inject(MatSnackBar);
  const m = inject(I18n).messages;
  const failed = signal<unknown>(undefined);
  return {
    failed: failed.asReadonly(),
    async run(work) {
      failed.set(undefined);
      try {
        await firstValueFrom(work);
        toast.open(m().desk.saved, undefined, { duration: 5000 });
      } catch (error) {
        failed.set(error);
      }
      reload();
    },
  };
}
