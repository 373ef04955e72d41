import { readFileSync } from 'node:fs';
import { ActivityHandler, type AdaptiveCardInvokeResponse } from 'botbuilder';
import { serve } from './bare-server.ts';

/**
 * The reference: a bare bot in the style of the SDK's samples. It answers every `adaptiveCard/action` with the one card
 * in the file it is given, and does nothing else.
 */
class Echo extends ActivityHandler {
  readonly #card: Record<string, unknown> = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));

  override async onAdaptiveCardInvoke(): Promise<AdaptiveCardInvokeResponse> {
    return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: this.#card };
  }
}

serve(new Echo());
