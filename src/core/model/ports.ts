import { Problem } from '../../problems.ts';
import type { CredentialStore } from './credential-store.ts';
import type { Find } from './find.ts';
import type { MetadataFile, XmlElement } from './metadata-file.ts';
import type { Secret } from './secret.ts';
import type { Soql } from './soql.ts';

/** Whom and what we are talking to. Ids have 18 characters. */
export interface OrgIdentity {
  readonly orgId: string;
  readonly name: string;
  readonly isSandbox: boolean;
  /** Organization.OrganizationType, e.g. `Enterprise Edition`. */
  readonly edition: string;
  /** My Domain, no trailing slash. */
  readonly instanceUrl: string;
  readonly username: string;
  readonly userId: string;
  /** True for a practice org on this machine; shown in every summary. */
  readonly loopback: boolean;
}

export interface FieldDescribe {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly nillable: boolean;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly permissionable: boolean;
  readonly custom: boolean;
  readonly referenceTo?: readonly string[];
  /** 0 or 1 on a master-detail field, null or absent on every other. */
  readonly relationshipOrder?: number | null;
}
export interface ObjectDescribe {
  readonly name: string;
  readonly queryable: boolean;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly deletable: boolean;
  readonly fields: readonly FieldDescribe[];
}

export interface MetadataListing {
  readonly type: string;
  readonly fullName: string;
  readonly id: string;
}

export interface DeployFailure {
  readonly type: string;
  readonly fullName: string;
  readonly problem: string;
}
export interface DeployOutcome {
  readonly id: string;
  readonly succeeded: boolean;
  readonly failures: readonly DeployFailure[];
  readonly warnings: readonly DeployFailure[];
}

/** A refusal of one REST call, as data: HTTP status, Salesforce's code and words (facts 3.3). Thrown by Org methods. */
export class OrgRefusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly fields: readonly string[];
  constructor(status: number, code: string, message: string, fields: readonly string[] = []) {
    super(message);
    this.name = 'OrgRefusal';
    this.status = status;
    this.code = code;
    this.fields = fields;
  }
}

/**
 * A write was sent and its answer did not come back whole: it may or may not have been carried out, and only the org can
 * tell (security facts B.6, ambiguous). Tokens: host, reason.
 */
export class LostAnswer extends Problem {
  constructor(host: string, reason: string) {
    super('org-answer-lost', [host, reason]);
    this.name = 'LostAnswer';
  }
}

/** Daily API requests of the org, from `Sforce-Limit-Info`. */
export interface ApiUsage {
  readonly used: number;
  readonly max: number;
}

/**
 * What can be asked of an org. No method changes anything. Whoever asks, asks for one thing; what is asked for in the same
 * moment (`Promise.all`) goes to the org in common calls and is told apart again, so that reading for many integrations costs
 * little more than reading for one. Nothing is remembered but what nothing here changes (`describe`, `schemaQuery`): what was
 * written can be read back.
 */
export interface OrgReader {
  about(): Promise<OrgIdentity>;
  /** All pages. Rows are as REST gives them, without `attributes`. */
  query<Row>(query: Soql): Promise<readonly Row[]>;
  /** A query of what nothing here changes, such as FieldDefinition: asked once in the life of this reader. */
  schemaQuery<Row>(query: Soql): Promise<readonly Row[]>;
  toolingQuery<Row>(query: Soql): Promise<readonly Row[]>;
  /** All rows whose key has the value, with the key among their columns. Finds that differ in their value only share a query. */
  find<Row>(find: Find): Promise<readonly Row[]>;
  /** Asked for once in the life of this reader. `undefined` where the caller cannot see the object, or it does not exist (the platform does not tell the two apart). */
  describe(sobject: string): Promise<ObjectDescribe | undefined>;
  /** Components by full name, in the order asked for; a name that does not exist is left out. Ten a call (facts 2.z), many by one retrieve. */
  readMetadata(type: string, fullNames: readonly string[]): Promise<readonly { fullName: string; content: XmlElement }[]>;
  listMetadata(type: string): Promise<readonly MetadataListing[]>;
  retrieve(members: readonly { type: string; fullName: string }[]): Promise<readonly MetadataFile[]>;
  /** GET below /services/data/vNN, e.g. `/limits`. */
  get<Body>(path: string): Promise<Body>;
  /** The same for what is no JSON, such as the CSV of an event log file. */
  getText?(path: string): Promise<string>;
  /** As of the last answer that told it, and what was sent since; `undefined` before the first. */
  usage(): ApiUsage | undefined;
  /** What a person should see once about this machine and the org, as far as it is known by now: clocks that differ. */
  warnings?(): readonly Problem[];
}

export interface DeployOptions {
  readonly checkOnly: boolean;
  /** Called with the deploy's id as soon as the org has named it, and awaited before the first question after it. */
  readonly started?: (id: string) => Promise<void>;
  /** Components to take away, in the same transaction, after what is deployed. */
  readonly remove?: readonly { readonly type: string; readonly fullName: string }[];
}

/** Writes throw LostAnswer where the org may or may not have done it. */
export interface Org extends OrgReader {
  /** The new record's 18-character id. */
  create(sobject: string, fields: Readonly<Record<string, unknown>>): Promise<string>;
  update(sobject: string, id: string, fields: Readonly<Record<string, unknown>>): Promise<void>;
  /** A record that is gone already counts as removed. */
  remove(sobject: string, id: string): Promise<void>;
  /** One transaction: all or nothing. With `checkOnly` the server validates and changes nothing. Waits until it is done. */
  deploy(files: readonly MetadataFile[], options: DeployOptions): Promise<DeployOutcome>;
  /** Waits for a deploy that was begun earlier, perhaps by another process; `undefined` where the org knows none by this id (any more). */
  deployed(id: string): Promise<DeployOutcome | undefined>;
}

/** The token endpoint's answer. `refusal` holds its own words, e.g. `invalid_grant` and `ip restricted` (facts 3.4). */
export type LoginOutcome =
  | { readonly kind: 'in'; readonly org: OrgReader; readonly scopes: readonly string[]; readonly username: string; readonly userId: string; readonly orgId: string }
  | { readonly kind: 'refused'; readonly error: string; readonly description: string }
  | { readonly kind: 'unreachable'; readonly reason: string };

export interface LoginRequest {
  readonly flow: 'jwt-bearer' | 'client-credentials';
  /** My Domain of the org. */
  readonly instanceUrl: string;
  readonly isSandbox: boolean;
  readonly username: string;
  readonly credential: OpenCredential;
}

/** Logs in as the identity, once; never loops, never follows a redirect. The session is revoked by `leave`. */
export interface Door {
  knock(request: LoginRequest): Promise<LoginOutcome>;
  /** Ends the session of a `kind: 'in'` outcome. */
  leave(outcome: LoginOutcome): Promise<void>;
}

export type CredentialFlow = 'jwt-bearer' | 'client-credentials' | 'authorization-code';

/** What is kept for an identity, as far as it is no secret. */
export interface StoredCredential {
  /** The client id; not printed, kept beside the key. */
  readonly consumerKey: string;
  readonly flow: CredentialFlow;
  /** Where its private key or consumer secret is; with authorization-code there is none. */
  readonly store: CredentialStore['kind'];
  /** Present where it is encrypted with age: the public keys of those who can open it. */
  readonly sealedTo?: readonly string[];
  /** Present where a command took it: that command, as the spec had it. */
  readonly storedWith?: string;
  /** Present with jwt-bearer: base64 of the certificate's DER, no armour (facts 1.3). */
  readonly certificate?: string;
  /** SHA-256 of the certificate's DER, hex pairs with colons. */
  readonly fingerprint?: string;
  /** ISO date-time. */
  readonly createdAt: string;
  /** ISO date-time; certificates end. */
  readonly expiresAt?: string;
}

/** A credential with its secret, for the one moment in which it is used. */
export interface OpenCredential extends Pick<StoredCredential, 'consumerKey' | 'createdAt'> {
  /** Present with client-credentials. */
  readonly consumerSecret?: Secret;
  /** Present with jwt-bearer: PEM, PKCS#8. */
  readonly privateKey?: Secret;
}

/** The secret is where this run cannot get at it; `why` says what opens it (in short: `sealedWords`). */
export interface Sealed {
  readonly kind: 'sealed';
  readonly why: Problem;
}
export type Opened = { readonly kind: 'open'; readonly credential: OpenCredential } | Sealed;

/** Where an identity's credential is kept on this side. */
export interface Vault {
  /** Asks for no secret: no identity file is read, and no command is run. */
  find(orgId: string, integration: string): Promise<StoredCredential | undefined>;
  /**
   * The credential with its secret, which is asked for only now: an age file is opened, or the store's `read` command is run.
   * Throws `vault-empty` where there is no credential.
   */
  open(orgId: string, integration: string, store?: CredentialStore): Promise<Opened>;
  /** Why nothing could be kept in this store, as far as that shows without doing anything. */
  obstacle(store: CredentialStore): Promise<Problem | undefined>;
  /**
   * Made and durable before this resolves: on disk (fsynced), or taken by the store's command (exit code 0). Never replaces
   * one that exists. `store` is a file where not given.
   */
  make(orgId: string, integration: string, flow: CredentialFlow, store?: CredentialStore): Promise<StoredCredential>;
  /** The same credential, its secret in another store; out of the old place only when the new one has it. Throws the `why` of one that is sealed. */
  move(orgId: string, integration: string, store: CredentialStore): Promise<void>;
  /** The org gave the app another consumer key than ours. */
  keepConsumerKey(orgId: string, integration: string, consumerKey: string): Promise<void>;
  /** A reference for records and summaries, e.g. a folder with `~` for home. No secret. */
  where(orgId: string, integration: string): string;
  /** Keys of messages/problems.md that a person should see once, e.g. that file modes mean nothing here. */
  readonly warnings?: readonly string[];
}

/** Project files, relative to the project root, `/` as separator; no path ever leaves the root. */
export interface Files {
  read(path: string): Promise<string | undefined>;
  /** Atomic: the old or the new content, never half of it. Makes folders. */
  write(path: string, content: string): Promise<void>;
  /** File paths below a folder, sorted; empty where the folder is not there. */
  list(folder: string): Promise<readonly string[]>;
}

/** What git says of the project's folder. */
export interface WorkTree {
  /** Paths that git has, relative to the project, `/` as separator; `undefined`: the folder is no work tree, or there is no git. */
  tracked(): Promise<ReadonlySet<string> | undefined>;
  /** Whether git ignores a path that it does not have; `undefined` as above. */
  ignored(): Promise<((path: string) => boolean) | undefined>;
}

/**
 * Files to be checked, as they are in a folder or as a git commit has them. Nothing is written. `read` gives `undefined` where
 * nothing is there; it throws a Problem for a file that cannot be read, is too large, or is a link that leads out.
 */
export interface SourceTree {
  /** What people call it: a folder, or a commit. */
  readonly name: string;
  /**
   * Paths relative to the root, with `/`, sorted; without .git and the like, and without installed packages. A folder below that
   * cannot be read is told to `unread`, with its path and the system's word, and is thrown where nobody listens.
   */
  list(unread?: (folder: string, code: string) => void): Promise<readonly string[]>;
  read(path: string): Promise<string | undefined>;
  /** Ends what reading has started. */
  close?(): Promise<void>;
}

export interface Clock {
  now(): Date;
  sleep(milliseconds: number): Promise<void>;
}

export interface Random {
  /** URL- and XML-safe letters and digits. */
  text(length: number): string;
}

/** What a person watches while work goes on. Goes to stderr, never into results. */
export interface Progress {
  /** A stage begins; its title is a key of messages/stages.md. `of` names what it is for, where there are several. */
  stage(key: string, of?: string): void;
  note(text: string): void;
}

/** Questions to a person. Only there where somebody can answer. */
export interface Dialog {
  /** Asked again until `check` says true; it says what is wrong otherwise. */
  text(question: string, check?: (answer: string) => true | string, initial?: string): Promise<string>;
  choose<Value extends string>(question: string, choices: readonly { readonly value: Value; readonly name: string }[]): Promise<Value>;
  yes(question: string): Promise<boolean>;
}
