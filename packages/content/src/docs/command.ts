import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadContent } from '../loading/load-content.ts';
import { accessPage } from './access-page.ts';
import { generateDocs } from './generate-docs.ts';

// Usage: node packages/content/src/docs/command.ts
const directory = fileURLToPath(new URL('../../../../docs/indicators/', import.meta.url));
const pages = generateDocs(loadContent());
mkdirSync(directory, { recursive: true });
for (const file of readdirSync(directory)) {
  if (!pages.has(file)) rmSync(`${directory}${file}`);
}
for (const [file, text] of pages) writeFileSync(`${directory}${file}`, text);
writeFileSync(fileURLToPath(new URL('../../../../docs/access.md', import.meta.url)), accessPage());
console.log(`Wrote ${pages.size} pages to docs/indicators, and docs/access.md.`);
