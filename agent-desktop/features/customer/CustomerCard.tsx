import { Badge, Group, Switch, Text } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import {
  IconAt,
  IconCircleCheck,
  IconCircleDashed,
  IconCookie,
  IconCpu,
  IconPhone,
  IconPhoneOutgoing,
  type Icon,
} from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { CustomerView } from '@zentrale/protocol/views';
import { problemOf } from '../../api/client.ts';
import { customerQuery } from '../../api/queries.ts';
import { useSession } from '../../api/session.ts';
import { useCommand } from '../../realtime/use-command.ts';
import { openDialog } from '../../state/dialogs.ts';
import { useChannelName } from '../../ui/ChannelMark.tsx';
import { dateTimeText } from '../../ui/duration.ts';
import { Facts } from '../../ui/Facts.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Section } from '../../ui/Panel.tsx';
import { ErrorState, LoadingRows, Refusal } from '../../ui/states.tsx';
import classes from './customer.module.css';
import { MergeList } from './MergeList.tsx';

type Identity = CustomerView['identities'][number];
type Consent = CustomerView['consents'][number];

const IDENTITY_ICONS: Record<Identity['kind'], Icon> = {
  cookie: IconCookie,
  email: IconAt,
  phone: IconPhone,
  device: IconCpu,
};

/** Who the customer is: identities, consent, value, what else is open. */
export function CustomerCard({
  customerId,
  conversationId,
}: {
  customerId: string;
  conversationId: string;
}) {
  const { t, i18n } = useLingui();
  const { data: customer, error, refetch } = useQuery(customerQuery(customerId));
  const channelName = useChannelName();
  if (error) return <ErrorState problem={problemOf(error)} onRetry={() => void refetch()} />;
  if (!customer) return <LoadingRows count={5} height={28} />;
  const others = customer.openConversations.filter((one) => one.conversationId !== conversationId);
  const languages = { de: t`German`, en: t`English` };
  return (
    <>
      <Section
        title={t`Customer`}
        aside={
          customer.tier === 'gold' ? (
            <Badge color="yellow" variant="light">
              {t`Gold`}
            </Badge>
          ) : null
        }
      >
        <Text fw={600} size="lg">
          {customer.name}
        </Text>
        <Facts
          rows={[
            ...(customer.company ? ([[t`Company`, customer.company]] as const) : []),
            [t`Language`, customer.language ? languages[customer.language] : t`unknown`],
            [t`Known since`, dateTimeText(customer.firstSeenAt, i18n.locale)],
          ]}
        />
      </Section>
      <Section title={t`Identities`}>
        <ul className={classes.identities}>
          {customer.identities.map((identity) => (
            <IdentityLine key={`${identity.kind}${identity.value}`} identity={identity} />
          ))}
        </ul>
      </Section>
      <MergeList merges={customer.merges} />
      <Section title={t`Consent`}>
        {customer.consents.length === 0 ? (
          <p className={classes.quiet}>{t`The customer was not asked yet.`}</p>
        ) : (
          customer.consents.map((consent) => (
            <ConsentLine key={consent.purpose} consent={consent} customerId={customerId} />
          ))
        )}
      </Section>
      <Section title={t`Other open conversations`}>
        {others.length === 0 ? (
          <p className={classes.quiet}>{t`None.`}</p>
        ) : (
          <ul className={classes.identities}>
            {others.map((one) => (
              <li key={one.conversationId}>
                <Text c="dimmed" size="xs">
                  {channelName(one.channel)}
                </Text>
                <span>{one.subject}</span>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  );
}

function IdentityLine({ identity }: { identity: Identity }) {
  const { t } = useLingui();
  const number = identity.value;
  const mayCall = useSession().roles.includes('agent') && identity.kind === 'phone';
  const Icon = IDENTITY_ICONS[identity.kind];
  const kind = {
    cookie: t`Browser`,
    email: t`E-mail`,
    phone: t`Phone`,
    device: t`Device`,
  }[identity.kind];
  return (
    <li>
      <Icon size={15} stroke={1.8} aria-label={kind} role="img" />
      <span className={classes.identity}>{identity.value}</span>
      {mayCall ? (
        <IconButton
          variant="subtle"
          size="sm"
          label={t`Call ${number}`}
          onClick={() => openDialog({ kind: 'call', number })}
        >
          <IconPhoneOutgoing size={15} stroke={1.8} aria-hidden />
        </IconButton>
      ) : null}
      <Group gap={4} wrap="nowrap" className={classes.proof} data-proven={identity.isVerified}>
        {identity.isVerified ? (
          <IconCircleCheck size={14} aria-hidden />
        ) : (
          <IconCircleDashed size={14} aria-hidden />
        )}
        {identity.isVerified ? t`proven` : t`claimed`}
      </Group>
    </li>
  );
}

function ConsentLine({ consent, customerId }: { consent: Consent; customerId: string }) {
  const { t, i18n } = useLingui();
  const client = useQueryClient();
  const change = useCommand('set-consent');
  const purpose = {
    journey: t`Record the journey`,
    'service-messages': t`Service messages`,
    marketing: t`Marketing`,
    recording: t`Recording`,
  }[consent.purpose];
  return (
    <div className={classes.consent}>
      <Switch
        size="xs"
        label={purpose}
        description={`${dateTimeText(consent.at, i18n.locale)} · ${consent.source}`}
        checked={consent.isGranted}
        disabled={change.isAsked}
        onChange={async (event) => {
          const isGranted = event.currentTarget.checked;
          await change.run({ customerId, purpose: consent.purpose, isGranted });
          await client.invalidateQueries({ queryKey: customerQuery(customerId).queryKey });
        }}
      />
      <Refusal problem={change.problem} />
    </div>
  );
}
