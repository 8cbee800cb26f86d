import { describeTool } from '@smalspor/application/tools';
import { loadContent } from '@smalspor/content/loading';
import type { UseCases } from '@smalspor/contract/use-cases';
import { Refusal } from '@smalspor/domain/refusal';

type TeachingUseCases = Pick<
  UseCases,
  'listTools' | 'readTeaching' | 'noteTeaching' | 'correctTeaching' | 'withdrawTeaching'
>;

const nowhere = async (): Promise<never> => {
  throw new Refusal('not-found', 'Nobody of the invented people works at an institution.');
};

/** The invented people are doctors and staff: none has an institution. The printable tools are everyone’s. */
export function createFakeTeaching(): TeachingUseCases {
  const { tools } = loadContent();
  return {
    listTools: async () => ({ tools: tools.map(describeTool) }),
    readTeaching: nowhere,
    noteTeaching: nowhere,
    correctTeaching: nowhere,
    withdrawTeaching: nowhere,
  };
}
