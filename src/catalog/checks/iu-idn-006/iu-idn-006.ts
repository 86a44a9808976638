import type { Check, Evidence, Judgement } from '../../../core/model/audit/check.ts';
import { eachIdentity, holderWords, type Finding } from '../../../core/model/audit/identity-judgement.ts';
import { grouped } from '../../../core/model/audit/grouped.ts';
import { isInteractive } from '../../../core/model/audit/login-kinds.ts';
import { mailboxKey } from '../../../core/model/audit/mailbox-key.ts';
import { placed } from '../../../core/model/audit/place.ts';
import type { UserRow } from '../../../core/model/audit/rows-people.ts';
import { surely, type Holder, type View } from '../../../core/model/audit/view.ts';
import type { Spec } from '../../../core/model/spec.ts';
import { rule } from './rule.ts';

const pass = 'The e-mail is the shared mailbox that the spec names.';

/** Whose address among the people of its spec this is. */
function person({ owner, custodians }: Spec, address: string): string | undefined {
  if (mailboxKey(owner.email) === mailboxKey(address)) return `its owner ${owner.name} (${owner.email})`;
  const custodian = custodians.find((email) => mailboxKey(email) === mailboxKey(address));
  return custodian === undefined ? undefined : `its custodian ${custodian}`;
}

interface Others {
  /** Active people who log in through the browser. */
  readonly people: readonly UserRow[];
  /** Active users of whom nobody can tell whether they do. */
  readonly unclear: readonly UserRow[];
}

function othersWith(view: View, sameAddress: readonly UserRow[], self: UserRow): Others {
  const { state, rows } = view.fact('loginSummary');
  const others = sameAddress.filter(({ id, isActive }) => isActive && id !== self.id);
  const people = others.filter(({ id }) => rows.some((row) => row.userId === id && isInteractive(row)) || view.holderOf(id)?.isInteractive === true);
  const isIntegration = ({ id }: UserRow): boolean => (view.holderOf(id)?.confidence ?? 0) >= surely;
  return { people, unclear: state === 'known' ? [] : others.filter((user) => !people.includes(user) && !isIntegration(user)) };
}

function unmatched(email: string, spec: Spec | undefined): readonly Evidence[] {
  if (spec === undefined) return [{ words: `The e-mail ${email} belongs to nobody else, but no spec says that it is a shared mailbox.`, key: 'undeclared', fix: 'Write a spec for it that names the mailbox; put another address into the user\'s e-mail (Setup, Users) where this is one person\'s.' }];
  return mailboxKey(spec.mailbox) === mailboxKey(email) ? [] : [{ words: `The e-mail is ${email}; the spec says ${spec.mailbox}.`, key: 'other-mailbox' }];
}

interface Addressed {
  readonly user: UserRow;
  readonly email: string;
  readonly spec: Spec | undefined;
}

const isMailbox = ({ spec, email }: Addressed): boolean => spec !== undefined && mailboxKey(spec.mailbox) === mailboxKey(email);

function judgeAddress(view: View, addressed: Addressed, sameAddress: readonly UserRow[]): Finding {
  const { user, email, spec } = addressed;
  const who = spec && person(spec, email);
  // A mailbox that the spec names may well be that of other users too.
  const { people, unclear } = isMailbox(addressed) ? { people: [], unclear: [] } : othersWith(view, sameAddress, user);
  const fix = spec === undefined ? {} : { fix: `Set the e-mail of ${user.username} to ${spec.mailbox} (Setup, Users); whoever reads that mailbox has to confirm it.` };
  return {
    fails: [
      ...(who === undefined ? [] : [{ words: `The e-mail ${email} is that of ${who}.`, key: 'own-person', ...(isMailbox(addressed) ? {} : fix) }]),
      ...people.map(({ username }) => ({ words: `The e-mail ${email} is also that of ${username}, who logs in through the browser.`, key: username, ...fix })),
    ],
    unknowns: unclear.map(({ username }) => ({ kind: 'own-rows-only', words: `The user ${username} has the same e-mail, and whether that is a person cannot be seen without all logins.`, needs: 'Monitor Login History' })),
    warns: unmatched(email, spec),
    pass,
  };
}

function judge(view: View, holder: Holder, users: ReadonlyMap<string, readonly UserRow[]>): Finding {
  const { user, registered } = holder;
  const email = user?.email ?? '';
  if (user === undefined || email === '') return { unknowns: [{ kind: 'refused', words: `The e-mail of ${holderWords(holder)} is hidden: this org protects personal information.` }], pass };
  return judgeAddress(view, { user, email, spec: registered?.spec }, users.get(mailboxKey(email)) ?? []);
}

function inOrg(view: View): readonly Judgement[] {
  const users = grouped(view.rows('users'), ({ email }) => (email === undefined ? '' : mailboxKey(email)));
  return eachIdentity(view, (holder) => judge(view, holder, users));
}

/** In files: the mailbox of each spec against its own people. */
function inSource(view: View): readonly Judgement[] {
  return view.integrations
    .filter(({ spec }) => spec.state !== 'retired')
    .map(({ subject, spec, row }) => {
      const who = person(spec, spec.mailbox);
      return { subject, fails: who === undefined ? [] : [{ words: `The mailbox ${spec.mailbox} is the address of ${who}.`, key: 'own-person', ...placed(row.places['mailbox']) }], pass: 'The mailbox is nobody\'s own.' };
    });
}

const check: Check = { id: 'iu-idn-006', rule, judge: (view) => (view.mode === 'source' ? inSource(view) : inOrg(view)) };
export default check;
