import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { Loading } from '../frame/loading.tsx';
import { Page } from '../frame/page.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { WideTable } from '../frame/wide-table.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { type ApiField, fieldsOf, type JsonSchema, typeName } from './api-fields.ts';

const ADDRESS = '/api/open/v1/openapi.json';

interface ApiOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly required?: boolean;
    readonly description?: string;
    readonly schema: JsonSchema;
  }[];
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: JsonSchema }>> }>
  >;
}

interface ApiDocument {
  readonly paths: Readonly<Record<string, { readonly get: ApiOperation }>>;
}

async function readDocument(signal: AbortSignal): Promise<ApiDocument> {
  const response = await fetch(ADDRESS, { signal, credentials: 'omit' });
  if (!response.ok) throw new Error(`The description of the interface answered ${response.status}`);
  return response.json() as Promise<ApiDocument>;
}

/** The open interface in a form for people, made from the same document that programs read. */
export function OpenApiPage() {
  const { t } = useTexts();
  const read = useQuery({ queryKey: [ADDRESS], queryFn: ({ signal }) => readDocument(signal) });
  if (read.isPending) return <Loading />;
  if (read.isError) return <ProblemPage error={read.error} retry={read.refetch} />;
  return (
    <Page
      title={t('openResults.page.apiTitle')}
      overline={<Link to="/open">{t('openResults.page.nav')}</Link>}
      lead={t('openResults.page.apiLead')}
      wide
    >
      <ul>
        <li>
          <a href={ADDRESS}>{t('openResults.page.apiDocument')}</a>
        </li>
      </ul>
      <Paragraph className="quiet">{t('openResults.page.apiEnglish')}</Paragraph>
      {Object.entries(read.data.paths).map(([path, { get }]) => (
        <OneOperation key={path} path={path} operation={get} />
      ))}
    </Page>
  );
}

function OneOperation({ path, operation }: { readonly path: string; readonly operation: ApiOperation }) {
  const { t } = useTexts();
  const { operationId, summary, parameters = [], responses } = operation;
  const schema = responses['200']?.content?.['application/json']?.schema;
  return (
    <section className="section spaced" aria-labelledby={operationId} lang="en">
      <Heading level={2} data-size="2xs" id={operationId}>
        <code>GET {path}</code>
      </Heading>
      <Paragraph>{summary}</Paragraph>
      {parameters.length > 0 && (
        <Fields
          title={t('openResults.page.apiParameters')}
          path={path}
          fields={parameters.map(({ name, required, description, schema: type }) => ({
            name,
            type: `${typeName(type)}${required ? ` (${t('openResults.page.apiRequired')})` : ''}`,
            text: description ?? '',
          }))}
        />
      )}
      {schema && <Fields title={t('openResults.page.apiFields')} path={path} fields={fieldsOf(schema)} />}
    </section>
  );
}

interface FieldsProps {
  readonly title: string;
  readonly path: string;
  readonly fields: readonly ApiField[];
}

function Fields({ title, path, fields }: FieldsProps) {
  const { t } = useTexts();
  return (
    <details className="plain-details">
      <summary>{title}</summary>
      <WideTable label={`${title}: ${path}`}>
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{t('openResults.page.apiName')}</th>
              <th scope="col">{t('openResults.page.apiType')}</th>
              <th scope="col">{t('openResults.page.apiMeans')}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map(({ name, type, text }) => (
              <tr key={name}>
                <th scope="row">
                  <code>{name}</code>
                </th>
                <td>{type}</td>
                <td>{text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
    </details>
  );
}
