/** What the browser learns of a refusal. Anything more would tell strangers about a company's credit. */
export const advices = ['fix_address', 'fix_identity', 'try_smaller', 'other_method'] as const;
export type Advice = (typeof advices)[number];
