import { Modal } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { closeAct, useFloorAct, type FloorAct } from './act-dialog.ts';
import { ForceStateForm } from './ForceStateForm.tsx';
import { PriorityForm } from './PriorityForm.tsx';
import { ReassignForm } from './ReassignForm.tsx';
import { TakeOverForm } from './TakeOverForm.tsx';

/** The act that somebody is about to do, if any. */
export function ActDialog() {
  const { t } = useLingui();
  const act = useFloorAct((state) => state.act);
  if (act === null) return null;
  const { name } = act;
  const title = {
    reassign: t`Reassign ${name}`,
    'take-over': t`Take over ${name}`,
    priority: t`Priority of ${name}`,
    'force-state': t`Change the state of ${name}`,
  }[act.kind];
  return (
    <Modal opened onClose={closeAct} title={title} closeButtonProps={{ 'aria-label': t`Close` }}>
      <Form act={act} />
    </Modal>
  );
}

function Form({ act }: { act: FloorAct }) {
  switch (act.kind) {
    case 'reassign':
      return <ReassignForm act={act} />;
    case 'take-over':
      return <TakeOverForm act={act} />;
    case 'priority':
      return <PriorityForm act={act} />;
    case 'force-state':
      return <ForceStateForm act={act} />;
  }
}
