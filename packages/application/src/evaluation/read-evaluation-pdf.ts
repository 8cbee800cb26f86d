import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { currentProgramme } from '@smalspor/domain/programmes';
import { Refusal } from '@smalspor/domain/refusal';
import type { Language } from '@smalspor/domain/texts';
import type { House } from '../house/house.ts';
import { registerOf } from '../programmes/planned-units.ts';
import { programmeText } from '../programmes/programme-text.ts';
import { readEvaluation } from './read-evaluation.ts';
import { describeEvaluation } from './read-programme-evaluation.ts';

/** The evaluation of a programme as a file to show to others. */
export const readProgrammeEvaluationPdf: UnboundUseCase<House, 'readProgrammeEvaluationPdf'> = async (
  house,
  _actor,
  { programme, language },
) => ({
  bytes: await printEvaluation(house, programme, language),
  fileName: `${programme}-${language}.pdf`,
});

/**
 * The evaluation as PDF/UA: the same bytes for the same release.
 * @throws Refusal as `readEvaluation` does, where there is nothing to print
 */
export async function printEvaluation(house: House, id: string, language: Language): Promise<Uint8Array> {
  const read = await readEvaluation(house, id);
  const programme = currentProgramme(house.content.programmes, id);
  const release = await house.shelf.named(read.releaseId);
  if (!programme || release === null) {
    throw new Refusal('not-found', 'There is no such programme or release any more.');
  }
  const { contentVersion, builtAt } = release.manifest;
  return house.printer.printEvaluation(
    {
      programme: id,
      name: programmeText(programme, 'name'),
      register: registerOf(programme),
      release: { id: read.releaseId, contentVersion, publishedAt: builtAt },
      evaluation: describeEvaluation(house, read),
      messages: wordsFor(house.content.messages),
    },
    language,
  );
}

/** Only what the pages say, since all of it goes to the thread that sets them. */
function wordsFor(messages: House['content']['messages']): House['content']['messages'] {
  const said = ['evaluation.', 'evaluation-paper.', 'report.word.'];
  return new Map([...messages].filter(([key]) => said.some((start) => key.startsWith(start))));
}
