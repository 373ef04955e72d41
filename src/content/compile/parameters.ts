import type { z } from 'zod';
import type { Parameter } from '../content.ts';
import type { ContentFile, Path } from '../read/content-file.ts';
import type { ContentFiles } from '../read/files.ts';
import { type Place, within } from '../read/place.ts';
import { suggest } from '../read/problem.ts';
import { FILES, type Parameters, type Regio } from '../schema/schema.ts';
import type { Names } from './names.ts';

type ParameterValue = Parameter['values'][number];
type ValueData = Omit<NonNullable<z.output<typeof Regio>['parameters']>[number], 'id'>;

/** A placeholder for a parameter. An unclosed one runs to the end of the text and so matches no parameter. */
const PLACE = /\{([^}]*)(?:\}|$)/g;

/** Every parameter with its values over time. A regional value replaces the national one from its start date. */
export function compileParameters(
  { parameters: file, regio }: ContentFiles,
  names: Names,
): ReadonlyMap<string, Parameter> {
  const compiled = new Map<string, Parameter>();
  file.data.parameters.forEach((one, p) => {
    const at: Place = { file, path: ['parameters', p] };
    if (compiled.has(one.id)) names.problem(within(at, 'id'), `'${one.id}' bestaat al; een id komt één keer voor.`);
    names.once(one.waarden, (value) => value['geldig-vanaf'], within(at, 'waarden'));
    const unit = one.eenheid ?? null;
    const values = one.waarden.map((value, i) => periodValue(value, unit, within(at, 'waarden', i), names));
    compiled.set(one.id, {
      id: one.id,
      description: one.omschrijving,
      unit,
      values: inTime(values),
    });
  });
  const own = regio.data.parameters ?? [];
  names.once(own, (one) => `${one.id} vanaf ${one['geldig-vanaf']}`, { file: regio, path: ['parameters'] });
  // In order of start date, whatever the order in the file: a regional value drops the values that start after it.
  const regional = [...own.entries()].sort(([, a], [, b]) => a['geldig-vanaf'].localeCompare(b['geldig-vanaf']));
  for (const [i, one] of regional) {
    const at: Place = { file: regio, path: ['parameters', i] };
    const parameter = names.lookUp(compiled, one.id, within(at, 'id'), 'parameter');
    if (!parameter) continue;
    const value = periodValue(one, parameter.unit, at, names);
    const others = parameter.values.filter((other) => other.from < value.from);
    compiled.set(one.id, { ...parameter, values: inTime([...others, value]) });
  }
  return compiled;
}

/** The value on a day; null when the first one starts later. */
export function valueOn(parameter: Parameter, day: string): ParameterValue | null {
  return parameter.values.findLast((value) => value.from <= day) ?? null;
}

/** The days on which a value changes. Between two of them all content is the same. */
export function changeDays(
  parameters: ContentFile<z.output<typeof Parameters>>,
  regio: ContentFile<z.output<typeof Regio>>,
): readonly string[] {
  const national = parameters.data.parameters.flatMap((one) => one.waarden.map((value) => value['geldig-vanaf']));
  const regional = (regio.data.parameters ?? []).map((value) => value['geldig-vanaf']);
  return [...new Set([...national, ...regional])].sort();
}

/**
 * A file with every `{parameter}` in its texts filled in for one day. Notes a problem for a parameter that does not
 * exist or has no value yet on that day. An item whose text uses an unconfirmed value is marked `te-bevestigen` too.
 */
export function fillParameters<T>(
  file: ContentFile<T>,
  parameters: ReadonlyMap<string, Parameter>,
  day: string,
  names: Names,
  failed: ContentFiles['failed'],
): ContentFile<T> {
  const isUnconfirmed = (text: unknown): boolean =>
    typeof text === 'string' &&
    text.includes('{') &&
    [...text.matchAll(PLACE)].some(([, id = '']) => {
      const parameter = parameters.get(id);
      return parameter && valueOn(parameter, day)?.source.toConfirm;
    });
  const fillIn = (value: unknown, path: Path): unknown => {
    if (typeof value === 'string') {
      if (!value.includes('{')) return value;
      return value.replace(PLACE, (whole, id: string) => {
        const parameter = whole.endsWith('}') ? parameters.get(id) : undefined;
        if (!parameter) {
          const message = `${whole} bestaat niet.${suggest(id, [...parameters.keys()])}`;
          if (!failed.has(FILES.parameters.path)) names.problem({ file, path }, message);
          return whole;
        }
        const value = valueOn(parameter, day);
        if (!value) names.problem({ file, path }, `{${id}} heeft op ${day} nog geen waarde.`);
        return value?.text ?? whole;
      });
    }
    if (Array.isArray(value)) return value.map((one, i) => fillIn(one, [...path, i]));
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(([key, one]) => [key, fillIn(one, [...path, key])]);
    if (Object.values(value).some(isUnconfirmed)) entries.push(['te-bevestigen', 'ja']);
    return Object.fromEntries(entries);
  };
  return { ...file, data: fillIn(file.data, []) as T };
}

/** A value. With a unit it must be a number: `580` or `0,5`. */
function periodValue(data: ValueData, unit: string | null, at: Place, names: Names): ParameterValue {
  if (unit && !/^\d+(,\d+)?$/.test(data.waarde)) {
    names.problem(within(at, 'waarde'), `'${data.waarde}' is geen getal, en de eenheid is '${unit}'.`);
  }
  return { text: data.waarde, from: data['geldig-vanaf'], source: names.source(data, at) };
}

function inTime(values: readonly ParameterValue[]): readonly ParameterValue[] {
  return values.toSorted((a, b) => a.from.localeCompare(b.from));
}
