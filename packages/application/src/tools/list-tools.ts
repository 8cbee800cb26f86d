import type { OutputOf } from '@smalspor/contract/operations';
import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import type { PrintableTool } from '@smalspor/domain/tools';
import type { House } from '../house/house.ts';

type ToolView = OutputOf<'listTools'>['tools'][number];

/** A tool with its sources numbered in their order. */
export function describeTool({ version: _version, sources, ...tool }: PrintableTool): ToolView {
  const keys = [...sources.keys()];
  return {
    ...tool,
    fields: [...tool.fields],
    sections: tool.sections.map((section) => ({
      ...section,
      items: [...section.items],
      sources: section.sources.map((key) => keys.indexOf(key) + 1),
    })),
    sources: [...sources.values()],
  };
}

/** The printable tools: the same for everyone. */
export const listTools: UnboundUseCase<House, 'listTools'> = async ({ content }) => ({
  tools: content.tools.map(describeTool),
});
