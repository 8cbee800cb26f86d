import { countingFaults, type IndicatorDefinition } from '@smalspor/domain/indicators';
import { Refusal } from '@smalspor/domain/refusal';

/**
 * Content with such a definition does not load; whoever measures by definitions of their own meets the same rule.
 * @throws Refusal `content-invalid` that names the indicator, for a definition that no register can answer.
 */
export function demandMeasurable(definition: IndicatorDefinition): void {
  const [found] = countingFaults(definition);
  if (found === undefined) return;
  const { id } = definition;
  throw new Refusal('content-invalid', `The indicator ${id} cannot be measured: ${found.fault}.`, {
    facts: { indicator: id },
  });
}
