import { mkdir, rename, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { UseCase } from '@smalspor/contract/use-cases';
import type { Jobs } from '@smalspor/database/jobs';
import type { TaskResult } from '@smalspor/database/tasks';
import {
  findUploadOfTask,
  listWaitingUploads,
  markUploadRemoved,
  recordUpload,
  type Upload,
} from '@smalspor/database/tasks';
import type { Actor } from '@smalspor/domain/access';
import { Refusal } from '@smalspor/domain/refusal';
import { demandPlainName } from '@smalspor/warehouse/ingest';
import type { House } from '../house/house.ts';
import type { TaskTools } from '../tasks/run-task.ts';
import { startTask } from '../tasks/start-task.ts';
import { type ImportRequest, importRegisterFiles, readDeclared } from './import-register-files.ts';

/** Received files that wait for their import, each in a directory of its own; unlike `tmp/` they outlive a restart. */
export function uploadDirectory(house: House): string {
  return join(house.home.root, 'uploads');
}

/** Removes a received file that has been read, or that nobody came for. */
export async function removeUpload(house: House, { id }: Pick<Upload, 'id'>): Promise<void> {
  await rm(join(uploadDirectory(house), id), { recursive: true, force: true });
  await markUploadRemoved(house.db, id, house.now());
}

/** Longer than any name that says something. */
const LONGEST_SUBJECT = 200;

/**
 * The sender's name for a file, as the pages, the messages and the log may show it: without characters that hide, turn
 * or break the text around them. The end is kept, for it says the kind of file.
 */
export function readableName(name: string): string {
  const visible = name
    .normalize('NFC')
    .replaceAll(/[\p{C}\p{Zl}\p{Zp}]+/gu, '')
    .trim();
  const kept = [...visible].slice(-LONGEST_SUBJECT).join('').trim();
  return kept === '' ? 'file' : kept;
}

/** A file's name may have 255 bytes, and a letter up to four. */
const LONGEST_NAME = 60;

/** The sender's name for a file, as far as it can be a name here: what is told about the file names it so. */
function nameOnDisk(name: string): string {
  const kept = [...name.replaceAll(/[/\\\p{C}]+/gu, '_')].slice(-LONGEST_NAME).join('');
  return /[^. ]/.test(kept) ? kept : 'file';
}

/** Takes over an uploaded file and starts its import. */
export function startImport(house: House, jobs: Jobs): UseCase<'startImport'> {
  return async (actor, input, call) => {
    const { file, ...declared } = input;
    const id = house.newId();
    const directory = join(uploadDirectory(house), id);
    const name = readableName(file.name);
    const kept = join(directory, nameOnDisk(name));
    let recorded = false;
    try {
      // At once, and not when the task begins: whoever sends the file is still there.
      const said = readDeclared(input);
      demandPlainName(file.name);
      await mkdir(directory, { recursive: true, mode: 0o700 });
      await rename(file.path, kept);
      const task = await startTask(
        house,
        jobs,
        actor,
        {
          operation: 'startImport',
          kind: 'import',
          subject: name,
          input: { ...declared, name, bytes: file.bytes, sha256: file.sha256 },
          alsoRecord: async (trx, taskId) => {
            await recordUpload(trx, {
              id,
              taskId,
              format: input.format,
              fileName: name,
              path: relative(house.home.root, kept),
              bytes: file.bytes,
              receivedBy: actor.name,
              receivedAt: house.now(),
              register: said.register ?? null,
              period: input.period ?? null,
              sequence: said.sequence ?? null,
            });
            recorded = true;
          },
        },
        call,
      );
      // A repeated request gets the first one's task; its own copy of the file is not needed.
      if (!recorded) await rm(directory, { recursive: true, force: true });
      return task;
    } catch (error) {
      await rm(file.path, { force: true });
      await removeUnlessRecorded(house, id);
      throw error;
    }
  };
}

/** After a failure only the database knows whether the upload stands. When it does not answer, the next sweep asks again. */
async function removeUnlessRecorded(house: House, id: string): Promise<void> {
  const waiting = await listWaitingUploads(house.db).catch(() => null);
  if (waiting === null || waiting.has(id)) return;
  await rm(join(uploadDirectory(house), id), { recursive: true, force: true });
}

/** The work of an import task: the uploaded file into the lake. The file stays until the task has ended. */
export async function runImportTask(
  house: House,
  actor: Actor,
  taskId: string,
  tools: TaskTools,
): Promise<TaskResult> {
  const upload = await findUploadOfTask(house.db, taskId);
  if (upload === null) throw new Refusal('not-found', 'The uploaded file is no longer there: send it again.');
  const path = join(house.home.root, upload.path);
  const request: ImportRequest = {
    format: upload.format,
    path,
    name: upload.fileName,
    ...(upload.register === null ? {} : { register: upload.register }),
    ...(upload.period === null ? {} : { period: upload.period }),
    ...(upload.sequence === null ? {} : { sequence: upload.sequence }),
  };
  const report = await importRegisterFiles(house, actor, request, { ...tools, requestId: null });
  return { batchId: report.batchId, releaseId: null, reports: null, unchanged: report.unchanged };
}

/** Removes the file that a task was given, if it was given one. */
export async function removeUploadOfTask(house: House, taskId: string): Promise<void> {
  const upload = await findUploadOfTask(house.db, taskId);
  if (upload !== null) await removeUpload(house, upload);
}
