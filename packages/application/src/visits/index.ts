export { inventVisits } from './invent-visits.ts';
