import { useLingui } from '@lingui/react/macro';
import { useSession } from '../../api/session.ts';
import { useNow } from '../../realtime/clock.ts';
import { useEntries } from '../../realtime/use-topic.ts';
import classes from './conversation.module.css';

/** Who is writing just now; the place is kept so that nothing jumps. */
export function TypingLine({
  conversationId,
  customerName,
}: {
  conversationId: string;
  customerName: string | undefined;
}) {
  const { t } = useLingui();
  const session = useSession();
  const now = useNow();
  const typing = useEntries(`conversation/${conversationId}`, 'typing').filter(
    ({ who, until }) => until > now && who !== session.personId && who !== session.name,
  );
  const [first] = typing;
  const name = first?.who === 'customer' ? (customerName ?? t`The customer`) : first?.who;
  return (
    <p className={classes.typing} aria-live="off">
      {name ? (
        <>
          <span className={classes.dots} aria-hidden>
            <i />
            <i />
            <i />
          </span>
          {t`${name} is writing…`}
        </>
      ) : null}
    </p>
  );
}
