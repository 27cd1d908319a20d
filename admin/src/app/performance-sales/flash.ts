import { Directive, ElementRef, effect, inject, input } from '@angular/core';

/** Lets a changed figure glow once and fade: a colour only, nothing moves. */
@Directive({ selector: '[tkFlash]' })
export class Flash {
  readonly tkFlash = input.required<number>();

  constructor() {
    const element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    let before: number | undefined;
    effect(() => {
      const now = this.tkFlash();
      if (before !== undefined && before !== now) glow(element);
      before = now;
    });
  }
}

function glow(element: HTMLElement): void {
  element.animate?.([{ backgroundColor: 'var(--tk-sold-soft)' }, { backgroundColor: 'transparent' }], {
    duration: 1800,
    easing: 'ease-out',
  });
}
