import { ChangeDetectionStrategy, Component } from '@angular/core';
@Component({ selector: 'tk-choose-performance-page', template: '', changeDetection: ChangeDetectionStrategy.OnPush })
export class ChoosePerformancePage {}
