export { inventSurveys } from './invent-surveys.ts';
