import { z } from 'zod';

/**
 * A text with places to fill in, written `{naam}` in the YAML. The type parameter names the places, so that the code
 * that fills a text and the content that holds it agree.
 */
export type Template<Places extends string = never> = string & { readonly __places?: Places };

/** One that is not closed runs to the end. */
const PLACE = /\{([^}]*)(?:\}|$)/g;

/** The schema of a template: a place that does not exist is a problem, with the places that do. */
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

/** Fills every place of a template. */
export function fill<Places extends string>(
  text: Template<Places>,
  values: Readonly<Record<Places, string | number>>,
): string {
  return partsOf(text)
    .map((part, index) => (index % 2 === 0 ? part : String(values[part as Places])))
    .join('');
}

/** Texts come from the content, so there is an end to them; a card fills some thirty. */
const parsed = new Map<string, readonly string[]>();

/** What a template is made of: what stands there, and in between the names of its places. */
function partsOf(text: string): readonly string[] {
  const known = parsed.get(text);
  if (known) return known;
  const parts = text.split(PLACE);
  parsed.set(text, parts);
  return parts;
}
