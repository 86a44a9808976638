/** Whether a name is among those that a change may have been of, as attributions list them: `A, B or C`. A name within a longer one is not. */
export function isCandidate(name: string, candidates: string): string {
  const among = (expression: string): string => `', ' || lower(${expression}) || ', '`;
  return `position(${among(name)} IN ${among(`replace(${candidates}, ' or ', ', ')`)}) > 0`;
}
