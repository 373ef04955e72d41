import { titleOf } from '../../dialogs/cards/card-checks.ts';
import { everyKindOfCard } from '../../dialogs/every-kind-of-card.ts';
import { newCase } from '../../dialogs/walks.ts';
import { endsOf } from '../../routes/ends.ts';
import { screenOf } from '../../routes/screen.ts';
import { walkToEnd } from '../../routes/walk-to-end.ts';
import { isJson, type Json, partsOf } from '../../support/card-text.ts';
import { chatWorld } from '../../support/chat-world.ts';
import { realContent } from '../../support/content.ts';

/** A card as the bot shows it, with a name that no other card has. */
export interface State {
  readonly name: string;
  readonly card: Json;
}

/** Every card that looks different, taken from walks: each kind of card, and all of those on the way to every end. */
export async function everyState(): Promise<readonly State[]> {
  const cards = [...(await everyKindOfCard()), ...(await cardsToEveryEnd())];
  const [...different] = Map.groupBy(cards, looks).values();
  const titles = new Map<string, number>();
  return different.flatMap(([card]) => {
    if (!card) return [];
    const title = titleOf(card);
    const nth = (titles.get(title) ?? 0) + 1;
    titles.set(title, nth);
    return [{ name: nth === 1 ? title : `${title} (${nth})`, card }];
  });
}

async function cardsToEveryEnd(): Promise<readonly Json[]> {
  const content = realContent();
  const ways = [...content.routes.values()]
    .filter((route) => route.startsCases)
    .flatMap((route) => endsOf(content, route.id).map((end) => ({ route, end })));
  const walked = ways.map(async ({ route, end }) => {
    const coach = chatWorld().coach('coach-els', 'leerplicht');
    await newCase(coach, 'RMD-1001', 'Roermond', route.id);
    await walkToEnd(screenOf(coach), content, route, end);
    return coach.cards;
  });
  return (await Promise.all(walked)).flat();
}

/** What two cards share that look the same: what they are called, ask and offer, and the boxes on them. */
function looks(card: Json): string {
  const seen = partsOf(card).map((part) => [part.type, part.title, part.label, isJson(part.style) ? '' : part.style]);
  return JSON.stringify([titleOf(card), seen]);
}
