import { provideHttpClient, withInterceptors } from '@angular/common/http';
import {
  type ApplicationConfig,
  inject,
  provideAppInitializer,
  provideBrowserGlobalErrorListeners,
  provideZonelessChangeDetection,
} from '@angular/core';
import { TitleStrategy, provideRouter, withComponentInputBinding } from '@angular/router';
import { routes } from './app.routes';
import { PageTitles } from './shell/page-titles';
import { Theme } from './shell/theme';
import { Session } from './sign-in/session';
import { sessionInterceptor } from './sign-in/session-interceptor';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideZonelessChangeDetection(),
    provideRouter(routes, withComponentInputBinding()),
    provideHttpClient(withInterceptors([sessionInterceptor])),
    { provide: TitleStrategy, useClass: PageTitles },
    provideAppInitializer(() => {
      inject(Theme);
      return inject(Session).restore();
    }),
  ],
};
