import { type Resource, type Signal, linkedSignal } from '@angular/core';

/** The newest value that arrived, so that a table stays readable while the next page or filter loads. */
export function lastValue<T>(ref: Resource<T | undefined>): Signal<T | undefined> {
  return linkedSignal<T | undefined, T | undefined>({
    source: () => (ref.hasValue() ? ref.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  }).asReadonly();
}
