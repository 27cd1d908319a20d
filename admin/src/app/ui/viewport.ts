import { BreakpointObserver } from '@angular/cdk/layout';
import { Injectable, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { map } from 'rxjs';

/** How much room there is, for the places where another layout means other elements and not only other styles. */
@Injectable({ providedIn: 'root' })
export class Viewport {
  private readonly breakpoints = inject(BreakpointObserver);

  /** Tables become cards. */
  readonly isNarrow = this.watch('(max-width: 719.98px)');
  /** The sidebar becomes a drawer. */
  readonly hasDrawer = this.watch('(max-width: 1023.98px)');

  private watch(query: string) {
    return toSignal(this.breakpoints.observe(query).pipe(map(({ matches }) => matches)), {
      initialValue: this.breakpoints.isMatched(query),
    });
  }
}
