import type { Texts } from '../../src/content/schema/texts.ts';
import type { CardJson } from '../base/types.ts';
import { subtle } from './adaptive.ts';
import { noticeBox } from './parts.ts';

/** Teams refuses a card of more than 28 KB; this leaves room for what goes around it. In bytes, as JSON. */
const MOST_BYTES = 27 * 1024;

/**
 * The card, or a smaller one that Teams takes. What is folded in makes room first, the largest part before the others,
 * and says where it is to be found. Only what no card of ours lets anyone type can be larger than that: its end is cut
 * off, and the card says so.
 */
export function fitted(card: CardJson, texts: Texts): CardJson {
  const excess = bytesOf(card) - MOST_BYTES;
  if (excess <= 0) return card;
  const folded = partsOf(card)
    .filter(isText)
    .toSorted((a, b) => bytesOf(b) - bytesOf(a));
  const instead = { items: [subtle(texts.kaart.vol)] };
  const gone = new Set<unknown>();
  for (let left = excess; left > 0 && gone.size < folded.length; ) {
    const largest = folded[gone.size];
    gone.add(largest);
    left -= bytesOf(largest) - bytesOf({ ...(largest as object), ...instead });
  }
  const lean = replaced(card, (part) => (gone.has(part) ? { ...part, ...instead } : part));
  return bytesOf(lean) <= MOST_BYTES ? lean : cut(lean, texts);
}

/** The card with the ends of its longest inputs cut off. */
function cut(card: CardJson, texts: Texts): CardJson {
  const body = [noticeBox({ tone: 'warning', text: texts.kaart.afgekapt }), ...(card.body as readonly unknown[])];
  let smaller: CardJson = { ...card, body };
  for (let longest = 1024; longest >= 1 && bytesOf(smaller) > MOST_BYTES; longest = Math.floor(longest / 2)) {
    const most = longest;
    smaller = replaced(smaller, (part) =>
      typeof part.value === 'string' && part.type === 'Input.Text' && part.value.length > most
        ? { ...part, value: part.value.slice(0, most) }
        : part,
    );
  }
  return smaller;
}

type CardPart = Readonly<Record<string, unknown>>;

/** Whether a part is folded in and read-only: buttons and inputs must stay. */
function isText(part: CardPart): boolean {
  const inside = JSON.stringify(part.items ?? null);
  return part.type === 'Container' && part.isVisible === false && !/"type":"(?:Action|Input)/.test(inside);
}

function partsOf(value: unknown): readonly CardPart[] {
  if (Array.isArray(value)) return value.flatMap(partsOf);
  if (typeof value !== 'object' || value === null) return [];
  return [value as CardPart, ...partsOf((value as CardPart).body), ...partsOf((value as CardPart).items)];
}

/** The same card with some of its parts changed. */
function replaced(card: CardJson, change: (part: CardPart) => CardPart): CardJson {
  const each = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(each);
    if (typeof value !== 'object' || value === null) return value;
    const changed = change(value as CardPart);
    return { ...changed, ...(Array.isArray(changed.items) && { items: changed.items.map(each) }) };
  };
  return { ...card, body: each(card.body) };
}

function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}
