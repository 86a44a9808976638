import type { Access } from '../../../core/metadata/access-elements.ts';
import { accessIn } from '../../../core/metadata/access-elements.ts';
import { texts } from '../../../core/metadata/read-xml.ts';
import type { XmlElement } from '../../../core/model/metadata-file.ts';
import type { OrgReader } from '../../../core/model/ports.ts';
import { OrgRefusal } from '../../../core/model/ports.ts';

/** What a stranger gives: the access of a permission set, the members of a group. */
export interface Gift {
  readonly access?: readonly Access[];
  readonly members?: readonly string[];
}

/** Something granted to the identity that its spec does not name. */
export interface Stranger {
  /** Of the row that grants it. */
  readonly id: string;
  readonly kind: 'permission set' | 'permission set group' | 'permission set licence';
  /** As metadata names it, its namespace in front. */
  readonly name: string;
  readonly label: string;
  /** Absent where this session may not read it. */
  readonly gift?: Gift;
}

const types: Readonly<Partial<Record<Stranger['kind'], { readonly type: string; gift(content: XmlElement): Gift }>>> = {
  'permission set': { type: 'PermissionSet', gift: (content) => ({ access: [...accessIn(content).values()] }) },
  'permission set group': { type: 'PermissionSetGroup', gift: (content) => ({ members: texts(content, 'permissionSets') }) },
};

async function giftOf(org: OrgReader, { kind, name }: Stranger): Promise<Gift | undefined> {
  const known = types[kind];
  if (known === undefined) return undefined;
  try {
    const [found] = await org.readMetadata(known.type, [name]);
    return found === undefined ? undefined : known.gift(found.content);
  } catch (error) {
    if (error instanceof OrgRefusal) return undefined;
    throw error;
  }
}

/** The same strangers with what they give, as far as this session may read it. */
export async function withGifts(org: OrgReader, strangers: readonly Stranger[]): Promise<readonly Stranger[]> {
  return Promise.all(
    strangers.map(async (stranger) => {
      const gift = await giftOf(org, stranger);
      return gift === undefined ? stranger : { ...stranger, gift };
    }),
  );
}
