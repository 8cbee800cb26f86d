export { chanceOf } from './chance-of.ts';
export { demandDemonstration } from './demo-clock.ts';
