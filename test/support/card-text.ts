/** A part of a card as JSON, as a client sees it: known only to be an object. */
export type Json = Readonly<Record<string, unknown>>;

/** The prefix of a line that is hidden until it is folded out. */
export const FOLDED = '  (verborgen)';

export const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null;
export const listOf = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isJson) : []);

/**
 * Every object in a card, from the outside in, without fallbacks, which are not on the screen. With `opened`, the ids
 * of what was folded out, only visible parts.
 */
export function partsOf(part: unknown, opened?: ReadonlySet<string>): readonly Json[] {
  if (Array.isArray(part)) return part.flatMap((one) => partsOf(one, opened));
  if (!isJson(part)) return [];
  if (opened && part.isVisible === false && !opened.has(String(part.id))) return [];
  const inside = Object.entries(part).filter(([name]) => name !== 'fallback' && name !== 'data');
  return [part, ...inside.flatMap(([, value]) => partsOf(value, opened))];
}

/** A card as a coach reads it, in plain text. `filled` holds the values of the inputs. */
export function cardText(card: Json, filled: Readonly<Record<string, string>>): string {
  const body = listOf(card.body).flatMap((element) => elementLines(element, filled));
  const buttons = listOf(card.actions).map(buttonText);
  return [...body, ...(buttons.length > 0 ? [buttons.join(' ')] : [])].join('\n');
}

function elementLines(element: Json, filled: Readonly<Record<string, string>>): readonly string[] {
  const lines = visibleLines(element, filled);
  if (element.isVisible !== false) return lines;
  return lines.map((line) => `${FOLDED} ${line}`);
}

function visibleLines(element: Json, filled: Readonly<Record<string, string>>): readonly string[] {
  switch (element.type) {
    case 'TextBlock':
      return `${element.style === 'heading' ? '# ' : ''}${element.text}`.split('\n');
    case 'Container':
      return listOf(element.items)
        .flatMap((item) => elementLines(item, filled))
        .map((line) => `${boxMark(element.style)}${line}`);
    case 'ColumnSet':
      return columnLines(element, filled);
    case 'ActionSet':
      return [listOf(element.actions).map(buttonText).join(' ')];
    case 'ProgressBar':
      return [`(voortgang ${element.value}%)`];
    default:
      return String(element.type).startsWith('Input.') ? inputLines(element, filled) : [`(${element.type})`];
  }
}

/** The colour of a box, for readers of this text. */
function boxMark(style: unknown): string {
  return style === 'warning' ? '! ' : style === 'good' ? '+ ' : '| ';
}

/** Columns side by side: the text of later columns follows the first line of the first that has words. */
function columnLines(element: Json, filled: Readonly<Record<string, string>>): readonly string[] {
  const cells = listOf(element.columns).map((column) =>
    listOf(column.items).flatMap((item) => elementLines(item, filled)),
  );
  const [first = [], ...others] = cells.filter((lines) => lines.length > 0);
  return first.map((line, index) => (index === 0 ? [line, ...others.flat()].join('  ') : line));
}

function buttonText(action: Json): string {
  const mark = action.style === 'positive' ? '*' : action.type === 'Action.ToggleVisibility' ? '±' : '';
  return `[${mark}${action.title}]`;
}

function inputLines(input: Json, filled: Readonly<Record<string, string>>): readonly string[] {
  const id = String(input.id);
  const given = filled[id] ?? '';
  const label = `? ${input.label ?? '(zonder label)'} <${id}>`;
  if (input.type !== 'Input.ChoiceSet') return [`${label}${hint(input)}: ${given}`];
  const chosen = input.isMultiSelect ? given.split(',') : [given];
  const choices = listOf(input.choices).map(({ title, value }) => ({ title, on: chosen.includes(String(value)) }));
  if (input.style === 'compact') {
    const now = choices.find((choice) => choice.on)?.title ?? '';
    return [`${label}${hint(input)}: ${now}  ▾ ${choices.map(({ title }) => title).join(' | ')}`];
  }
  const [off, on] = input.isMultiSelect ? ['[ ]', '[x]'] : ['( )', '(•)'];
  return [label, ...choices.map((choice) => `    ${choice.on ? on : off} ${choice.title}`)];
}

const hint = ({ placeholder }: Json): string => (placeholder ? ` (${placeholder})` : '');
