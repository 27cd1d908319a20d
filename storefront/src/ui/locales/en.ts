import type ko from './ko';

export default {
  close: 'Close',
  loading: 'Loading',
  retry: 'Try again',
  toasts: 'Messages',
  'error.title': 'This could not be loaded',
  'password.show': 'Show password',
  'password.hide': 'Hide password',
  'pagination.label': 'Pages',
  'pagination.page': 'Page {{page}}',
  'pagination.previous': 'Previous page',
  'pagination.next': 'Next page',
  'countdown.clock': '{{minutes}}:{{seconds}}',
  'countdown.days': '{{days}}d {{hours}}:{{minutes}}:{{seconds}}',
  'countdown.hours': '{{hours}}:{{minutes}}:{{seconds}}',
  'cancellation.until': 'Until {{at}}',
  'cancellation.free': 'No fee',
  'cancellation.fee': '{{percent}} of the price',
} satisfies typeof ko;
