import { ChangeDetectionStrategy, Component } from '@angular/core';
@Component({ selector: 'tk-live-sales-page', template: '', changeDetection: ChangeDetectionStrategy.OnPush })
export class LiveSalesPage {}
