import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/**
 * Compares what the packages really import with the table in ARCHITECTURE.md, so that the page stays true.
 * Also refuses names that say nothing and words that must not stand in the project.
 */
const root = join(import.meta.dirname, '..');

interface Rule {
  readonly mayImport: readonly string[];
  readonly owns: readonly string[];
}

/** Rows `| \`name\` | what it is for | may import | owns |`. */
function readTable(): ReadonlyMap<string, Rule> {
  const rules = new Map<string, Rule>();
  for (const line of readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8').split('\n')) {
    const cells = line.split('|').map((cell) => cell.trim());
    const name = /^`([a-z]+)`$/.exec(cells[1] ?? '')?.[1];
    if (!name || cells.length < 6) continue;
    const listed = (cell: string | undefined): string[] =>
      [...(cell ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
    rules.set(name, { mayImport: listed(cells[3]), owns: listed(cells[4]) });
  }
  return rules;
}

function sourceFiles(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mts|mjs)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.includes('node_modules') && !file.includes('/dist/'));
}

function importedNames(source: string): string[] {
  const pattern = /(?:from\s*|import\s*\(\s*|^\s*import\s+)['"]([^'"]+)['"]/gm;
  return [...source.matchAll(pattern)].map((match) => match[1] ?? '');
}

function packageNameOf(specifier: string): string {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '');
}

const rules = readTable();
const owners = new Map(
  [...rules].flatMap(([name, rule]) => rule.owns.map((owned) => [owned, name] as const)),
);
const problems: string[] = [];

const VAGUE_NAME = /(^|\/)(utils?|helpers?|common|shared|lib|misc)(\/|\.tsx?$)/;

/** Test scaffolding may reach further than the product: it stands outside the running system. */
function isScaffolding(file: string): boolean {
  return /\.test\.tsx?$/.test(file) || file.includes('/testing/');
}

function checkFile(name: string, rule: Rule, file: string): void {
  const shown = relative(root, file);
  if (VAGUE_NAME.test(shown)) problems.push(`${shown}: the name says nothing; use a word of the field`);
  if (isScaffolding(file)) return;
  for (const specifier of importedNames(readFileSync(file, 'utf8'))) {
    if (specifier.startsWith('.') || specifier.startsWith('node:')) continue;
    const imported = packageNameOf(specifier);
    const inHouse = /^@smalspor\/(.+)$/.exec(imported)?.[1];
    if (inHouse && inHouse !== name && !rule.mayImport.includes(inHouse)) {
      problems.push(`${shown}: ${name} may not import ${inHouse} (see the table in ARCHITECTURE.md)`);
    }
    const owner = owners.get(imported);
    if (owner && owner !== name) problems.push(`${shown}: only ${owner} may import ${imported}`);
  }
}

for (const directory of readdirSync(join(root, 'packages'))) {
  const rule = rules.get(directory);
  if (!rule) {
    problems.push(`packages/${directory} has no row in the table of ARCHITECTURE.md`);
    continue;
  }
  for (const file of sourceFiles(join(root, 'packages', directory))) checkFile(directory, rule, file);
  const manifest = JSON.parse(readFileSync(join(root, 'packages', directory, 'package.json'), 'utf8')) as {
    dependencies?: Record<string, string>;
  };
  for (const dependency of Object.keys(manifest.dependencies ?? {})) {
    const inHouse = /^@smalspor\/(.+)$/.exec(dependency)?.[1];
    if (inHouse && !rule.mayImport.includes(inHouse)) {
      problems.push(`packages/${directory}/package.json declares ${inHouse}, which the table does not allow`);
    }
  }
}
for (const name of rules.keys()) {
  if (!readdirSync(join(root, 'packages')).includes(name))
    problems.push(`ARCHITECTURE.md names ${name}, which does not exist`);
}

for (const problem of problems) console.error(problem);
console.log(`${rules.size} packages, ${problems.length} problems`);
process.exitCode = problems.length === 0 && rules.size > 0 ? 0 : 1;
