import type { LoginRangeFacts, ProfileMetadataRow } from '../../../core/model/audit/rows-setup.ts';
import { given } from '../../../core/model/audit/org-reading.ts';
import { children, flag, text } from '../../../core/metadata/read-xml.ts';
import type { XmlElement } from '../../../core/model/metadata-file.ts';

const range = (content: XmlElement): LoginRangeFacts => ({ start: text(content, 'startAddress') ?? '', end: text(content, 'endAddress') ?? '', ...given('description', text(content, 'description')) });

/** What readMetadata says of a profile; it always carries the ranges there are (facts 2.y [A]). */
export function profileOf(profileId: string, fullName: string, content: XmlElement): ProfileMetadataRow {
  return { profileId, fullName, custom: flag(content, 'custom'), ...given('licence', text(content, 'userLicense')), ranges: children(content, 'loginIpRanges').map(range) };
}
