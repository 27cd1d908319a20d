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
  'cancellation.cooling-off':
    'No cancellation fee within {{hours}} hours of booking, up to {{days}} days before the show.',
  'cancellation.booking-fee.SAME_DAY':
    'The booking fee ({{fee}} per ticket) is returned if you cancel before midnight on the day of booking.',
  'cancellation.booking-fee.ALWAYS': 'The booking fee ({{fee}} per ticket) is returned as well.',
  'cancellation.booking-fee.NEVER': 'The booking fee ({{fee}} per ticket) is not returned.',
  'cancellation.korean-time': 'All dates are Korean time.',
  'cancellation.fee': '{{percent}} of the price',
} satisfies typeof ko;
