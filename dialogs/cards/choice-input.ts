import type { Input } from './adaptive.ts';

interface Choosing {
  readonly id: string;
  readonly label?: string;
  readonly choices: readonly { readonly title: string; readonly value: string }[];
  /** All in view, or a list that folds out. */
  readonly style: 'expanded' | 'compact';
  readonly isMultiSelect?: boolean;
  /** What is chosen already; several with a comma in between. */
  readonly value?: string | null | undefined;
  /** What a list that is still empty says. */
  readonly placeholder?: string | undefined;
  /** What a client says to who chooses nothing; without it, that is no mistake. */
  readonly required?: string;
}

/** A list to choose from. */
export function choiceInput(choosing: Choosing): Extract<Input, { type: 'Input.ChoiceSet' }> {
  const { id, label, choices, style, isMultiSelect = false, value, placeholder, required } = choosing;
  return {
    type: 'Input.ChoiceSet',
    id,
    ...(label !== undefined && { label }),
    choices,
    style,
    isMultiSelect,
    wrap: true,
    ...(placeholder && { placeholder }),
    ...(value && { value }),
    ...(required && { isRequired: true, errorMessage: required }),
  };
}
