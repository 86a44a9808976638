import { rows } from '../../state.ts';
import type { Row, Value } from '../../state.ts';
import type { Rule, Write } from './rule.ts';

/** Columns the platform works out on its own business objects. Stages are those of a new org. */
const stages: Record<string, [probability: number, category: string]> = {
  Prospecting: [10, 'Pipeline'],
  Qualification: [10, 'Pipeline'],
  'Needs Analysis': [20, 'Pipeline'],
  'Value Proposition': [50, 'Pipeline'],
  'Id. Decision Makers': [60, 'Pipeline'],
  'Perception Analysis': [70, 'Pipeline'],
  'Proposal/Price Quote': [75, 'Pipeline'],
  'Negotiation/Review': [90, 'Pipeline'],
  'Closed Won': [100, 'Closed'],
  'Closed Lost': [0, 'Omitted'],
};

const opportunity: Rule = {
  fill: ({ row, before }) => {
    const stage = String(row['StageName']);
    const [probability, category] = stages[stage] ?? [0, 'Pipeline'];
    const moved = row['StageName'] !== before?.['StageName'];
    const given = row['Probability'] !== before?.['Probability'];
    return {
      IsWon: stage === 'Closed Won',
      IsClosed: stage.startsWith('Closed'),
      Probability: moved && !given ? probability : (row['Probability'] ?? probability),
      ForecastCategory: category,
      ForecastCategoryName: category,
    };
  },
};

const businessCase: Rule = {
  fill: ({ row, state, before }) => ({
    CaseNumber: before?.['CaseNumber'] ?? nextNumber(rows(state, 'Case'), 'CaseNumber'),
    IsClosed: row['Status'] === 'Closed',
    ClosedDate: row['Status'] === 'Closed' ? (before?.['ClosedDate'] ?? state.now().toISOString()) : null,
  }),
};

const lead: Rule = { fill: ({ row }) => ({ IsConverted: row['IsConverted'] ?? false }) };

const task: Rule = {
  fill: ({ row }) => ({ IsClosed: row['Status'] === 'Completed', IsHighPriority: row['Priority'] === 'High' }),
};

function numbered(field: string): Rule {
  return { fill: ({ state, object, before }: Write) => ({ [field]: before?.[field] ?? nextNumber(rows(state, object.name), field) }) };
}

function nextNumber(known: Row[], field: string): Value {
  const highest = Math.max(0, ...known.map((row) => Number(row[field]) || 0));
  return String(highest + 1).padStart(8, '0');
}

export const business: Record<string, Rule> = {
  Opportunity: opportunity,
  Case: businessCase,
  Lead: lead,
  Task: task,
  Contract: numbered('ContractNumber'),
  Order: numbered('OrderNumber'),
  Solution: numbered('SolutionNumber'),
};
