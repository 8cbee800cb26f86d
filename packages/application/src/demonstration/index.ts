export { demandDemonstration } from './demo-clock.ts';
