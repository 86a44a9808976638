import { Args } from '@oclif/core';
import type { Explanation, PracticeRules } from '../../../core/model/audit/explanation.ts';
import { IntegrationUserCommand } from '../../../edges/terminal/command.ts';
import { messagesOf } from '../../../edges/terminal/words.ts';

const messages = messagesOf('check.explain');

export default class CheckExplain extends IntegrationUserCommand<Explanation | readonly PracticeRules[]> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly args = { rule: Args.string({ description: messages.getMessage('args.rule.summary') }) };
  static override readonly flags = {};

  async run(): Promise<Explanation | readonly PracticeRules[]> {
    const { args } = await this.parse(CheckExplain);
    const [{ all }, { explain, byPractice }, { ruleWords, practiceWords }] = await Promise.all([
      import('../../../catalog/checks/index.ts'),
      import('../../../core/auditing/explain.ts'),
      import('../../../catalog/formats/rule-words/rule-words.ts'),
    ]);
    const rules = all.map(({ rule }) => rule);
    if (args.rule === undefined) {
      const practices = byPractice(rules);
      this.log(practiceWords(practices));
      this.log(messages.getMessage('next'));
      return practices;
    }
    const rule = explain(rules, args.rule);
    this.log(ruleWords(rule));
    return rule;
  }
}
