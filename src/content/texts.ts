import { z } from 'zod';
export const Teksten = z.strictObject({});
