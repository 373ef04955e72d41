import type { CardJson } from '../base/types.ts';

/** The part of Adaptive Cards 1.5 that this bot uses. A card must also work without its Teams-only elements. */
export type Element =
  | {
      readonly type: 'TextBlock';
      readonly text: string;
      readonly wrap: true;
      readonly weight?: 'Bolder';
      readonly size?: 'Small' | 'Medium' | 'Large';
      readonly isSubtle?: true;
      readonly color?: 'Attention';
      readonly spacing?: Spacing;
      readonly style?: 'heading';
    }
  | {
      readonly type: 'Container';
      readonly items: readonly Element[];
      readonly id?: string;
      readonly isVisible?: false;
      readonly style?: 'emphasis' | 'accent' | 'good' | 'warning';
      readonly spacing?: Spacing;
      readonly separator?: true;
    }
  | {
      readonly type: 'ColumnSet';
      readonly columns: readonly Column[];
      readonly spacing?: Spacing;
      readonly separator?: true;
    }
  | { readonly type: 'ActionSet'; readonly actions: readonly Action[]; readonly spacing?: Spacing }
  /** Teams only. */
  | { readonly type: 'ProgressBar'; readonly value: number; readonly fallback: 'drop' }
  | Input;

type Spacing = 'None' | 'Small' | 'Medium' | 'Large';

export interface Column {
  readonly type: 'Column';
  readonly width: 'auto' | 'stretch' | number;
  readonly items: readonly Element[];
  readonly verticalContentAlignment?: 'Center';
}

interface InputBase {
  readonly id: string;
  readonly label?: string;
  readonly isRequired?: boolean;
  readonly errorMessage?: string;
  readonly isVisible?: false;
}

export type Input =
  | (InputBase & {
      readonly type: 'Input.ChoiceSet';
      readonly choices: readonly { readonly title: string; readonly value: string }[];
      readonly style: 'compact' | 'expanded';
      readonly isMultiSelect: boolean;
      readonly wrap: true;
      readonly value?: string;
      readonly placeholder?: string;
    })
  | (InputBase & {
      readonly type: 'Input.Text';
      readonly isMultiline: boolean;
      readonly maxLength: number;
      readonly value?: string;
      readonly placeholder?: string;
    })
  | (InputBase & { readonly type: 'Input.Date'; readonly value?: string; readonly placeholder: string })
  | (InputBase & { readonly type: 'Input.Number'; readonly value?: number; readonly min: 0 });

export type Action = Execute | ToggleVisibility;

export interface Execute {
  readonly type: 'Action.Execute';
  readonly title: string;
  readonly verb: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly style?: 'positive';
  /** What a screen reader says when several buttons have the same title. */
  readonly tooltip?: string;
  /** `none`: the button does not send the card's inputs. */
  readonly associatedInputs?: 'none';
  readonly fallback: Readonly<Record<string, unknown>>;
}

export interface ToggleVisibility {
  readonly type: 'Action.ToggleVisibility';
  readonly title: string;
  readonly targetElements: readonly string[];
}

export function card(body: readonly Element[], actions: readonly Action[] = []): CardJson {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    body,
    ...(actions.length > 0 && { actions }),
  };
}

export function text(
  content: string,
  style: Partial<Omit<Extract<Element, { type: 'TextBlock' }>, 'type' | 'text'>> = {},
): Element {
  return { type: 'TextBlock', text: content, wrap: true, ...style };
}

export function heading(content: string): Element {
  return text(content, { size: 'Medium', weight: 'Bolder', style: 'heading' });
}

export function subtle(content: string): Element {
  return text(content, { size: 'Small', isSubtle: true, spacing: 'Small' });
}

/**
 * Escapes typed text for a text block, so that its Markdown is shown literally: a typed link must not become a link on
 * a colleague's card.
 */
export function literal(content: string): string {
  // Teams treats two braces as a function call.
  return content
    .replaceAll('{{', '{\u200b{')
    .replace(/[\\`*_[\]<>~|]|&(?=#?\w+;)/g, '\\$&')
    .replace(/^([^\S\r\n\u2028\u2029]*(?:(?=[-+#])|\d+(?=[.)])))/gm, '$1\\');
}

/** A button. Its data also holds the verb, for clients without Action.Execute, which send the data as a message. */
export function execute(
  title: string,
  verb: string,
  data: Readonly<Record<string, unknown>>,
  options: { readonly primary?: boolean; readonly sendsInputs?: boolean } = {},
): Execute {
  const payload = { ...data, verb };
  const silent = options.sendsInputs ? {} : ({ associatedInputs: 'none' } as const);
  return {
    type: 'Action.Execute',
    title,
    verb,
    data: payload,
    ...(options.primary && { style: 'positive' as const }),
    ...silent,
    fallback: { type: 'Action.Submit', title, data: payload, ...silent },
  };
}

export function toggle(title: string, ...targetElements: readonly string[]): ToggleVisibility {
  return { type: 'Action.ToggleVisibility', title, targetElements };
}
