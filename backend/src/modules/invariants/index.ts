export { invariantsOn } from './invariants-on';
