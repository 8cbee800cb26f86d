/**
 * How the data directory is named to PostgreSQL, which is started with it as working directory. On Linux that
 * is the working directory itself: the account that serves the data may then lack the right to walk there, as
 * it does when the home lies under /root.
 */
export function dataDirectoryArgument(dataDirectory: string): string {
  return process.platform === 'linux' ? '/proc/self/cwd' : dataDirectory;
}
