export * from './archive-reports.ts';
export * from './issue-reports.ts';
export * from './open-report-as-operator.ts';
