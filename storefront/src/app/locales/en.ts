import type ko from './ko';

export default {
  skip: 'Skip to content',
  offline: 'You are offline. You can go on once the connection is back.',
  'not-found.title': 'This page does not exist',
  'not-found.text': 'It may have moved or gone. Please check the address.',
  'not-found.home': 'To the start page',
  'not-found.events': 'Browse events',
  'crash.title': 'This page could not be shown',
  'crash.text': 'Something unexpected happened. If reloading does not help, please tell our customer service.',
  'crash.chunk': 'There is a new version, or your connection is unstable. Reload to go on.',
  'crash.reload': 'Reload',
} satisfies typeof ko;
