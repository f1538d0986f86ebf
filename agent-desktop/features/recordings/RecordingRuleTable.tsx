import { NumberInput, Select, Table } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconInfoCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { RecordingRules } from '@zentrale/protocol/http';
import type { RecordingKeeps, RecordingMode, RecordingRule } from '@zentrale/protocol/views';
import { useState } from 'react';
import { announce } from '../../announce/announce.tsx';
import { problemOf } from '../../api/client.ts';
import { centreQuery, queryClient } from '../../api/queries.ts';
import { useSession } from '../../api/session.ts';
import { useCommand } from '../../realtime/use-command.ts';
import { ErrorState, LoadingRows, Refusal } from '../../ui/states.tsx';
import { recordingRulesQuery } from './queries.ts';
import classes from './recordings.module.css';

const RETENTION_DAYS = 90;
const RETENTION_DAYS_MAX = 3_650;

/** Which queues record their calls, and for how long that is kept. */
export function RecordingRuleTable() {
  const { t } = useLingui();
  const { data: centre } = useQuery(centreQuery);
  const { data, error, refetch } = useQuery(recordingRulesQuery);
  if (error !== null) {
    return <ErrorState problem={problemOf(error)} onRetry={() => void refetch()} />;
  }
  if (data === undefined || centre === undefined) return <LoadingRows count={4} />;
  const queues = [
    { queueId: null, name: t`All others` },
    ...centre.queues.map(({ queueId, name }) => ({ queueId: queueId as string | null, name })),
  ];
  return (
    <section className={classes.rules} aria-labelledby="recording-rules">
      <h2 id="recording-rules">{t`Which calls are recorded`}</h2>
      <p className={classes.dim}>
        {t`Customers read it before they call. Calls that have begun go on as they were told.`}
      </p>
      <TranscriptionNotice state={data.transcription} />
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t`Queue`}</Table.Th>
            <Table.Th>{t`Calls`}</Table.Th>
            <Table.Th w={250}>{t`What is kept`}</Table.Th>
            <Table.Th w={180}>{t`Kept for days`}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {queues.map(({ queueId, name }) => (
            <RuleRow
              key={queueId}
              queueId={queueId}
              name={name}
              canTranscribe={data.transcription !== 'off'}
              rule={data.rules.find((one) => one.queueId === queueId) ?? null}
            />
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

/** The select's value for a queue that has no rule of its own. */
const INHERITED = 'inherited';

function RuleRow({
  queueId,
  name,
  canTranscribe,
  rule,
}: {
  queueId: string | null;
  name: string;
  canTranscribe: boolean;
  rule: RecordingRule | null;
}) {
  const { t } = useLingui();
  const isReadOnly = !useSession().roles.includes('administrator');
  const save = useCommand('set-recording-rule');
  const [days, setDays] = useState(rule?.retentionDays ?? RETENTION_DAYS);
  const choose = async (
    mode: RecordingMode | null,
    changed: { retentionDays?: number; keeps?: RecordingKeeps } = {},
  ) => {
    const kept = { retentionDays: days, keeps: rule?.keeps ?? 'sound', ...changed };
    const chosen = mode === null ? null : { mode, ...kept };
    const outcome = await save.run({ queueId, rule: chosen });
    if (!outcome.ok) return;
    announce(t`Saved.`);
    await queryClient.invalidateQueries(recordingRulesQuery);
  };
  return (
    <Table.Tr>
      <Table.Th scope="row">{name}</Table.Th>
      <Table.Td>
        <Select
          maw={400}
          aria-label={t`Recording of ${name}`}
          value={rule?.mode ?? INHERITED}
          allowDeselect={false}
          disabled={isReadOnly || save.isAsked}
          data={[
            {
              value: INHERITED,
              label: queueId === null ? t`not recorded` : t`as all others`,
            },
            { value: 'off', label: t`not recorded, on purpose` },
            { value: 'consent', label: t`recorded where the customer agrees` },
            { value: 'announced', label: t`all recorded, the customer is told` },
          ]}
          onChange={(value) => {
            const isRule = value === 'off' || value === 'consent' || value === 'announced';
            void choose(isRule ? value : null);
          }}
        />
        <Refusal problem={save.problem} />
      </Table.Td>
      <Table.Td>
        <Select
          maw={220}
          aria-label={t`What is kept of ${name}`}
          value={rule?.keeps ?? 'sound'}
          allowDeselect={false}
          disabled={isReadOnly || save.isAsked || rule === null || rule.mode === 'off'}
          data={[
            { value: 'sound', label: t`sound` },
            { value: 'text', label: t`transcript`, disabled: !canTranscribe },
            { value: 'both', label: t`sound and transcript`, disabled: !canTranscribe },
          ]}
          onChange={(value) => {
            const isKeeps = value === 'sound' || value === 'text' || value === 'both';
            if (rule !== null && isKeeps) void choose(rule.mode, { keeps: value });
          }}
        />
      </Table.Td>
      <Table.Td>
        <NumberInput
          w={120}
          aria-label={t`Days that recordings of ${name} are kept`}
          min={1}
          max={RETENTION_DAYS_MAX}
          clampBehavior="strict"
          allowDecimal={false}
          disabled={isReadOnly || rule === null}
          value={days}
          onChange={(value) => setDays(Number(value) || 1)}
          onBlur={() => {
            if (rule !== null && days !== rule.retentionDays) {
              void choose(rule.mode, { retentionDays: days });
            }
          }}
        />
      </Table.Td>
    </Table.Tr>
  );
}

/** Whether calls can be transcribed here at all. */
function TranscriptionNotice({ state }: { state: RecordingRules['transcription'] }) {
  const { t } = useLingui();
  if (state === 'on') return null;
  return (
    <p className={classes.notice} role="note">
      <IconInfoCircle size={16} aria-hidden />
      {state === 'off'
        ? t`Calls cannot be transcribed: no provider is set up (ZENTRALE_TRANSCRIPTION_URL).`
        : t`No provider is set up (ZENTRALE_TRANSCRIPTION_URL): transcripts are a demonstration script, not what is said.`}
    </p>
  );
}
