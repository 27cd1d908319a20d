import { ChangeDetectionStrategy, Component, ElementRef, computed, inject, signal, viewChild } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatButtonModule } from '@angular/material/button';
import { MatSidenavModule } from '@angular/material/sidenav';
import { NavigationEnd, Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { filter, map, pairwise } from 'rxjs';
import { Session } from '../sign-in/session';
import { I18n } from '../ui/i18n/i18n';
import { Icon } from '../ui/icon';
import { Viewport } from '../ui/viewport';
import { Brand } from './brand';
import { DisplaySettings } from './display-settings';
import { sectionsFor } from './navigation';

/** The frame around every page of signed-in staff: a sidebar, or a drawer where there is little room. */
@Component({
  selector: 'tk-shell',
  imports: [
    Brand,
    DisplaySettings,
    Icon,
    MatButtonModule,
    MatSidenavModule,
    RouterLink,
    RouterLinkActive,
    RouterOutlet,
  ],
  templateUrl: './shell.html',
  styleUrl: './shell.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Shell {
  private readonly session = inject(Session);
  private readonly main = viewChild.required<ElementRef<HTMLElement>>('main');

  protected readonly m = inject(I18n).messages;
  protected readonly hasDrawer = inject(Viewport).hasDrawer;
  protected readonly isDrawerOpen = signal(false);
  protected readonly member = this.session.member;
  protected readonly sections = computed(() => {
    const member = this.member();
    return member ? sectionsFor(member.role) : [];
  });

  constructor() {
    inject(Router)
      .events.pipe(
        filter((event) => event instanceof NavigationEnd),
        map(({ urlAfterRedirects }) => urlAfterRedirects.split('?')[0]),
        pairwise(),
        filter(([before, after]) => before !== after),
        takeUntilDestroyed(),
      )
      .subscribe(() => {
        this.isDrawerOpen.set(false);
        this.goToContent();
      });
  }

  /** Keyboard and screen reader users start a new page at its content, at the top. */
  protected goToContent(): void {
    const main = this.main().nativeElement;
    main.focus({ preventScroll: true });
    main.scrollTo?.({ top: 0 });
  }

  protected signOut(): void {
    void this.session.signOut();
  }
}
