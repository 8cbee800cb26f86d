import { homePaths } from '../../home/home-paths.ts';
import { importFiles } from '../import-files.ts';
import { DEFAULT_IMPORT_SETTINGS } from '../import-settings.ts';
import { GEOGRAPHY, PATIENT_KEY, QUARANTINE_KEY } from './import-fixture.ts';

// Usage: node import-in-child.ts <home> <file> <batch id>
// Imports one delivery of dispensings, commits it and writes the batch as the record of it. Meant to be killed.
const [root = '', file = '', id = ''] = process.argv.slice(2);
const result = await importFiles(
  {
    home: homePaths(root),
    keys: { patients: [PATIENT_KEY], quarantine: QUARANTINE_KEY },
    resolvePrescribers: async (numbers) => new Map(numbers.map((hpr, index) => [hpr, index + 1])),
    batches: [],
    geography: GEOGRAPHY,
    isKnownAtc: () => true,
    settings: { ...DEFAULT_IMPORT_SETTINGS, maxRejectShare: 0.5 },
    now: () => '2026-01-02T03:04:05.000Z',
    newId: () => id,
    onProgress: ({ phase }) => console.log(phase),
  },
  { format: 'dispensings', files: [file] },
);
if (result.kind === 'accepted') {
  await result.commit();
  console.log(`recorded ${JSON.stringify(result.batch)}`);
}
