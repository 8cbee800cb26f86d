export * from './paper-picture.ts';
