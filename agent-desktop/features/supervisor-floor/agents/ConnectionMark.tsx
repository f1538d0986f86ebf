import { useLingui } from '@lingui/react/macro';
import { IconPlugConnected, IconPlugConnectedX, IconPlugX } from '@tabler/icons-react';
import type { FloorAgentView } from '@zentrale/protocol/views';
import classes from './AgentRow.module.css';

const ICONS = { online: IconPlugConnected, lost: IconPlugConnectedX, offline: IconPlugX } as const;

/** First axis: is her desktop there? */
export function ConnectionMark({ connection }: Pick<FloorAgentView, 'connection'>) {
  const { t } = useLingui();
  const words = { online: t`connected`, lost: t`connection lost`, offline: t`signed out` }[
    connection
  ];
  const Icon = ICONS[connection];
  return (
    <span className={classes.connection} data-connection={connection} title={words}>
      <Icon size={14} stroke={1.8} aria-hidden />
      <span className="visually-hidden">{words}</span>
    </span>
  );
}
