import { loadContent } from '@smalspor/content/loading';
import { expect, it } from 'vitest';
import { describeTool } from './list-tools.ts';

it('numbers the sources of a tool, and every number stands for one', () => {
  for (const tool of loadContent().tools) {
    const { sections, sources } = describeTool(tool);
    const numbers = sections.flatMap((section) => section.sources);
    expect(numbers.length).toBeGreaterThanOrEqual(sections.length);
    expect(new Set(numbers)).toEqual(new Set(sources.map((_, index) => index + 1)));
    const [first] = tool.sections[0]?.sources ?? [];
    expect(sources[(sections[0]?.sources[0] ?? 0) - 1]).toEqual(tool.sources.get(first ?? ''));
  }
});
