import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { formatPages } from './format-pages.ts';

// Usage: node packages/warehouse/src/ingest/docs/command.ts
const directory = fileURLToPath(new URL('../../../../../docs/formats/', import.meta.url));
const pages = formatPages();
mkdirSync(directory, { recursive: true });
for (const file of readdirSync(directory)) {
  if (!pages.has(file)) rmSync(`${directory}${file}`);
}
for (const [file, text] of pages) writeFileSync(`${directory}${file}`, text);
console.log(`Wrote ${pages.size} pages to docs/formats.`);
