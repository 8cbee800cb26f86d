/** The subject that the demo's log-in gives its one invented data manager. */
export const DEMO_DATA_MANAGER = 'demo-data-manager';
