import { z } from 'zod';

/**
 * Adaptive Cards 1.5 as Teams accepts it: the elements and properties this bot uses, from the schema at
 * adaptivecards.io/explorer. A property that is not listed is a spelling mistake or not in 1.5.
 */
const spacing = z.enum(['None', 'Small', 'Default', 'Medium', 'Large', 'ExtraLarge', 'Padding']).optional();
const containerStyle = z.enum(['default', 'emphasis', 'good', 'attention', 'warning', 'accent']).optional();
const id = z.string().min(1).optional();
const common = { id, spacing, separator: z.boolean().optional(), isVisible: z.boolean().optional() };
const words = z.string().min(1);
const data = z.record(z.string(), z.unknown());

const submit = z.strictObject({
  type: z.literal('Action.Submit'),
  title: words,
  data,
  associatedInputs: z.enum(['auto', 'none']).optional(),
});

const toggle = z.strictObject({
  type: z.literal('Action.ToggleVisibility'),
  title: words,
  targetElements: z.array(words).min(1),
});

const execute = z.strictObject({
  type: z.literal('Action.Execute'),
  title: words,
  verb: words,
  data,
  style: z.enum(['default', 'positive', 'destructive']).optional(),
  associatedInputs: z.enum(['auto', 'none']).optional(),
  tooltip: words.optional(),
  fallback: submit,
});

/** Teams shows at most six buttons per set. */
const actions = z
  .array(z.discriminatedUnion('type', [execute, toggle]))
  .min(1)
  .max(6);

const textBlock = z.strictObject({
  ...common,
  type: z.literal('TextBlock'),
  text: words,
  wrap: z.literal(true),
  weight: z.enum(['Default', 'Lighter', 'Bolder']).optional(),
  size: z.enum(['Default', 'Small', 'Medium', 'Large', 'ExtraLarge']).optional(),
  isSubtle: z.boolean().optional(),
  color: z.enum(['Default', 'Dark', 'Light', 'Accent', 'Good', 'Warning', 'Attention']).optional(),
  style: z.enum(['default', 'heading']).optional(),
});

const input = {
  ...common,
  id: words,
  label: words.optional(),
  isRequired: z.boolean().optional(),
  errorMessage: words.optional(),
};

const choiceSet = z
  .strictObject({
    ...input,
    type: z.literal('Input.ChoiceSet'),
    choices: z.array(z.strictObject({ title: words, value: words.regex(/^[^,]+$/) })).min(1),
    style: z.enum(['compact', 'expanded']),
    isMultiSelect: z.boolean(),
    wrap: z.literal(true),
    value: z.string().optional(),
    placeholder: words.optional(),
  })
  .refine(({ choices, value, isMultiSelect }) => {
    const values = value === undefined || value === '' ? [] : isMultiSelect ? value.split(',') : [value];
    return values.every((one) => choices.some((choice) => choice.value === one));
  }, 'the value is not one of the choices');

const text = z.strictObject({
  ...input,
  type: z.literal('Input.Text'),
  isMultiline: z.boolean(),
  maxLength: z.int().positive(),
  value: z.string().optional(),
  placeholder: words.optional(),
});

const date = z.strictObject({
  ...input,
  type: z.literal('Input.Date'),
  placeholder: words.optional(),
  value: z
    .string()
    .regex(/^\d{4}-\d\d-\d\d$/)
    .optional(),
});

const number = z.strictObject({
  ...input,
  type: z.literal('Input.Number'),
  min: z.number().optional(),
  value: z.number().optional(),
});

/** A Teams element, not in 1.5; other clients drop it. */
const progressBar = z.strictObject({
  type: z.literal('ProgressBar'),
  value: z.number().min(0).max(100),
  fallback: z.literal('drop'),
});

const actionSet = z.strictObject({ ...common, type: z.literal('ActionSet'), actions });

const element: z.ZodType = z.lazy(() =>
  z.discriminatedUnion('type', [
    textBlock,
    choiceSet,
    text,
    date,
    number,
    progressBar,
    actionSet,
    z.strictObject({
      ...common,
      type: z.literal('Container'),
      style: containerStyle,
      bleed: z.boolean().optional(),
      items: z.array(element).min(1),
    }),
    z.strictObject({
      ...common,
      type: z.literal('ColumnSet'),
      columns: z.array(
        z.strictObject({
          ...common,
          type: z.literal('Column'),
          width: z.union([z.enum(['auto', 'stretch']), z.number().positive()]),
          verticalContentAlignment: z.enum(['Top', 'Center', 'Bottom']).optional(),
          style: containerStyle,
          items: z.array(element),
        }),
      ),
    }),
  ]),
);

export const AdaptiveCard = z.strictObject({
  type: z.literal('AdaptiveCard'),
  $schema: z.url(),
  version: z.literal('1.5'),
  body: z.array(element).min(1),
  actions: actions.optional(),
});
