import { Table } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconCheck, IconMinus, IconQuestionMark, IconX } from '@tabler/icons-react';
import type { ComparedField, ZoneView } from '@zentrale/protocol/views';
import classes from './identification.module.css';
import { useShownValue } from './use-shown-value.ts';
import { useIdentificationWords } from './use-words.ts';

const ICONS = {
  equal: IconCheck,
  differs: IconX,
  unreadable: IconQuestionMark,
  'not-given': IconMinus,
} as const satisfies Record<ComparedField['standing'], unknown>;

/** What the customer gave beside what her document says, and whether its sums are right. */
export function ZoneTable({ zone }: { zone: ZoneView }) {
  const { t, i18n } = useLingui();
  const words = useIdentificationWords();
  const shown = useShownValue();
  const { wrong, format, expiresOn, isExpired } = zone;
  const expiry = expiresOn === null ? null : shown('dateOfBirth', expiresOn);
  const count = wrong.length;
  return (
    <>
      <ul className={classes.checks}>
        <li data-standing={format === null ? 'differs' : 'equal'}>
          {format === null
            ? t`No machine-readable zone was found.`
            : t`A zone of the format ${format}`}
        </li>
        {format === null ? null : (
          <>
            <li data-standing={count > 0 ? 'differs' : 'equal'}>
              {count > 0 ? t`Check digits that disagree: ${count}` : t`All check digits agree`}
            </li>
            <li data-standing={isExpired || expiry === null ? 'differs' : 'equal'}>
              {expiry === null
                ? t`The date of expiry is not readable`
                : isExpired
                  ? t`Expired on ${expiry}`
                  : t`Valid until ${expiry}`}
            </li>
          </>
        )}
      </ul>
      <Table className={classes.compared} aria-label={t`Data and document`}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t`Field`}</Table.Th>
            <Table.Th>{t`Given`}</Table.Th>
            <Table.Th>{t`Read`}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody lang={i18n.locale}>
          {zone.fields.map(({ field, given, read, standing }) => {
            const Icon = ICONS[standing];
            return (
              <Table.Tr key={field} data-standing={standing}>
                <Table.Th scope="row">{words.field[field]}</Table.Th>
                <Table.Td>{shown(field, given)}</Table.Td>
                <Table.Td>
                  {shown(field, read)}
                  <span className={classes.standing}>
                    <Icon size={13} aria-hidden /> {words.standing[standing]}
                  </span>
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </>
  );
}
