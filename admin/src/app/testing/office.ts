import { type HttpRequest, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, type TestRequest, provideHttpClientTesting } from '@angular/common/http/testing';
import { type Provider, provideZonelessChangeDetection } from '@angular/core';
import { DeferBlockBehavior, TestBed } from '@angular/core/testing';
import { TitleStrategy, provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { StaffRole } from '../api/models';
import { routes } from '../app.routes';
import { PageTitles } from '../shell/page-titles';
import { Session } from '../sign-in/session';
import { sessionInterceptor } from '../sign-in/session-interceptor';
import { Clock } from '../ui/clock';
import { NOON, aSession } from './builders';

/** The whole back office with its real routes, guards and interceptor; only the network and the clock are pretended. */
export class Office {
  readonly http = TestBed.inject(HttpTestingController);
  private harness: RouterTestingHarness | undefined;

  static open(providers: Provider[] = []): Office {
    localStorage.clear();
    TestBed.configureTestingModule({
      deferBlockBehavior: DeferBlockBehavior.Manual,
      providers: [
        provideZonelessChangeDetection(),
        provideRouter(routes, withComponentInputBinding()),
        provideHttpClient(withInterceptors([sessionInterceptor])),
        provideHttpClientTesting(),
        { provide: Clock, useValue: { now: () => new Date(NOON) } },
        { provide: TitleStrategy, useClass: PageTitles },
        ...providers,
      ],
    });
    return new Office();
  }

  async signIn(role: StaffRole): Promise<void> {
    const done = TestBed.inject(Session).signIn(`${role}@tiketi.test`, 'secret');
    this.http.expectOne('/api/v1/staff/auth/sign-in').flush(aSession(role));
    await done;
  }

  async goTo(url: string): Promise<HTMLElement> {
    this.harness ??= await RouterTestingHarness.create();
    await this.harness.navigateByUrl(url);
    return this.page;
  }

  get page(): HTMLElement {
    if (!this.harness) throw new Error('Go to a page first.');
    return this.harness.fixture.nativeElement as HTMLElement;
  }

  /** Everything on the page as a reader sees it, white space evened out. */
  get text(): string {
    return evened(this.page.textContent);
  }

  /** Lets answers that were flushed reach the page. */
  async settle(): Promise<void> {
    await this.harness?.fixture.whenStable();
  }

  /** The request that something on the page leads to, as soon as it is made: `settle` would wait for its answer. */
  asked(match: string | ((request: HttpRequest<unknown>) => boolean)): Promise<TestRequest> {
    return vi.waitFor(() => this.http.expectOne(match), { timeout: 10_000, interval: 5 });
  }

  /** Only what is due now: for pages that keep a request open. */
  redraw(): void {
    this.harness?.fixture.detectChanges();
  }

  button(name: string): HTMLButtonElement {
    const found = [...document.querySelectorAll('button')].find(
      (button) => evened(button.getAttribute('aria-label') ?? button.textContent) === name,
    );
    if (!found) throw new Error(`No button "${name}"`);
    return found;
  }

  /** Fills the dialog that asks for a reason and agrees. */
  async giveReason(reason: string, typed?: string): Promise<void> {
    await this.settle();
    const fill = (field: HTMLInputElement | HTMLTextAreaElement | null, text: string) => {
      if (!field) throw new Error('The dialog has no such field.');
      field.value = text;
      field.dispatchEvent(new Event('input'));
    };
    if (typed !== undefined) fill(document.querySelector<HTMLInputElement>('tk-reason-dialog input'), typed);
    fill(document.querySelector<HTMLTextAreaElement>('tk-reason-dialog textarea'), reason);
    await this.settle();
    [...document.querySelectorAll<HTMLButtonElement>('tk-reason-dialog button')].at(-1)?.click();
  }
}

export const evened = (text: string | null): string => (text ?? '').replace(/\s+/g, ' ').trim();

export const aProblem = (status: number, code: string) => ({ status, code, title: code, traceId: 'trace-1' });
