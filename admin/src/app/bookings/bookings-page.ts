import { ChangeDetectionStrategy, Component } from '@angular/core';
@Component({ selector: 'tk-bookings-page', template: '', changeDetection: ChangeDetectionStrategy.OnPush })
export class BookingsPage {}
