/** A chart's figures as a table: drawn by React on the page and by Typst on paper. */
export interface TableData {
  readonly caption: string;
  readonly columns: readonly { readonly label: string; readonly numeric: boolean }[];
  /** `header` names the row and fills the first column; `cells` fill the others. */
  readonly rows: readonly { readonly header: string; readonly cells: readonly string[] }[];
}
