import { BeginCallDialog } from '../features/call/BeginCallDialog.tsx';
import { HeadsetButtons } from '../features/call/HeadsetButtons.tsx';
import { TestCallDialog } from '../features/call/TestCallDialog.tsx';
import { AskDialog } from '../features/expert/AskDialog.tsx';
import { TransferDialog } from '../features/transfer/TransferDialog.tsx';
import { CompleteDialog } from '../features/wrap-up/CompleteDialog.tsx';
import { useDialog } from '../state/dialogs.ts';
import { ShortcutOverview } from './ShortcutOverview.tsx';

/** The dialogs that several places open; at most one is open. */
export function DeskDialogs() {
  const dialog = useDialog((state) => state.dialog);
  return (
    <>
      <ShortcutOverview />
      <HeadsetButtons />
      {dialog?.kind === 'ask' ? <AskDialog about={dialog} /> : null}
      {dialog?.kind === 'transfer' ? <TransferDialog about={dialog} /> : null}
      {dialog?.kind === 'test-call' ? <TestCallDialog /> : null}
      {dialog?.kind === 'call' ? <BeginCallDialog /> : null}
      {dialog?.kind === 'complete' ? <CompleteDialog about={dialog} /> : null}
    </>
  );
}
