import { ChangeDetectionStrategy, Component } from '@angular/core';
@Component({ selector: 'tk-revenue-page', template: '', changeDetection: ChangeDetectionStrategy.OnPush })
export class RevenuePage {}
