import { Messages } from '@salesforce/core/messages';
import { safe } from './safe.ts';
import { type Problem, Problems } from '../../problems.ts';

/** A type, not an interface, so that --json's data takes it. */
export type Words = { readonly message: string; readonly actions: string[] };

export const pluginName = 'sf-plugin-integration-user';

/** The messages of one command, from messages/<topic>.md. */
export function messagesOf(topic: string): Messages<string> {
  Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
  return Messages.loadMessages(pluginName, topic);
}

/** A problem in words: its text and what to do next, from messages/problems.md. */
export function wordsOf(problem: Problem): Words {
  const texts = messagesOf('problems');
  const tokens = [...problem.tokens];
  const own = safe(texts.getMessage(problem.key, tokens));
  const actions = texts.getMessages(`${problem.key}.actions`, tokens).map(safe);
  if (!(problem instanceof Problems)) return { message: own, actions };
  const parts = problem.all.map(wordsOf);
  return {
    message: [own, ...parts.map((part) => `- ${part.message}`)].join('\n'),
    actions: [...new Set([...actions, ...parts.flatMap((part) => part.actions)])],
  };
}
