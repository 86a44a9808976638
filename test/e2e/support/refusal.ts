/** An error as jsforce throws it: `errorCode` is the org's code, `name` the same or the OAuth error. */
export interface Refusal extends Error {
  errorCode?: string;
}

/** The error of an attempt that must fail; rejects when it did not. */
export async function refusal(attempt: PromiseLike<unknown>): Promise<Refusal> {
  let answer: unknown;
  try {
    answer = await attempt;
  } catch (error) {
    return error as Refusal;
  }
  throw new Error(`the org did not refuse: ${JSON.stringify(answer)}`);
}
