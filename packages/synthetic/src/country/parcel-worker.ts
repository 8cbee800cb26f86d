import { parentPort } from 'node:worker_threads';
import { type ParcelTask, runParcel } from './run-parcel.ts';

parentPort?.on('message', (task: ParcelTask) => {
  const result = runParcel(task);
  const buffers = [
    ...result.dispensings,
    ...result.gpLists,
    result.practitioners,
    result.declaredLists,
    result.cmeGroups,
    result.contacts,
    result.contactCounts,
  ].map((part) => part.buffer);
  parentPort?.postMessage(result, buffers);
});
