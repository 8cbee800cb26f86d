import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import type { House } from '../house/house.ts';

/** What the receiver of bundles can do, as FHIR R4 describes it. */
export const readCapabilities: UnboundUseCase<House, 'readCapabilities'> = async (house) => ({
  resourceType: 'CapabilityStatement',
  status: 'active',
  date: house.now(),
  kind: 'instance',
  fhirVersion: '4.0.1',
  format: ['application/fhir+json', 'json'],
  implementation: { description: 'Smalspor, receiver of given antibiotics' },
  implementationGuide: ['http://hl7.no/fhir/ig/lmdi'],
  rest: [
    {
      mode: 'server',
      documentation:
        'Takes transaction bundles of the guide LMDI, whole or not at all. Resources are not read back. entered-in-error removes.',
      security: {
        description:
          'A bearer token: the sender’s own, or one of Maskinporten with the scope fhi:lmr/fhirmottak.api.',
      },
      interaction: [{ code: 'transaction' }],
    },
  ],
});
