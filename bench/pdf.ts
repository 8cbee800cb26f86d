import { parseArgs } from 'node:util';
import { describeMachine } from './report-facts/machine.ts';
import { measurePdf } from './report-facts/measure-pdf.ts';

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, reports: { type: 'string', default: '400' } },
});
const figures = await measurePdf(Number(values.reports));
if (values.json) console.log(JSON.stringify({ name: 'pdf', machine: describeMachine(), figures }));
else for (const [name, value] of Object.entries(figures)) console.log(`${name.padEnd(22)} ${value}`);
