import type { OrgState, Session, XmlElement } from '../../state.ts';
import type { XmlNode } from '../xml/parse.ts';

/** One component on its way into the org. */
export interface Component {
  type: string;
  /** Plain, not URL-encoded. A child has its parent in front: `Account.Industry`. */
  fullName: string;
  fileName: string;
  /** Parsed file; absent for content without XML. */
  node: XmlNode | undefined;
  content: XmlElement;
  /** The content file of types that have one. */
  body: Buffer | undefined;
}

/** What a handler works with. `state` is a draft: nothing of it is in the org before the deploy commits. */
export interface Scope {
  state: OrgState;
  session: Session;
  /** Of the package (or of the SOAP call), e.g. 66. */
  apiVersion: number;
  ignoreWarnings: boolean;
  /** `load` takes real folders as they are, references to things the folder does not hold included; `deploy` refuses them. */
  mode: 'deploy' | 'load';
}

/** What a component says of itself in lists. */
export interface Listed {
  fullName: string;
  id: string;
  createdById: string;
  createdDate: string;
  lastModifiedById: string;
  lastModifiedDate: string;
}

/** What surrounds a component when it is read. */
export interface View {
  apiVersion: number;
  /** Is this component in the same retrieve? A profile shows objects, fields, classes only then (facts 1.1 [A]). readMetadata shows all. */
  includes: (type: string, fullName: string) => boolean;
}

export interface Handler {
  type: string;
  /** Low goes first in a deploy, whatever the order in the package. */
  rank: number;
  /** One of these user permissions is needed to deploy or delete it. */
  needs: string[];
  list: (state: OrgState) => Listed[];
  /** Put the component into the draft and return its id; throws `DeployProblem`. */
  deploy: (scope: Scope, component: Component) => string;
  /** The component's elements as the org returns them, without `fullName`. */
  read: (state: OrgState, fullName: string, view: View) => XmlElement | undefined;
  body?: (state: OrgState, fullName: string) => Buffer | undefined;
  remove: (scope: Scope, fullName: string) => void;
  /** Called once after all components of the deploy, for what the org makes by itself. */
  afterwards?: (scope: Scope) => void;
}

/** A refusal of one component; becomes a componentFailure, or the error of a CRUD call. */
export class DeployProblem extends Error {
  readonly statusCode: string;
  readonly problemType: 'Error' | 'Warning';
  readonly line: number | undefined;
  readonly column: number | undefined;
  constructor(problem: string, details: { statusCode?: string; problemType?: 'Error' | 'Warning'; line?: number; column?: number } = {}) {
    super(problem);
    this.statusCode = details.statusCode ?? 'INVALID_CROSS_REFERENCE_KEY';
    this.problemType = details.problemType ?? 'Error';
    this.line = details.line;
    this.column = details.column;
  }
}

/** Refuse where the org is asked to deploy; let it pass where a folder is loaded. */
export function refuse(scope: Scope, problem: string, statusCode = 'FIELD_INTEGRITY_EXCEPTION'): void {
  if (scope.mode === 'deploy') throw new DeployProblem(problem, { statusCode });
}

/** `In field: field - no CustomField named Account.X__c found`, the platform's answer to a reference that leads nowhere [K]. */
export function noSuch(element: string, type: string, name: string): string {
  return `In field: ${element} - no ${type} named ${name} found`;
}
