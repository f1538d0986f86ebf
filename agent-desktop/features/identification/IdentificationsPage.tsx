import { useLingui } from '@lingui/react/macro';
import { IconId } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { IdentificationItem } from '@zentrale/protocol/http';
import { dateTimeText } from '../../ui/duration.ts';
import { ListPage, ListRow } from '../../ui/ListPage.tsx';
import { PagedList } from '../../ui/PagedList.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { IdentificationRecord } from './IdentificationRecord.tsx';
import { identificationsQuery } from './queries.ts';
import { useIdentificationWords } from './use-words.ts';

/** Identifications of customers, and what each of them was. */
export function IdentificationsPage() {
  const { t } = useLingui();
  const { identificationId } = useParams({ strict: false });
  return (
    <ListPage
      title={t`Identifications`}
      list={<IdentificationList />}
      open={
        identificationId === undefined ? (
          <EmptyState icon={<IconId size={22} />} title={t`Nothing is open`}>
            {t`Choose an identification on the left. That you read it is kept in the audit trail.`}
          </EmptyState>
        ) : (
          <IdentificationRecord key={identificationId} identificationId={identificationId} />
        )
      }
    />
  );
}

function IdentificationList() {
  const { t } = useLingui();
  const paged = useInfiniteQuery(identificationsQuery);
  const all = paged.data?.pages.flatMap((page) => page.identifications);
  return (
    <PagedList
      label={t`Identifications`}
      paged={paged}
      rows={all?.map((one) => (
        <IdentificationRow key={one.identificationId} one={one} />
      ))}
      empty={
        <EmptyState icon={<IconId size={22} />} title={t`No identifications`}>
          {t`Those in which you took part appear here; to supervisors all of them do.`}
        </EmptyState>
      }
    />
  );
}

function IdentificationRow({ one }: { one: IdentificationItem }) {
  const { t, i18n } = useLingui();
  const words = useIdentificationWords();
  const { identificationId, customerName, requestedAt, endedByName } = one;
  return (
    <li>
      <Link to="/identifications/$identificationId" params={{ identificationId }}>
        <ListRow
          title={customerName || t`Erased customer`}
          aside={words.state(one)}
          about={[dateTimeText(requestedAt, i18n.locale), endedByName].filter(Boolean).join(' · ')}
        />
      </Link>
    </li>
  );
}
