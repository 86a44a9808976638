/**
 * Asks for whoever asks for the same in the same moment, once. Nothing is remembered beyond that: no answer of the org
 * comes in before it is forgotten, so that what was written can be read back.
 */
export function shared<Question, Answer>(nameOf: (question: Question) => string, ask: (question: Question) => Promise<Answer>): (question: Question) => Promise<Answer> {
  const asked = new Map<string, Promise<Answer>>();
  return (question) => {
    const name = nameOf(question);
    const known = asked.get(name);
    if (known !== undefined) return known;
    const answer = ask(question);
    asked.set(name, answer);
    setImmediate(() => asked.delete(name));
    return answer;
  };
}
