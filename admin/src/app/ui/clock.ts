import { Injectable } from '@angular/core';

/** The browser's time, in one place so that tests can stop it. */
@Injectable({ providedIn: 'root' })
export class Clock {
  now(): Date {
    return new Date();
  }
}
