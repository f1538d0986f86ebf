import { useLingui } from '@lingui/react/macro';
import { useSession } from '../../../api/session.ts';

/** Why this person cannot act on other people's work; `null` when she can. */
export function useWhyNotAct(): string | null {
  const { t } = useLingui();
  const { roles } = useSession();
  return roles.includes('supervisor') ? null : t`Only supervisors can do this.`;
}
