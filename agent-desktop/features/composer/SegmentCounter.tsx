import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { countSegments } from '@zentrale/channels/rules';
import type { ConversationView } from '@zentrale/protocol/views';
import classes from './composer.module.css';

/** What an SMS costs, or how much of a long text is left; silent while there is nothing to say. */
export function SegmentCounter({
  text,
  abilities,
}: {
  text: string;
  abilities: ConversationView['abilities'];
}) {
  const { t } = useLingui();
  const left = abilities.textLengthMax - text.length;
  if (abilities.countsSegments) {
    const { segmentCount, unitsLeft } = countSegments(text);
    return (
      <span className={`${classes.counter} tabular`} data-warns={segmentCount > 3 || left < 0}>
        {t`${text.length} characters · ${plural(segmentCount, { one: '# SMS', other: '# SMS' })} · ${unitsLeft} left`}
      </span>
    );
  }
  if (left > 200) return null;
  return (
    <span className={`${classes.counter} tabular`} data-warns={left < 0}>
      {t`${plural(left, { one: '# character left', other: '# characters left' })}`}
    </span>
  );
}
