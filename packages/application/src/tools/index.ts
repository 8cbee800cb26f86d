export { describeTool } from './list-tools.ts';
