export default {
  solving: 'Getting ready to join the queue. There is nothing you need to do.',
  ready: 'Ready.',
  failed: 'We could not finish the check before joining.',
  again: 'Try again',
  'declaration.title': 'Are you booking yourself?',
  'declaration.why':
    'This account sent requests faster than people usually press. There is nothing to guess or to copy: read this and press.',
  'declaration.words': 'I am booking myself, without a macro or any other automatic program.',
  'declaration.law': 'The Public Performance Act forbids reselling tickets that were bought with a macro.',
  'declaration.button': 'Yes, I am booking myself',
};
