import { type PathRow, pathsOf } from '../content/check/paths.ts';
import { RoutewijzerError } from '../errors.ts';
import { command } from './command.ts';
import { fine, json } from './output.ts';

/** Prints every possible path, as a table for content editors or as JSON. */
export const paths = command({
  name: 'paths',
  usage: ['<route>', '[--json]'],
  does: 'elk mogelijk pad: antwoorden, uitkomst, paragrafen',
  needs: 'content',
  run: ({ route, json: asJson }, { content }) => {
    const found = content.routes.get(route);
    if (!found) {
      const known = [...content.routes.keys()].join(', ');
      throw new RoutewijzerError('USAGE', `route '${route}' bestaat niet`, `Routes: ${known}.`);
    }
    const rows = pathsOf(content, found.start);
    return fine(asJson ? json(rows.map(asContract)) : rows.map((row, i) => asText(row, i + 1)).join('\n\n'));
  },
});

function asContract(row: PathRow) {
  const { end } = row;
  return {
    answers: row.answers,
    path: row.steps.map((ref) => `stap:${ref}`),
    outcome: end.kind === 'outcome' ? end.outcome : null,
    back: end.kind === 'back' ? `stap:${end.to}` : null,
    open: end.kind === 'open' ? `stap:${end.step}` : null,
    paragraphs: row.paragraphs.map((number) => `paragraaf:${number}`),
  };
}

export function asText(row: PathRow, number: number): string {
  const alternatives = row.answers.map((set) =>
    Object.entries(set)
      .map(([ref, values]) => `${ref} = ${values.join(' of ')}`)
      .join('; '),
  );
  const { end } = row;
  const last =
    end.kind === 'outcome'
      ? `uitkomst ${end.outcome}`
      : end.kind === 'back'
        ? `terug naar ${end.to}`
        : `open bij ${end.step}`;
  return [
    `${number}. ${last}`,
    ...alternatives.filter(Boolean).map((line, i) => `   ${i === 0 ? 'als' : 'of '} ${line}`),
    `   pad ${shortPath(row.steps)}`,
    ...(row.paragraphs.length > 0 ? [`   lees §${row.paragraphs.join(', §')}`] : []),
  ].join('\n');
}

/** `routekaart 1 2 3 → verzuim-18plus melding school`: names a route only where it begins. */
function shortPath(steps: PathRow['steps']): string {
  let route = '';
  return steps
    .map((ref) => {
      const [name = '', id = ''] = ref.split('/');
      const shown = name === route ? id : `${route ? '→ ' : ''}${name} ${id}`;
      route = name;
      return shown;
    })
    .join(' ');
}
