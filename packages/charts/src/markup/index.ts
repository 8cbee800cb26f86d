export * from './picture-markup.ts';
