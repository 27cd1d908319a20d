import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

/** Drawn on a 24 unit grid with a 1.75 unit line. Decoration only: the words next to it say the same. */
const DRAWINGS = {
  events: 'M4 6.5h16v13H4zM4 10.5h16M8 4v4M16 4v4M8 14.5h3',
  live: 'M3 12.5h4l2.5-7 4.5 13 2.5-6H21',
  ticket: 'M4 7h16v3.2a1.9 1.9 0 0 0 0 3.6V17H4v-3.2a1.9 1.9 0 0 0 0-3.6zM14 7.5v1.8M14 11.1v1.8M14 14.7v1.8',
  revenue: 'M4 20V4M4 20h16M8.5 16.5v-5M13 16.5v-9M17.5 16.5v-3',
  books: 'M5 4.5h11a3 3 0 0 1 3 3v12H8a3 3 0 0 1-3-3zM5 16.5a3 3 0 0 1 3-3h11M9 8h6',
  audit: 'M6 3.5h9l4 4v13H6zM15 3.5v4h4M9 12h6.500M9 16h4.500',
  shield:
    'M12 3.5l7.500 3v5.500c0 4.300-3 7.200-7.500 8.500c-4.500-1.300-7.500-4.200-7.500-8.500V6.500zM8.500 12l2.500 2.500l4.500-5',
  refund: 'M4.500 9h10a5 5 0 0 1 0 10H9M8.500 5L4.500 9l4 4',
  scale: 'M12 4v16M7 20h10M5 7.500h14M5 7.500L2.500 14h5zM19 7.500L16.500 14h5z',
  archive: 'M4 5h16v4H4zM5.5 9v10.500h13V9M10 13h4',
  menu: 'M4 7h16M4 12h16M4 17h16',
  close: 'M6 6l12 12M18 6L6 18',
  search: 'M10.5 4a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13M15.5 15.5L20 20',
  right: 'M9.5 5.5L16 12l-6.5 6.5',
  left: 'M14.5 5.5L8 12l6.5 6.5',
  first: 'M18 5.5L11.5 12l6.5 6.5M11.5 5.5L5 12l6.5 6.5',
  last: 'M6 5.5L12.5 12L6 18.5M12.5 5.5L19 12l-6.5 6.5',
  down: 'M5.5 9.5L12 16l6.5-6.5',
  up: 'M5.5 14.5L12 8l6.5 6.5',
  download: 'M12 4v11M7 10.5l5 5l5-5M4.5 20h15',
  light:
    'M12 8a4 4 0 1 1 0 8a4 4 0 0 1 0-8M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4',
  dark: 'M19.5 14.2A8 8 0 0 1 9.8 4.5a8 8 0 1 0 9.7 9.7',
  system: 'M3.5 5h17v11h-17zM9 20h6M12 16v4',
  signOut: 'M10 4.5H5v15h5M10 12h10M16 8l4 4l-4 4',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  refresh: 'M19.5 12a7.5 7.5 0 1 1-2.2-5.3M19.5 3.5v4h-4',
  warning: 'M12 4L21 19.5H3zM12 10v4M12 16.6v.4',
  empty: 'M4 13l3-7.5h10l3 7.5v6H4zM4 13h4.5l1.2 2.5h4.6l1.2-2.5H20',
  copy: 'M8.5 8.5h11v11h-11zM15.5 8.5v-4h-11v11h4',
  check: 'M5 12.5l4.5 4.5L19.5 7',
  filter: 'M4 6h16M7 12h10M10 18h4',
  eye: 'M2.8 12C5 8 8.2 6 12 6s7 2 9.2 6c-2.2 4-5.4 6-9.2 6s-7-2-9.2-6M12 9.3a2.7 2.7 0 1 1 0 5.4a2.7 2.7 0 0 1 0-5.4',
  hidden:
    'M5.5 8.7C4.5 9.6 3.6 10.7 2.8 12c2.2 4 5.4 6 9.2 6c1.7 0 3.2-.4 4.6-1.1M9.6 6.3C10.4 6.1 11.2 6 12 6c3.8 0 7 2 9.2 6c-.7 1.2-1.4 2.2-2.3 3M4 4l16 16',
  user: 'M12 4.5a4 4 0 1 1 0 8a4 4 0 0 1 0-8M4.5 20c.8-3.6 3.7-5.5 7.5-5.5s6.7 1.9 7.5 5.5',
} as const;

export type IconName = keyof typeof DRAWINGS;

@Component({
  selector: 'tk-icon',
  template: `<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path [attr.d]="drawing()" /></svg>`,
  styles: `
    :host {
      display: inline-flex;
      width: 1.25em;
      height: 1.25em;
      font-size: 16px;
    }
    svg {
      width: 100%;
      height: 100%;
      fill: none;
      stroke: currentcolor;
      stroke-width: 1.75;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Icon {
  readonly name = input.required<IconName>();
  protected readonly drawing = computed(() => DRAWINGS[this.name()]);
}
