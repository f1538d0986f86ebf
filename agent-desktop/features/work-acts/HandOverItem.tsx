import { Menu } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { useRouter } from '@tanstack/react-router';
import { announce } from '../../announce/announce.tsx';
import { useCommand } from '../../realtime/use-command.ts';

/** The consulted transfer: she knows the matter already, so it is hers at once. */
export function HandOverItem({
  about,
  name,
}: {
  about: { readonly interactionId: string; readonly agentId: string };
  name: string;
}) {
  const { t } = useLingui();
  const router = useRouter();
  const handOver = useCommand('complete-transfer');
  const onHandOver = async () => {
    const outcome = await handOver.run(about);
    if (!outcome.ok) return;
    announce(t`The interaction was handed over to ${name}.`);
    await router.navigate({ to: '/inbox' });
  };
  return (
    <Menu.Item disabled={handOver.isAsked} onClick={() => void onHandOver()}>
      {t`Hand over to ${name}`}
    </Menu.Item>
  );
}
