import { describeTool } from '@smalspor/application/tools';
import { loadContent } from '@smalspor/content/loading';
import type { UseCases } from '@smalspor/contract/use-cases';
import { Refusal } from '@smalspor/domain/refusal';

const nowhere = async (): Promise<never> => {
  throw new Refusal('not-found', 'Nobody of the invented people works at an institution.');
};

const AT_INSTITUTIONS = {
  readTeaching: nowhere,
  noteTeaching: nowhere,
  correctTeaching: nowhere,
  withdrawTeaching: nowhere,
  readInstitutionGoals: nowhere,
  setInstitutionGoal: nowhere,
  changeInstitutionGoal: nowhere,
  closeInstitutionGoal: nowhere,
  startInstitutionNote: nowhere,
  saveInstitutionNote: nowhere,
};

/** The invented people are doctors and staff: none has an institution. The printable tools are everyone’s. */
export function createFakeTeaching(): Pick<UseCases, 'listTools' | keyof typeof AT_INSTITUTIONS> {
  const { tools } = loadContent();
  return { listTools: async () => ({ tools: tools.map(describeTool) }), ...AT_INSTITUTIONS };
}
