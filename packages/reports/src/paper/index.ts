export type { Paper, PaperPart, PaperSection, PaperTable } from './paper.ts';
export * from './paper-compiler.ts';
