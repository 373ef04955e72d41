import { z } from 'zod';

/**
 * A text with placeholders, written `{naam}` in the YAML. The type parameter names them, so that the content and the
 * code that fills it in agree.
 */
export type Template<Places extends string = never> = string & { readonly __places?: Places };

/** An unclosed placeholder runs to the end of the text. */
const PLACE = /\{([^}]*)(?:\}|$)/g;

/** The schema of a template. An unknown placeholder is a problem that lists the permitted ones. */
export function template<const Places extends string = never>(
  ...places: readonly Places[]
): z.ZodType<Template<Places>> {
  return z
    .string()
    .trim()
    .min(1)
    .superRefine((text, context) => {
      for (const [whole, place = ''] of text.matchAll(PLACE)) {
        if (whole.endsWith('}') && (places as readonly string[]).includes(place)) continue;
        const permitted =
          places.length > 0
            ? `mogelijk: ${places.map((one) => `{${one}}`).join(', ')}`
            : 'hier kan niets worden ingevuld';
        context.addIssue({ code: 'custom', message: `${whole} bestaat niet; ${permitted}` });
      }
    })
    .meta({
      description: places.length > 0 ? `In te vullen: ${places.map((one) => `{${one}}`).join(', ')}` : undefined,
    });
}

/** Fills in every placeholder of a template. */
export function fill<Places extends string>(
  text: Template<Places>,
  values: Readonly<Record<Places, string | number>>,
): string {
  return partsOf(text)
    .map((part, index) => (index % 2 === 0 ? part : String(values[part as Places])))
    .join('');
}

/** A cache without a limit: texts come from the content, so their number is bounded. A card fills about thirty. */
const parsed = new Map<string, readonly string[]>();

/** The parts of a template: literal text, alternating with the names of its placeholders. */
function partsOf(text: string): readonly string[] {
  const known = parsed.get(text);
  if (known) return known;
  const parts = text.split(PLACE);
  parsed.set(text, parts);
  return parts;
}
