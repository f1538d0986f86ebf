import { Button, Menu } from '@mantine/core';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { IconChevronDown, IconVolume } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { DiallingView, OfferView } from '@zentrale/protocol/views';
import { useState } from 'react';
import { centreQuery } from '../../api/queries.ts';
import { useSession } from '../../api/session.ts';
import { useShortcut } from '../../keyboard/shortcuts.ts';
import { useCommand } from '../../realtime/use-command.ts';
import { localName } from '../../text/i18n.ts';
import { CallbackMark } from '../../ui/CallbackMark.tsx';
import { ChannelMark } from '../../ui/ChannelMark.tsx';
import { Since } from '../../ui/clocks.tsx';
import { chordText } from '../../ui/Keys.tsx';
import { Refusal } from '../../ui/states.tsx';
import { TouchpointLine } from '../../ui/TouchpointLine.tsx';
import { CountdownRing } from './CountdownRing.tsx';
import { tellAnswered } from './one-tab.ts';
import { enableSound, playTone } from '../../ui/tones.ts';
import { whyYou } from './why-you.ts';
import classes from './offer.module.css';

/** An offer with everything needed to decide, and the two answers to it. */
export function OfferCard({ offer, isSilent }: { offer: OfferView; isSilent: boolean }) {
  const { t } = useLingui();
  return (
    <section className={classes.card} data-channel={offer.channel} aria-labelledby="offer-title">
      <header className={classes.head}>
        <div className={classes.who}>
          <p className={classes.kind}>
            <ChannelMark channel={offer.channel} />
            <span aria-hidden>·</span>
            <span>{offer.queueName}</span>
            {offer.isCallback ? <CallbackMark /> : null}
            <span aria-hidden>·</span>
            <span>
              {t`waits`} <Since at={offer.queuedAt} />
            </span>
          </p>
          <h2 id="offer-title" className={classes.customer}>
            {offer.customerName}
          </h2>
        </div>
        <CountdownRing fromAt={offer.offeredAt} toAt={offer.expiresAt} />
      </header>
      <Purpose offer={offer} />
      <p className={classes.subject}>{offer.subject}</p>
      {offer.dialling === null ? null : <FromList dialling={offer.dialling} />}
      {offer.firstLine && offer.firstLine !== offer.subject ? (
        <p className={classes.line}>{offer.firstLine}</p>
      ) : null}
      <Answers offer={offer} />
      {isSilent ? (
        <Button
          variant="light"
          leftSection={<IconVolume size={16} aria-hidden />}
          onClick={() => void enableSound().then(() => playTone('offer'))}
        >
          {t`Silent: turn sound on`}
        </Button>
      ) : null}
      <Background offer={offer} />
    </section>
  );
}

/** What is particular about this offer: a callback, a colleague's wish, or a race. */
function Purpose({ offer }: { offer: OfferView }) {
  const { t } = useLingui();
  const from = offer.fromAgentName ?? t`Somebody`;
  const { purpose, rivalCount } = offer;
  return (
    <>
      {purpose === 'consult' ? (
        <p
          className={classes.purpose}
        >{t`${from} asks you to take part; it stays with ${from}.`}</p>
      ) : null}
      {purpose === 'transfer' ? (
        <p className={classes.purpose}>{t`${from} wants to hand this over to you.`}</p>
      ) : null}
      {offer.isCallback && offer.dialling === null ? (
        <p className={classes.purpose}>
          {t`The customer is not there and waits to hear from you.`}
        </p>
      ) : null}
      {rivalCount > 0 ? (
        <p className={classes.purpose}>
          {t`${plural(rivalCount, { one: '# colleague is asked as well; the first to accept gets it.', other: '# colleagues are asked as well; the first to accept gets it.' })}`}
        </p>
      ) : null}
    </>
  );
}

/** Whom to call and why, before anybody is called. */
function FromList({ dialling }: { dialling: DiallingView }) {
  const { t } = useLingui();
  const { attempt, attemptsMax, note, number } = dialling;
  return (
    <>
      <p className={classes.purpose}>
        {t`You call ${number}, attempt ${attempt} of ${attemptsMax}.`}
      </p>
      {note === '' ? null : <p className={classes.line}>{note}</p>}
    </>
  );
}

function Answers({ offer }: { offer: OfferView }) {
  const { t, i18n } = useLingui();
  const router = useRouter();
  const { data: centre } = useQuery(centreQuery);
  const accept = useCommand('accept-offer');
  const decline = useCommand('decline-offer');
  const [isDeclining, setIsDeclining] = useState(false);
  const isAnswered = accept.isAsked || decline.isAsked;

  const onAccept = async () => {
    tellAnswered(offer.offerId);
    const outcome = await accept.run({ offerId: offer.offerId });
    if (!outcome.ok) return;
    const { interactionId } = outcome.answer;
    await router.navigate({ to: '/inbox/$interactionId', params: { interactionId } });
  };
  const onDecline = (reason: string) => {
    tellAnswered(offer.offerId);
    void decline.run({ offerId: offer.offerId, reason });
  };
  useShortcut({
    id: 'accept-offer',
    chord: 'alt+a',
    label: t`Accept the offer`,
    group: 'offer',
    run: () => void onAccept(),
  });
  useShortcut({
    id: 'decline-offer',
    chord: 'alt+n',
    label: t`Decline the offer`,
    group: 'offer',
    run: () => setIsDeclining(true),
  });

  return (
    <>
      <div className={classes.actions}>
        <Button
          className={classes.accept}
          size="sm"
          loading={accept.isAsked}
          disabled={decline.isAsked}
          onClick={() => void onAccept()}
          rightSection={<span className={classes.chord}>{chordText('alt+a')}</span>}
        >
          {t`Accept`}
        </Button>
        <Menu opened={isDeclining} onChange={setIsDeclining} position="top-end">
          <Menu.Target>
            <Button
              size="sm"
              variant="default"
              disabled={isAnswered}
              loading={decline.isAsked}
              rightSection={<IconChevronDown size={14} aria-hidden />}
            >
              {t`Decline`}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>{t`Decline because of`}</Menu.Label>
            {centre?.declineReasons.map((reason) => (
              <Menu.Item key={reason.reasonId} onClick={() => onDecline(reason.reasonId)}>
                {localName(reason, i18n.locale)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </div>
      <Refusal problem={accept.problem ?? decline.problem} />
    </>
  );
}

/** Why this agent, and what the customer did before. */
function Background({ offer }: { offer: OfferView }) {
  const { t, i18n } = useLingui();
  const session = useSession();
  return (
    <>
      <div className={classes.reasons}>
        <h3>{t`Why you`}</h3>
        {whyYou(i18n, offer, session.personId).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      {offer.recent.length > 0 ? (
        <div className={classes.reasons}>
          <h3>{t`What happened before`}</h3>
          <ul className={classes.recent}>
            {offer.recent.slice(0, 4).map((touchpoint) => (
              <TouchpointLine key={touchpoint.touchpointId} touchpoint={touchpoint} />
            ))}
          </ul>
        </div>
      ) : null}
    </>
  );
}
