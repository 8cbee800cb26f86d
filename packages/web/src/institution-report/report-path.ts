/** Where a home's report stands: the newest, or the one that is named. */
export function institutionReportPath(organisation: string, reportId = 'latest'): string {
  const base = `/institution/${organisation}/report`;
  return reportId === 'latest' ? base : `${base}/${encodeURIComponent(reportId)}`;
}

/** The same on a screen. */
export function institutionScreenPath(organisation: string, reportId = 'latest'): string {
  const base = `/institution/${organisation}/screen`;
  return reportId === 'latest' ? base : `${base}/${encodeURIComponent(reportId)}`;
}
