import { z } from 'zod';
import type { Incoming } from './activity.ts';

/** More people than this nobody mentions in one line, and each costs a look through all of it. */
const MOST_MENTIONS = 50;

const Mention = z.object({
  type: z.literal('mention'),
  mentioned: z.object({ id: z.string() }),
  text: z.string().min(1),
});
type Mention = z.output<typeof Mention>;
const Attachment = z.object({ contentType: z.string(), content: z.unknown().optional() });

/**
 * What a person typed, in one form however it was sent: without whom it was addressed to, what it quotes, markup, what
 * nobody sees, and the signs that a keyboard or Word makes of a plain one. So a kenmerk, a bijnaam, a code and a word are
 * recognised alike.
 */
export function typedIn({ text = '', attachments = [], entities = [], recipient }: Incoming): string {
  const mentions = entities.slice(0, MOST_MENTIONS).flatMap((one) => Mention.safeParse(one).data ?? []);
  // Only the HTML tells where a quote ends; in the text it is merged with what was typed below it.
  const html = htmlOf(attachments);
  if (html?.includes('<blockquote')) {
    const bot = mentions.find(({ mentioned }) => mentioned.id === recipient?.id);
    const name = bot && `>${withoutTags(bot.text).trim()}</`;
    return plainLine(withoutTags(name ? withoutQuotes(html).replaceAll(name, '></') : withoutQuotes(html)));
  }
  const own = withoutMentions(text, mentions, recipient?.id);
  // Where a card stands in the text, is said in markup; without one, what looks like a tag was typed.
  return plainLine(attachments.some((one) => kindOf(one) === 'card') ? withoutTags(own) : own);
}

/** Whether something came with it that is no text: a photo, a file, a voice message. */
export function hasFile({ attachments = [] }: Incoming): boolean {
  return attachments.some((one) => kindOf(one) === 'file') || /<img\b/.test(htmlOf(attachments) ?? '');
}

export function hasCard({ attachments = [] }: Incoming): boolean {
  return attachments.some((one) => kindOf(one) === 'card');
}

function kindOf(attachment: unknown): 'card' | 'file' | 'text' {
  const type = Attachment.safeParse(attachment).data?.contentType ?? '';
  if (type.startsWith('application/vnd.microsoft.card.')) return 'card';
  // The text once more, as HTML; or which message this one answers.
  return type === 'text/html' || /^(?:forwarded)?messagereference$/i.test(type) ? 'text' : 'file';
}

function htmlOf(attachments: readonly unknown[]): string | undefined {
  const html = attachments.map((one) => Attachment.safeParse(one).data).find((one) => one?.contentType === 'text/html');
  return typeof html?.content === 'string' ? html.content : undefined;
}

/** Without the bot's own name wherever it stands, and without those of others before and after what is said. */
function withoutMentions(text: string, mentions: readonly Mention[], bot: string | undefined): string {
  const isOwn = (mention: Mention) => mention.mentioned.id === bot;
  const rest = mentions.filter(isOwn).reduce((line, own) => line.replaceAll(own.text, ' '), text);
  const others = mentions.filter((mention) => !isOwn(mention)).map((mention) => mention.text);
  return [...others, ...others.toReversed()].reduce((line, name) => {
    const said = trimmed(line);
    if (said.startsWith(name)) return said.slice(name.length);
    return said.endsWith(name) ? said.slice(0, -name.length) : said;
  }, rest);
}

function trimmed(text: string): string {
  return text.replaceAll('&nbsp;', ' ').trim();
}

/** What stands outside every quote, of HTML. */
function withoutQuotes(html: string): string {
  let depth = 0;
  return html
    .split(/(<\/?blockquote\b[^<>]*>)/)
    .filter((part, index) => {
      if (index % 2 === 0) return depth === 0;
      depth = Math.max(0, depth + (part.startsWith('</') ? -1 : 1));
      return false;
    })
    .join(' ');
}

function withoutTags(text: string): string {
  return text.replaceAll(/<[^<>]*>/g, ' ');
}

/** A line as it reads, in plain signs. */
export function plainLine(text: string): string {
  const plain = decoded(text)
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu, '')
    .replace(/[\p{Pd}−]/gu, '-')
    .replace(/[‘’‚‛′`´]/g, "'")
    .replace(/[“”„‟″«»]/g, '"')
    .replace(/\*{2,}|_{2,}|~{2,}/g, '')
    .replace(/ {2,}/g, ' ');
  const ended = plain.replace(/(?<![ .…,;:'"*_~])[ .…,;:'"*_~]+$/, '');
  // An apostrophe at the start belongs to a word ('s morgens), unless it is closed.
  const isQuoted = plain.slice(ended.length).includes("'");
  return ended.replace(isQuoted ? /^[ '"*_~]+/ : /^[ "*_~]+/, '');
}

const NAMED: ReadonlyMap<string, string> = new Map(
  Object.entries({ nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", shy: '', ndash: '-', mdash: '-' }),
);

/** With each HTML entity read once. One that no sign belongs to stays as it is. */
function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/gi, (whole, decimal, hex, name = '') => {
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    if (code > 0 && code <= 0x10ffff) return String.fromCodePoint(code);
    return NAMED.get(name.toLowerCase()) ?? whole;
  });
}
