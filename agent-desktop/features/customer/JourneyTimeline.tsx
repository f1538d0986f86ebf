import { Button } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconRoute } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { problemOf } from '../../api/client.ts';
import { timelineQuery } from '../../api/queries.ts';
import { dayText, startOfDay } from '../../ui/duration.ts';
import { Section } from '../../ui/Panel.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../../ui/states.tsx';
import { TouchpointLine } from '../../ui/TouchpointLine.tsx';
import { serverNow } from '../../realtime/clock.ts';
import classes from './customer.module.css';

/** Everything the customer did with us on any channel, newest first. */
export function JourneyTimeline({ customerId }: { customerId: string }) {
  const { t, i18n } = useLingui();
  const query = useInfiniteQuery({
    ...timelineQuery(customerId),
    staleTime: 2_000,
    // The story goes on while it is looked at; touchpoints have no live topic.
    refetchInterval: 10_000,
  });
  if (query.error) {
    return <ErrorState problem={problemOf(query.error)} onRetry={() => void query.refetch()} />;
  }
  if (!query.data) return <LoadingRows count={6} height={24} />;
  const touchpoints = query.data.pages.flatMap((page) => page.items);
  if (touchpoints.length === 0) {
    return (
      <EmptyState icon={<IconRoute size={22} />} title={t`No story yet`}>
        {t`What the customer does on any channel appears here, as far as they agreed to it.`}
      </EmptyState>
    );
  }
  const days = Map.groupBy(touchpoints, ({ at }) => startOfDay(at));
  return (
    <>
      {[...days].map(([day, items]) => (
        <Section key={day} title={dayText(day, serverNow(), i18n.locale)}>
          <ul className={classes.story}>
            {items.map((touchpoint) => (
              <TouchpointLine key={touchpoint.touchpointId} touchpoint={touchpoint} />
            ))}
          </ul>
        </Section>
      ))}
      {query.hasNextPage ? (
        <Button
          m="md"
          variant="default"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t`Show older`}
        </Button>
      ) : null}
    </>
  );
}
