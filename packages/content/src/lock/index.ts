export { CONTENT_DIRECTORY } from '../loading/load-content.ts';
export * from './lock-published.ts';
