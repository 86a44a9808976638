/** The value, or the error in its place: of what was asked together, one failure leaves the others be. */
export async function orError<Value>(work: Promise<Value>): Promise<Value | Error> {
  try {
    return await work;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
